"""Values as terms: dates as precise as they are known, citations in their parts, addresses."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from cablekg.graph.vocab import CKG, DCTERMS, EDTF, XSD
from cablekg.model import HistoricalDate, Reference

#: The datatype of a date as precise as it is known; a range has no such date (design of the ontology, "Properties").
DATATYPES = {"day": (XSD.date, 10), "month": (XSD.gYearMonth, 7), "year": (XSD.gYear, 4)}


def dates(date: HistoricalDate) -> Iterator[tuple[NamedNode, Literal]]:
    """Give a date's properties: as precise as known, its first and last day, and as EDTF where it is no plain day.

    All of them are Gregorian; the calendar is that of the words where it is another.
    """
    if date.precision in DATATYPES and date.earliest:
        datatype, length = DATATYPES[date.precision]
        yield CKG.date, Literal(date.earliest.isoformat()[:length], datatype=datatype)
    if date.earliest:
        yield CKG.earliest, Literal(date.earliest.isoformat(), datatype=XSD.date)
    if date.latest:
        yield CKG.latest, Literal(date.latest.isoformat(), datatype=XSD.date)
    if date.calendar:
        yield CKG.calendar, Literal(date.calendar)
    if date.edtf and (date.precision != "day" or len(date.edtf) != 10):
        yield DCTERMS.date, Literal(date.edtf, datatype=EDTF.EDTF)


def citation(node: NamedNode, reference: Reference, graph: NamedNode) -> Iterator[Quad]:
    """Describe an archival citation: its text whole, and the parts that were read."""
    yield Quad(node, DCTERMS.bibliographicCitation, Literal(reference.text), graph)
    parts = {
        CKG.archive: reference.archive,
        CKG.fonds: reference.fonds,
        CKG.series: reference.series,
        CKG.file: reference.file,
        CKG.leaf: reference.leaf,
    }
    for predicate, text in parts.items():
        if text:
            yield Quad(node, predicate, Literal(text), graph)


def http(address: str) -> NamedNode | None:
    """Give an address as a node where it is one: a web address, with nothing in it that an IRI may not hold."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(address)
    except ValueError:
        return None
