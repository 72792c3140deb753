"""A document as its page shows it: who wrote to whom, under which names, who says so, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cablekg.asking.answers import Cell, Table
from cablekg.graph.vocab import CKG, DCTERMS, PROV, SKOS
from cablekg.web.shown import Rows, Shown, listed, span, without_empty_columns
from cablekg.web.statements import Statements, Value, anchor
from cablekg.web.why import Row, Why

# Who decided on a topic, when and why: said where it is asked why.
_TOPIC_NOTE = re.compile(r"about \S+ by decision of ")
_ROLES = (
    ("sender", CKG.sender),
    ("recipient", CKG.recipient),
    ("intermediary", CKG.intermediary),
    ("participant", CKG.participant),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Who somebody takes a name for, how sure, on what evidence, in which file and line; `anchor` is its fragment."""

    anchor: str
    agent: Shown | None
    decision: str
    certainty: str
    ground: str
    notes: Sequence[str]
    by: str
    where: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a role as written, with every reading of it; `anchor` is its fragment.

    `stands` are the files and lines that have it, `nobody` says why none of the readings is in force.
    """

    anchor: str
    role: str
    written: str
    glosses: Sequence[str]
    offices: Sequence[str]
    voice: str
    stands: str
    nobody: str
    readings: Sequence[Reading]

    @property
    def accepted(self) -> Reading | None:
        """The reading in force; one accepted as no more than possible is none."""
        if self.nobody:
            return None
        return next((reading for reading in self.readings if reading.decision == "accepted"), None)

    @property
    def is_disputed(self) -> bool:
        """Say whether rivals stand side by side and none of them is in force."""
        rivals = {reading.agent for reading in self.readings if reading.decision != "rejected"}
        return self.accepted is None and len(rivals) > 1


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the document is kept, as written; `anchor` is its fragment."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything that a document's page, or the part of it about a message inside, shows."""

    iri: str
    anchor: str
    title: str
    is_composed: bool
    form: str | None
    date_texts: Sequence[str]
    edtf: str | None
    bounds: str
    parties: dict[str, Sequence[Shown]]
    mentions: Sequence[Mention]
    grounds: Sequence[Row]
    topics: Sequence[Shown]
    topic_text: str | None
    places: Sequence[Shown]
    place_text: str | None
    abstracts: Sequence[Value]
    references: Sequence[Reference]
    notes: Sequence[str]
    attachment_of: str | None
    exchanges: Sequence[Shown]
    following: Sequence[Shown]
    conveyed: Sequence[Shown]
    messages: Sequence["DocumentPage"]

    @property
    def date(self) -> str:
        """The date as a source writes it, else as it was understood; "" where there is none."""
        return next(iter(self.date_texts), self.bounds)


@dataclass(frozen=True, slots=True)
class Witness:
    """What the sources of a document say of it, a row each, and a citation in one line."""

    rows: Rows
    citation: str


def read(said: Statements, why: Why, iri: str) -> DocumentPage:
    """Put together the page of the document `iri` from what is said of it, its parts and its messages, and why.

    A message that is no part of the document, a document of its own, is a link.
    """
    return _page(said, why, iri, {iri})


def _page(said: Statements, why: Why, iri: str, seen: set[str]) -> DocumentPage:
    edtf = said.first(iri, DCTERMS.date)
    conveyed = said.all(iri, CKG.conveys)
    inside = [value for value in conveyed if value.cell.kind == "uri" and anchor(value.cell.value, iri)]
    return DocumentPage(
        iri=iri,
        anchor=anchor(iri, iri),
        title=said.text(iri, DCTERMS.title) or iri,
        is_composed=any(_code(value) == "composed" for value in said.all(iri, CKG.titleBasis)),
        form=said.text(iri, CKG.formText) or said.text(iri, CKG.form),
        date_texts=said.texts(iri, CKG.dateText),
        edtf=edtf.cell.value if edtf else None,
        bounds=span(_cell(said.first(iri, CKG.earliest)), _cell(said.first(iri, CKG.latest))),
        parties={role: _links(said.all(iri, prop)) for role, prop in _ROLES if said.all(iri, prop)},
        mentions=[_mention(said, why, mention, iri) for mention in said.subjects(CKG.inDocument, iri)],
        grounds=why.others(iri),
        topics=_links(said.all(iri, CKG.topic)),
        topic_text=said.text(iri, CKG.topicText),
        places=_links(said.all(iri, CKG.place)),
        place_text=said.text(iri, CKG.placeText),
        abstracts=said.all(iri, DCTERMS.abstract),
        references=[
            Reference(anchor(reference.cell.value, iri), text)
            for reference in said.all(iri, CKG.reference)
            if (text := said.text(reference.cell.value, DCTERMS.bibliographicCitation))
        ],
        notes=[note for note in said.texts(iri, SKOS.note) if not _TOPIC_NOTE.match(note)],
        attachment_of=said.text(iri, CKG.attachmentOf),
        exchanges=_links(said.all(iri, CKG.inExchange)),
        following=_links(said.all(iri, CKG.next)),
        conveyed=_links([value for value in conveyed if value not in inside]),
        messages=[_page(said, why, message, seen) for message in _unseen(inside, seen)],
    )


