"""How one row of a table becomes a Document: its date, its title, and the names in its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cablekg.errors import Finding
from cablekg.model import Document, Gloss, HistoricalDate, Mention, Role, SourceLine, TitleBasis
from cablekg.reading import dates, references
from cablekg.reading.written import clean
from cablekg.sources import entries
from cablekg.sources.columns import ColumnMap


@dataclass(slots=True)
class _Row:
    """A row being read: its cells by field of the map, where it stands, and the remarks so far."""

    cells: Mapping[str, str]
    columns: ColumnMap
    source: SourceLine
    remarks: list[Finding] = field(default_factory=list)

    def written(self, name: str) -> str | None:
        """Give a field's cell as written, or None when it is empty or the table has no such column."""
        column = getattr(self.columns, name)
        value = self.cells[column] if column is not None else ""
        return value if value.strip() else None

    def value(self, name: str) -> str | None:
        """Give a field's cell without the spaces around it."""
        found = self.written(name)
        return None if found is None else found.strip()

    def remark(self, name: str, message: str, hint: str = "") -> None:
        self.remarks.append(entries.remark(self.source, message, getattr(self.columns, name), hint))


def read(
    cells: Mapping[str, str],
    columns: ColumnMap,
    key: str,
    source: SourceLine,
    summary_by: entries.SummaryBy = "archive",
) -> Document:
    """Read one row, given as its cells by column name.

    A title is parsed, unless the row says that it is composed. What the title says comes first: form, place and topic
    columns fill what it does not say, parties in columns stand beside its own with voice "mark". Never raises: what
    is not understood is a remark of the Document.
    """
    row = _Row(cells, columns, source)
    basis = _basis(row)
    document = Document(key, source, title_basis=basis, date=_date(row))
    document = entries.with_words(document, row.written("summary"), summary_by)
    title, not_read = row.written("title"), list[Finding]()
    if title is not None and basis == "composed":
        document = replace(document, title=title)
    elif title is not None:
        document, not_read = entries.with_title(document, title)
    for role in _PARTIES:
        document = replace(document, mentions=_with_parties(row, role, document.mentions))
    if not any(mention.voice == "mark" for mention in document.mentions):
        # Where columns name the parties, a title is often a bare subject: then nothing was missed in it.
        row.remarks += not_read
    document = _filled(row, document)
    if document.summary is not None and summary_by == "archive":
        document = entries.with_summary(document, document.summary, source.line)
    document = _with_summary_glosses(row, document)
    return replace(document, remarks=tuple(row.remarks))


#: The roles that columns give, and the field of the map that holds an address for each name.
_PARTIES: dict[Role, str | None] = {"sender": "sender_ref", "recipient": "recipient_ref", "intermediary": None}


def _basis(row: _Row) -> TitleBasis:
    value = row.value("title_basis")
    if value == "composed":
        return "composed"
    if value not in (None, "archive"):
        row.remark("title_basis", f"expected archive or composed, found {value!r}; taken as archive")
    return "archive"


def _date(row: _Row) -> HistoricalDate:
    """Read the row's date; the words of the source, where a column holds them, are its text."""
    name = "date" if row.written("date") else "date_from"
    cell, words = row.written("date") or _span(row), row.written("date_text")
    if cell is None:
        name, cell, when = "date_text", words, entries.date(words)
    else:
        when = dates.from_edtf(clean(cell))
        if not entries.is_understood(when):
            when = dates.read(clean(cell))
    if cell is not None and not entries.is_understood(when):
        row.remark(name, f"date not understood: {cell!r}", "kept as text; EDTF such as 1948-05 is understood")
    return replace(when, text=words or cell)


def _span(row: _Row) -> str | None:
    first, last = row.value("date_from"), row.value("date_to")
    if first is None and last is None:
        return None
    return f"{first or '..'}/{last or '..'}"


def _filled(row: _Row, document: Document) -> Document:
    """Take from columns what the title does not say, and what no title says."""
    form_text, form = document.form_text, document.form
    cell = row.value("form")
    if form is None and cell is not None:
        form_text, form = cell, clean(cell).lower()
    reference = row.written("reference")
    return replace(
        document,
        form=form,
        form_text=form_text,
        place=document.place or row.value("place"),
        topic=document.topic or row.value("topic"),
        references=() if reference is None else references.read(reference),
        record_id=row.value("record_id"),
        address=row.value("address"),
    )


def _with_parties(row: _Row, role: Role, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Add the names of a role's column; a name that the title has in this role gets its address only."""
    result = list(mentions)
    for name, ref in _names(row, role):
        for index, mention in enumerate(result):
            if mention.role == role and mention.voice == "title" and mention.name == name:
                result[index] = replace(mention, ref=ref)
                break
        else:
            if any(mention.role == role and mention.voice == "title" for mention in mentions):
                row.remark(role, f"the title names another {role} than {name!r}; both are kept")
            result.append(Mention(role, name, voice="mark", ref=ref, line=row.source.line))
    return tuple(result)


def _names(row: _Row, role: Role) -> list[tuple[str, str | None]]:
    """Give the names of a cell, each with its address where the addresses are as many as the names."""
    separator = row.columns.separator
    cell = row.value(role)
    refs_field = _PARTIES[role]
    refs_cell = row.value(refs_field) if refs_field is not None else None
    names = [] if cell is None else [clean(name) for name in cell.split(separator)]
    refs = [] if refs_cell is None else [ref.strip() for ref in refs_cell.split(separator)]
    if refs and refs_field is not None and len(refs) != len(names):
        row.remark(refs_field, f"expected as many refs as names ({len(names)}), found {len(refs)}: none is attached")
        refs = []
    paired = zip(names, refs or [""] * len(names), strict=True)
    return [(name, ref or None) for name, ref in paired if name]


def _with_summary_glosses(row: _Row, document: Document) -> Document:
    """Add what the archive's summary says of names, from its own column: 'Kuznetsov=Stalin | Terebin=Andrei Orlov'."""
    cell = row.value("summary_glosses")
    if cell is None:
        return document
    mentions, glosses = list(document.mentions), list(document.glosses)
    for statement in cell.split(row.columns.separator):
        name, sign, meaning = (clean(part) for part in statement.partition("="))
        if not (name and sign and meaning):
            row.remark("summary_glosses", f"expected 'name=who it is', found {statement.strip()!r}: not read")
            continue
        index = _explained(name, mentions, glosses)
        if index is None:
            index = len(mentions)
            mentions.append(Mention("mentioned", name, voice="summary", line=row.source.line))
        glosses.append(Gloss(name, meaning, index, "summary"))
    return entries.with_glosses(document, tuple(mentions), tuple(glosses))


def _explained(name: str, mentions: list[Mention], glosses: list[Gloss]) -> int | None:
    """Find the mention of this name, else the mention that a gloss calls so."""
    for index, mention in enumerate(mentions):
        if mention.name == name:
            return index
    return next((gloss.mention for gloss in glosses if gloss.gloss == name and gloss.mention is not None), None)
