"""The service's description of itself: https://www.w3.org/TR/sparql11-service-description/ ."""

import io
from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Triple

from cablekg.asking.formats import write_graph
from cablekg.graph.vocab import PREFIXES
from cablekg.web.site import Site

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
#: https://www.w3.org/ns/formats/
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def describe(site: Site, media_type: str) -> bytes:
    """Return the description as a graph in one of the formats of graphs."""
    output = io.BytesIO()
    write_graph(_triples(site.address), output, media_type, site.iris.base)
    return output.getvalue()


def _triples(address: str) -> Iterator[Triple]:
    endpoint = NamedNode(f"{address}sparql")
    service, dataset, graph = NamedNode(f"{address}sparql#service"), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), endpoint)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _FORMATS:
        yield Triple(service, _sd("resultFormat"), NamedNode(f"http://www.w3.org/ns/formats/{name}"))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _TYPE, _sd("Graph"))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
