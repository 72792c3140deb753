"""The standard formats of answers: short names, media types, and how each is written.

Tables: csv, tsv, json, xml. Graphs: ttl, nt, rdf, jsonld.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, Any, Literal

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple, serialize

from cablekg.errors import UsageError
from cablekg.graph.iris import Iris
from cablekg.graph.vocab import PREFIXES

Kind = Literal["select", "ask", "graph"]

#: Formats of a table: short name → media type. https://www.w3.org/TR/sparql11-overview/ (Query Results)
TABLE_FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
#: Formats of a graph: short name → media type.
GRAPH_FORMATS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
FORMATS = TABLE_FORMATS | GRAPH_FORMATS

TABLE_WRITERS = {
    TABLE_FORMATS["json"]: QueryResultsFormat.JSON,
    TABLE_FORMATS["xml"]: QueryResultsFormat.XML,
    TABLE_FORMATS["csv"]: QueryResultsFormat.CSV,
    TABLE_FORMATS["tsv"]: QueryResultsFormat.TSV,
}
_GRAPH_WRITERS = {
    GRAPH_FORMATS["ttl"]: RdfFormat.TURTLE,
    GRAPH_FORMATS["nt"]: RdfFormat.N_TRIPLES,
    GRAPH_FORMATS["rdf"]: RdfFormat.RDF_XML,
    GRAPH_FORMATS["jsonld"]: RdfFormat.JSON_LD,
}
#: CSV and TSV are defined for SELECT only (https://www.w3.org/TR/sparql11-results-csv-tsv/).
_WRITERS: dict[Kind, dict[str, Any]] = {
    "select": TABLE_WRITERS,
    "ask": {name: TABLE_WRITERS[name] for name in (TABLE_FORMATS["json"], TABLE_FORMATS["xml"])},
    "graph": _GRAPH_WRITERS,
}
_SORTED_UP_TO = 20_000  # triples: sorting them takes 0.1 s; a larger answer is written as it comes
# The engine writes malformed RDF/XML for a property without a legal ending, and reports success.
_XML_NAME_END = re.compile(r"[^\W\d][\w.\-]*\Z")


#: Characters that XML 1.0 has no place for, not even as a reference; the engine writes them all the same.
_NO_XML = re.compile(rb"[\x00-\x08\x0B\x0C\x0E-\x1F]|\xEF\xBF[\xBE\xBF]")
XML_TYPES = frozenset({TABLE_FORMATS["xml"], GRAPH_FORMATS["rdf"]})


class FormatError(UsageError):
    """The answer cannot be written in any format that was asked for."""


def chosen(kind: Kind, media_types: Sequence[str] | None) -> str:
    """Return the first of the media types that can hold this kind of answer; the plainest where None is asked for.

    Raises FormatError, naming what is offered.

    >>> chosen("graph", ["text/csv", "application/n-triples"])
    'application/n-triples'
    """
    writers = _WRITERS[kind]
    if media_types is None:
        return next(iter(writers))
    for media_type in media_types:
        if media_type in writers:
            return media_type
    what = {"select": "a table", "ask": "yes or no", "graph": "a graph"}[kind]
    raise FormatError(f"the answer is {what}: it cannot be written in the format asked for", _offer(writers))


def _offer(writers: Iterable[str]) -> str:
    short = {media_type: name for name, media_type in FORMATS.items()}
    return "offered: " + ", ".join(f"{name} (format={short[name]})" for name in writers)


class XmlOutput:
    """A file that passes on what XML 1.0 can hold (https://www.w3.org/TR/xml/#charsets).

    Raises FormatError, from `write`, for anything else: such an answer would be no XML to any reader.
    """

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._end = b""

    def write(self, written: bytes) -> int:
        """Write a piece. A character may be parted between two pieces."""
        if _NO_XML.search(self._end + written):
            raise FormatError("the answer holds characters that XML cannot hold", "take json, csv or Turtle")
        self._end = written[-2:]
        return self._output.write(written)

    def flush(self) -> None:
        """Pass on nothing: the file below is not ours to flush."""


def write_graph(triples: Iterable[Triple], output: IO[bytes], media_type: str, base_iri: str | None) -> None:
    """Write triples; Turtle with the house's prefixes and, up to 20,000 triples, sorted.

    Raises FormatError for a property that RDF/XML has no name for.
    """
    writer = _GRAPH_WRITERS[media_type]
    prefixes = None
    if writer is RdfFormat.RDF_XML:
        triples = _nameable(triples)
    elif writer is RdfFormat.TURTLE:
        beginning = list(islice(triples, _SORTED_UP_TO))
        if len(beginning) < _SORTED_UP_TO:
            triples = sorted(set(beginning), key=_order)
            if not any(_ends_in_stop(triple) for triple in triples):
                prefixes = Iris(base_iri).prefixes() if base_iri else PREFIXES
        else:
            triples = chain(beginning, triples)
    serialize(triples, output, format=writer, prefixes=prefixes)


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    # As Turtle is read: one subject after the other, its type first.
    predicate = triple.predicate.value
    return str(triple.subject), not predicate.endswith("#type"), predicate, str(triple.object)


def _ends_in_stop(triple: Triple) -> bool:
    # The engine shortens such an IRI to `p:end\.`, which is no Turtle to rdflib.
    return any(isinstance(term, NamedNode) and term.value.endswith(".") for term in triple)


def _nameable(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        if not _XML_NAME_END.search(triple.predicate.value[-200:]):
            raise FormatError(f"RDF/XML cannot write the property <{triple.predicate.value}>", "take format=ttl")
        yield triple
