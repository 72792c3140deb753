"""Entries become documents: the same entry in two sources is one document, two documents of one day stay two."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cablekg.build.ledger import LedgerRow, flat
from cablekg.errors import Finding
from cablekg.index import fold
from cablekg.model import Document, Gloss, Mention, Witness
from cablekg.sources.catalogue import Source


@dataclass(slots=True, eq=False)
class Placed:
    """A document in the making: its witnesses, and the id the ledger gives it (None: not in the ledger yet)."""

    id: str | None
    witnesses: list[Witness]

    def document(self) -> Document:
        """Give the first witness's reading, with what the summaries of the others gloss."""
        first = self.witnesses[0].document
        mentions, glosses = list(first.mentions), list(first.glosses)
        for witness in self.witnesses[1:]:
            _add(witness.document, mentions, glosses)
            first = _filled(first, witness.document)
        return replace(first, mentions=tuple(mentions), glosses=tuple(glosses))


@dataclass(slots=True)
class Places:
    """Finds the document of each entry (design of the ontology, "Links": what makes two entries one)."""

    sources: Mapping[str, Source]
    ledger: Mapping[tuple[str, str], LedgerRow]
    titles: set[tuple[str, str]]
    findings: list[Finding]
    found: list[Placed] = field(default_factory=list)
    _by_id: dict[str, Placed] = field(default_factory=dict)
    _alike: dict[tuple[str, str], list[Placed]] = field(default_factory=lambda: defaultdict(list))

    def place(self, witness: Witness) -> None:
        """Join an entry to its document, or make one of it."""
        row = self._row(witness)
        placed = self._by_id.get(row.document) if row else self._fitting(witness)
        if placed is None:
            placed = Placed(row.document if row else None, [])
            self.found.append(placed)
            if row:
                self._by_id[row.document] = placed
        placed.witnesses.append(witness)
        for key in self._keys(witness):
            if placed not in self._alike[key]:
                self._alike[key].append(placed)

    def _row(self, witness: Witness) -> LedgerRow | None:
        document = witness.document
        row = self.ledger.get((witness.source, document.key))
        if row is None or row.title == flat(document.title):
            return row
        if (witness.source, row.title) not in self.titles:
            # Archives retitle: the entry is where it was, and its old title stands nowhere else.
            message = f"was {row.title!r} when ids.tsv was written; it keeps its address"
            hint = f"put the new title into ids.tsv, line {row.line}"
            self.findings.append(Finding(document.source.file, document.source.line, message, hint, "remark"))
            return row
        message = (
            f"{document.key} of {witness.source}: the ledger has the title {row.title!r}, the source {document.title!r}"
        )
        hint = "if the archive retitled it, put the new title into ids.tsv; if rows moved, put the row's own key there"
        self.findings.append(Finding("ids.tsv", row.line, message, hint, column="title"))
        return None

    def _fitting(self, witness: Witness) -> Placed | None:
        fitting: list[Placed] = []
        for key in self._keys(witness):
            fitting = fitting or [placed for placed in self._alike[key] if self._fits(witness, placed)]
        if len(fitting) > 1:
            document = witness.document
            message = (
                f"the entry {document.title!r} fits {len(fitting)} documents of another source; it stands as its own"
            )
            hint = "name the right one in ids.tsv: document, source, key, title"
            self.findings.append(Finding(document.source.file, document.source.line, message, hint, "remark"))
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, witness: Witness, placed: Placed) -> bool:
        return all(
            not self._same_table(witness, other) and not self._contradicts(witness, other) for other in placed.witnesses
        )

    def _same_table(self, one: Witness, other: Witness) -> bool:
        # Only a table has a map of columns, also where its kind was recognised and not named.
        return one.source == other.source and self.sources[one.source].columns is not None

    def _contradicts(self, one: Witness, other: Witness) -> bool:
        """Two record ids decide; else two summaries contradict when both are the archive's and differ.

        The page of a document itself shows of several paragraphs the last alone: that is no difference.
        """
        if one.document.record_id and other.document.record_id:
            return one.document.record_id != other.document.record_id
        told = [
            (_paragraphs(w.document.summary), w.document)
            for w in (one, other)
            if w.document.summary and self.sources[w.source].summary == "archive"
        ]
        if len(told) < 2:
            return False
        (shorter, document), (longer, _) = sorted(told, key=lambda pair: len(pair[0]))
        return shorter != longer and not (_is_of_own_page(document) and shorter == longer[-1:])

    def _keys(self, witness: Witness) -> list[tuple[str, str]]:
        """Give what makes entries alike within one holder: the record id; the date and title."""
        document = witness.document
        holder = self.sources[witness.source].holder
        if holder is None:
            holder = f"source {witness.source}"
        keys = [(holder, f"record {document.record_id}")] if document.record_id else []
        # Two dates that are not understood, or not there, are not the same date.
        if document.title and (document.date.earliest or document.date.latest):
            span = f"{document.date.earliest}/{document.date.latest}"
            keys.append((holder, f"{span} {flat(document.title)}"))
        return keys


