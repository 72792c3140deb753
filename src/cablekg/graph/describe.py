"""Where documents become RDF: a record of the build, triple by triple.

What the archive wrote and our rules read goes into the graph of its source, what curators decided into
/graph/decisions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from cablekg.graph.iris import Iris
from cablekg.graph.values import citation, dates, http
from cablekg.graph.vocab import CKG, DCTERMS, EDTF, PROV, RDF, RDFS, RICO, SKOS, XSD
from cablekg.index import short
from cablekg.model import (
    Act,
    Document,
    Identification,
    Mention,
    Record,
    RivalDate,
    SourceLine,
    Witness,
)
from cablekg.reading.nameless import is_nameless

#: What each witness says for itself, even where two say the same.
OF_A_WITNESS = {DCTERMS.source, CKG.sourceFile, CKG.sourceLine}

#: The fields of a document that are texts, by the property that holds them.
TEXTS = {
    "title": DCTERMS.title,
    "form_text": CKG.formText,
    "topic": CKG.topicText,
    "place": CKG.placeText,
    "attachment_of": CKG.attachmentOf,
    "summary": DCTERMS.abstract,
    "archive_type": DCTERMS.type,
}


@dataclass(frozen=True, slots=True)
class Describer:
    """Makes the quads of records; `iris` gives every address."""

    iris: Iris

    def record(self, record: Record) -> Iterator[Quad]:
        """Describe a document with its witnesses, mentions and readings, and the messages inside it.

        A triple that two sources state stands once, in the graph of the first: the engine's union of graphs is no
        set, and a document of two sources would be counted twice. Each witness has its own file and line.
        """
        seen = set()
        for quad in self._stated(record):
            if quad.predicate in OF_A_WITNESS or quad.triple not in seen:
                seen.add(quad.triple)
                yield quad
        for inner in record.inner:
            yield Quad(self._document(record.id), CKG.conveys, self._document(inner.id), self._home(record))
            yield from self.record(inner)

    def _stated(self, record: Record) -> Iterator[Quad]:
        subject = self._document(record.id)
        yield from self._values(subject, record)
        for witness in record.witnesses:
            graph = self._graph(f"source/{witness.source}")
            yield from self._said_otherwise(subject, record.document, witness.document, graph)
            yield from self._witness(subject, record.id, witness, graph)
        yield from self._references(subject, record)
        yield from self._mentions(record)
        yield from self._decided(subject, record)

    def place(self, record: Record, place: str) -> Quad:
        """Say which listed place the document's place text names."""
        return Quad(self._document(record.id), CKG.place, NamedNode(self.iris.place(place)), self._graph("roles"))

    def _values(self, subject: NamedNode, record: Record) -> Iterator[Quad]:
        """Give a document's own values, each in the graph of the source that has it or of the curator's correction."""
        document, home = record.document, self._home(record)
        yield Quad(subject, RDF.type, CKG.Document, home)
        yield Quad(subject, CKG.titleBasis, self._code(document.title_basis), home)
        for field, predicate in TEXTS.items():
            if text := getattr(document, field):
                yield Quad(subject, predicate, Literal(text), self._said_by(record, field))
        if document.form:
            form = self._code("form-" + short(document.form))
            yield Quad(subject, CKG.form, form, self._said_by(record, "form"))
        for predicate, value in dates(document.date):
            yield Quad(subject, predicate, value, self._said_by(record, "date"))

    def _said_by(self, record: Record, field: str) -> NamedNode:
        """Give the graph of the first source whose entry has the value that stands; composed ones in the first."""
        if field in record.corrected:
            return self._graph("decisions")
        value = getattr(record.document, field)
        said_by = [w.source for w in record.witnesses if getattr(w.document, field) == value]
        return self._graph(f"source/{said_by[0]}") if said_by else self._home(record)

    def _said_otherwise(
        self, subject: NamedNode, document: Document, witness: Document, graph: NamedNode
    ) -> Iterator[Quad]:
        """Give what a witness words otherwise: a document has one title and one date, the others stand beside."""
        for predicate, text in ((CKG.dateText, witness.date.text), (DCTERMS.abstract, witness.summary)):
            if text:
                yield Quad(subject, predicate, Literal(text), graph)
        if witness.title and witness.title != document.title:
            yield Quad(subject, DCTERMS.alternative, Literal(witness.title), graph)
        if witness.date.edtf and witness.date.edtf != document.date.edtf:
            yield Quad(subject, DCTERMS.date, Literal(witness.date.edtf, datatype=EDTF.EDTF), graph)

    def _witness(self, subject: NamedNode, record: str, witness: Witness, graph: NamedNode) -> Iterator[Quad]:
        document = witness.document
        yield Quad(subject, DCTERMS.source, graph, graph)
        yield from self._line(subject, document.source, graph)
        key = document.key if document.has_own_key and "#" not in record else None
        for identifier in (document.record_id, key):
            if identifier:
                yield Quad(subject, DCTERMS.identifier, Literal(identifier), graph)
        if document.address and (address := http(document.address)):
            yield Quad(subject, RDFS.seeAlso, address, graph)

    def _references(self, subject: NamedNode, record: Record) -> Iterator[Quad]:
        """Give every citation once, in the graph of the first source that has it, or of the curator's correction."""
        for number, reference in enumerate(record.document.references, 1):
            said_by = [w.source for w in record.witnesses if reference in w.document.references]
            graph = self._graph(f"source/{said_by[0]}" if said_by else "decisions")
            node = self._part(record.id, "reference" if number == 1 else f"reference-{number}")
            yield Quad(subject, CKG.reference, node, graph)
            yield from citation(node, reference, graph)

    def _mentions(self, record: Record) -> Iterator[Quad]:
        for number, mention in enumerate(record.document.mentions, 1):
            node = self._part(record.id, f"m{number}")
            place = number - 1 - (len(record.document.mentions) - len(record.curated))
            is_curated = place >= 0
            if is_curated:
                yield from self._decided_by(node, record.curated[place], self._graph("decisions"))
            for source, graph in self._seen_in(record, mention, is_curated=is_curated):
                yield from self._mention(node, record, number - 1, mention, graph)
                yield from self._line(node, source, graph)
            if not record.readings[number - 1] and is_nameless(mention.name):
                yield Quad(node, SKOS.note, Literal("the source says that it names nobody"), self._home(record))
            for count, reading in enumerate(record.readings[number - 1], 1):
                yield from self._reading(record, number, count, reading)

    def _mention(
        self, node: NamedNode, record: Record, index: int, mention: Mention, graph: NamedNode
    ) -> Iterator[Quad]:
        yield Quad(node, RDF.type, CKG.Mention, graph)
        yield Quad(node, CKG.inDocument, self._document(record.id), graph)
        yield Quad(node, CKG.role, self._code(mention.role), graph)
        yield Quad(node, CKG.writtenAs, Literal(mention.name), graph)
        yield Quad(node, CKG.voice, self._code(mention.voice), graph)
        explained = [gloss.gloss for gloss in record.document.glosses if gloss.mention == index]
        for gloss in dict.fromkeys([*([mention.gloss] if mention.gloss else []), *explained]):
            yield Quad(node, CKG.gloss, Literal(gloss), graph)
        if mention.office:
            yield Quad(node, CKG.office, Literal(mention.office), graph)
        if mention.ref and (address := http(mention.ref)):
            yield Quad(node, RDFS.seeAlso, address, graph)

    def _reading(self, record: Record, mention: int, count: int, reading: Identification) -> Iterator[Quad]:
        node = self._part(record.id, f"m{mention}-i{count}")
        graph = self._graph("decisions") if reading.rule == "curator" else self._home(record)
        yield Quad(node, RDF.type, CKG.Identification, graph)
        yield Quad(node, CKG.ofMention, self._part(record.id, f"m{mention}"), graph)
        yield Quad(node, CKG.identifiedAs, self._agent(reading.agent), graph)
        for predicate, word in (
            (CKG.certainty, reading.certainty),
            (CKG.basis, reading.basis),
            (CKG.voice, reading.voice),
            (CKG.decision, reading.decision),
        ):
            yield Quad(node, predicate, self._code(word), graph)
        yield Quad(node, CKG.rule, Literal(reading.rule), graph)
        if reading.evidence:
            yield Quad(node, SKOS.note, Literal(reading.evidence), graph)
        if reading.alias:
            alias = self.iris.agent(reading.agent, reading.alias)
            yield Quad(node, PROV.wasDerivedFrom, NamedNode(alias), graph)
        if reading.who and reading.when:
            yield from self._attributed(node, reading.who, reading.when, graph)
        if reading.source:
            yield from self._line(node, reading.source, graph)

    def _decided(self, subject: NamedNode, record: Record) -> Iterator[Quad]:
        graph = self._graph("decisions")
        for topic in record.topics:
            yield Quad(subject, CKG.topic, NamedNode(self.iris.topic(topic.topic)), graph)
            act = topic.act
            why = f": {act.why}" if act.why else ""
            said = f"about {topic.topic} by decision of {act.who}, {act.when}{why}"
            yield Quad(subject, SKOS.note, Literal(f"{said} ({act.source.file}:{act.source.line})"), graph)
        for note in record.notes:
            yield Quad(subject, SKOS.note, Literal(note), graph)
        for number, rival in enumerate(record.dates, 1):
            node = self._part(record.id, f"date-{number}")
            yield Quad(subject, RICO.isAssociatedWithDate, node, graph)
            yield from self._rival_date(node, rival, graph)

    def _rival_date(self, node: NamedNode, rival: RivalDate, graph: NamedNode) -> Iterator[Quad]:
        """Describe what another voice dates the document; its own date, by which it is found, stays the listing's."""
        yield Quad(node, RDF.type, RICO.Date, graph)
        for predicate, value in dates(rival.date):
            if predicate != DCTERMS.date:
                yield Quad(node, predicate, value, graph)
        yield Quad(node, DCTERMS.date, Literal(rival.date.edtf or "", datatype=EDTF.EDTF), graph)
        if rival.date.text:
            yield Quad(node, CKG.dateText, Literal(rival.date.text), graph)
        yield Quad(node, CKG.voice, self._code(rival.voice), graph)
        yield from self._decided_by(node, rival.act, graph)
        yield from self._line(node, rival.act.source, graph)

    def _decided_by(self, node: NamedNode, act: Act, graph: NamedNode) -> Iterator[Quad]:
        if act.why:
            yield Quad(node, SKOS.note, Literal(act.why), graph)
        yield from self._attributed(node, act.who, act.when, graph)

    def _attributed(self, node: NamedNode, who: str, when: str, graph: NamedNode) -> Iterator[Quad]:
        curator = NamedNode(self.iris.graph("decisions", short(who)))
        yield Quad(node, PROV.wasAttributedTo, curator, graph)
        yield Quad(node, PROV.generatedAtTime, Literal(when, datatype=XSD.date), graph)
        yield Quad(curator, RDF.type, PROV.Agent, graph)
        yield Quad(curator, RDFS.label, Literal(who), graph)

    def _seen_in(self, record: Record, mention: Mention, *, is_curated: bool) -> Iterator[tuple[SourceLine, NamedNode]]:
        """Give each place a mention stands at: the lines of its witnesses, or a curator's row."""
        if is_curated and mention.line is not None:
            yield SourceLine("decisions/mentions.tsv", mention.line), self._graph("decisions")
            return
        for witness in record.witnesses:
            same = [m for m in witness.document.mentions if (m.role, m.name) == (mention.role, mention.name)]
            if same:
                line = same[0].line or witness.document.source.line
                yield SourceLine(witness.document.source.file, line), self._graph(f"source/{witness.source}")

    def _line(self, node: NamedNode, source: SourceLine, graph: NamedNode) -> Iterator[Quad]:
        yield Quad(node, CKG.sourceFile, Literal(source.file), graph)
        yield Quad(node, CKG.sourceLine, Literal(source.line), graph)

    def _home(self, record: Record) -> NamedNode:
        return self._graph(f"source/{record.witnesses[0].source}")

    def _document(self, name: str) -> NamedNode:
        return self.iris.part(name)

    def _part(self, name: str, part: str) -> NamedNode:
        return self.iris.part(name, part)

    def _agent(self, name: str) -> NamedNode:
        return NamedNode(self.iris.agent(name))

    def _code(self, word: str) -> NamedNode:
        return NamedNode(self.iris.code(word))

    def _graph(self, name: str) -> NamedNode:
        return NamedNode(self.iris.graph(name))