def _unseen(messages: Sequence[Value], seen: set[str]) -> Iterator[str]:
    """Give each message once: what other people's data call a message may hold its own document."""
    for message in messages:
        if message.cell.value not in seen:
            seen.add(message.cell.value)
            yield message.cell.value


def witness(sources: Table, page: DocumentPage, version: str) -> Witness:
    """Return the rows of the document's sources, and how to cite it."""
    at = {name: number for number, name in enumerate(sources.columns)}
    holders = [
        cell.value
        for row in sources.rows
        for cell in (row[at["holder"]] or row[at["sourceLabel"]], row[at["page"]])
        if cell is not None
    ]
    references = [reference.text for reference in page.references]
    parts = [page.title, page.date or "undated", *references, *dict.fromkeys(holders)]
    citation = ". ".join(part.rstrip(".") for part in parts)
    return Witness(
        without_empty_columns(listed(sources)), f"{citation}. In: cablekg, {page.iri}, version {version[:12]}."
    )


def family(table: Table) -> Shown | None:
    """Return the family of the document's form, from rows of family and label; None for a form that has none."""
    rows = listed(table).rows
    return rows[0][0] if rows else None


def _mention(said: Statements, why: Why, iri: str, document: str) -> Mention:
    readings = [_reading(said, why, reading, document) for reading in said.subjects(CKG.ofMention, iri)]
    return Mention(
        anchor=anchor(iri, document),
        role=said.text(iri, CKG.role) or "",
        written=said.text(iri, CKG.writtenAs) or "",
        glosses=said.texts(iri, CKG.gloss),
        offices=said.texts(iri, CKG.office),
        # The title goes without saying.
        voice=" and ".join(voice.text for voice in said.all(iri, CKG.voice) if _code(voice) != "title"),
        stands=why.stands(iri),
        nobody=why.nobody(iri),
        readings=sorted(readings, key=_standing),
    )


def _reading(said: Statements, why: Why, iri: str, document: str) -> Reading:
    agent = said.first(iri, CKG.identifiedAs)
    who = [value.cell.value.rpartition("#")[2] for value in said.all(iri, PROV.wasAttributedTo)]
    when = said.texts(iri, PROV.generatedAtTime)
    rule = said.texts(iri, CKG.rule)
    decision = said.first(iri, CKG.decision)
    return Reading(
        anchor=anchor(iri, document),
        agent=agent.shown if agent else None,
        decision=_code(decision) if decision else "",
        certainty=said.text(iri, CKG.certainty) or "",
        ground=_ground(said, iri),
        notes=said.texts(iri, SKOS.note),
        by=", ".join([*who, *when]) or "".join(f"rule: {name}" for name in rule),
        where=why.of_reading(iri),
    )


def _ground(said: Statements, iri: str) -> str:
    """Say on what a reading stands: stated by the title, inferred from the register."""
    basis, voice = said.text(iri, CKG.basis) or "", said.first(iri, CKG.voice)
    if voice is None or _code(voice) == "rule":
        return basis
    by = "by" if basis == "stated" or _code(voice) == "editor" else "from"
    return f"{basis} {by} the {voice.text}"


def _code(value: Value) -> str:
    return value.cell.value.rpartition("/")[2]


def _standing(reading: Reading) -> int:
    return {"accepted": 0, "proposed": 1}.get(reading.decision, 2)


def _links(values: Sequence[Value]) -> list[Shown]:
    return [shown for value in values if (shown := value.shown)]


def _cell(value: Value | None) -> Cell | None:
    return value.cell if value else None