def _paragraphs(summary: str) -> list[str]:
    return [fold(paragraph) for paragraph in summary.split("\n\n")]


def _is_of_own_page(document: Document) -> bool:
    """Say whether an entry says what only the page of the document itself does: its number, kind, place of keeping."""
    return bool(document.record_id or document.archive_type or document.references)


def _add(other: Document, mentions: list[Mention], glosses: list[Gloss]) -> None:
    """Add to a document's mentions and glosses what the summary of another witness says."""
    moved: dict[int | None, int | None] = {None: None}
    for number, mention in enumerate(other.mentions):
        same = [n for n, known in enumerate(mentions) if (known.role, known.name) == (mention.role, mention.name)]
        if not same and mention.role == "mentioned":
            mentions.append(mention)
            same = [len(mentions) - 1]
        moved[number] = same[0] if same else None
    for gloss in other.glosses:
        again = replace(gloss, mention=moved[gloss.mention])
        if again not in glosses:
            glosses.append(again)


def _filled(first: Document, other: Document) -> Document:
    """Let another witness give what the first does not have."""
    names = ("summary", "summary_voice", "record_id", "address", "form", "form_text", "place", "topic", "archive_type")
    first = replace(first, **{name: getattr(first, name) or getattr(other, name) for name in names})
    more = tuple(reference for reference in other.references if reference not in first.references)
    first = replace(first, references=first.references + more)
    return first if first.date.earliest or first.date.latest else replace(first, date=other.date)


def place(
    witnesses: Sequence[Witness],
    sources: Mapping[str, Source],
    ledger: Mapping[tuple[str, str], LedgerRow],
    findings: list[Finding],
) -> list[Placed]:
    """Join entries to documents; both come in the order of the entries.

    Entries that the ledger names are placed first, so that an entry without a row can join their documents.
    """
    titles = {(w.source, flat(w.document.title)) for w in witnesses}
    places = Places(sources, ledger, titles, findings)
    named = [w for w in witnesses if (w.source, w.document.key) in ledger]
    others = [w for w in witnesses if (w.source, w.document.key) not in ledger]
    for witness in named + others:
        places.place(witness)
    order = {(w.source, w.document.key): number for number, w in enumerate(witnesses)}
    for placed in places.found:
        # The first that has a title is the one that is read.
        placed.witnesses.sort(key=lambda w: (w.document.title is None, order[w.source, w.document.key]))
        first = placed.witnesses[0].document
        findings += [finding for w in placed.witnesses[1:] for finding in _differences(first, w.document)]
    return sorted(places.found, key=lambda placed: min(order[w.source, w.document.key] for w in placed.witnesses))


def _differences(first: Document, other: Document) -> Iterator[Finding]:
    """Remark where two entries of one document differ: the first's title and date stand, the other's beside them."""
    differing: list[tuple[str, str | None, str | None]] = []
    if other.title is not None and flat(first.title) != flat(other.title):
        differing.append(("title", first.title, other.title))
    if (first.date.earliest, first.date.latest) != (other.date.earliest, other.date.latest):
        differing.append(("date", first.date.text, other.date.text))
    if first.source.file == other.source.file:
        message = (
            f"the entry of line {first.source.line} once more: one document, unless a record id or a summary differs"
        )
        yield Finding(other.source.file, other.source.line, message, level="remark")
    for name, one, two in differing:
        message = f"the {name} is {two!r} here and {one!r} at {first.source.file}:{first.source.line}"
        hint = "both are kept; a row of decisions/corrections.tsv decides"
        yield Finding(other.source.file, other.source.line, message, hint, "remark")
