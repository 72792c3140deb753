"""Topics, places, forms, links, sources and the vocabulary as RDF."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from cablekg.graph.iris import NS, Iris
from cablekg.graph.values import http
from cablekg.graph.vocab import RDF, RICO, SKOS, VOID
from cablekg.reading import families
from cablekg.settings import BASE_IRI


def concept(
    iris: Iris, topic: str, label: str, note: str | None, others: Mapping[NamedNode, Iterable[str]]
) -> Iterator[Quad]:
    """Describe a topic in /graph/vocabulary; `others` are the topics it is joined to, by property."""
    graph, node = NamedNode(iris.graph("vocabulary")), NamedNode(iris.topic(topic))
    yield Quad(node, RDF.type, SKOS.Concept, graph)
    yield Quad(node, SKOS.prefLabel, Literal(label, language="en"), graph)
    if note:
        yield Quad(node, SKOS.note, Literal(note), graph)
    for predicate, names in others.items():
        for name in names:
            yield Quad(node, predicate, NamedNode(iris.topic(name)), graph)


def place(iris: Iris, name: str, label: str, variants: Iterable[str], note: str | None) -> Iterator[Quad]:
    """Describe a place in /graph/vocabulary."""
    graph, node = NamedNode(iris.graph("vocabulary")), NamedNode(iris.place(name))
    yield Quad(node, RDF.type, RICO.Place, graph)
    yield Quad(node, SKOS.prefLabel, Literal(label), graph)
    for variant in variants:
        yield Quad(node, SKOS.altLabel, Literal(variant), graph)
    if note:
        yield Quad(node, SKOS.note, Literal(note), graph)


def form(iris: Iris, code: str, label: str) -> Iterator[Quad]:
    """Describe a form as it was met in titles, with its family where its noun has one: the list is open."""
    graph, node = NamedNode(iris.graph("vocabulary")), NamedNode(iris.code(f"form-{code}"))
    yield Quad(node, RDF.type, SKOS.Concept, graph)
    yield Quad(node, SKOS.prefLabel, Literal(label, language="en"), graph)
    yield Quad(node, SKOS.inScheme, NamedNode(iris.code("forms")), graph)
    if found := families.family(label):
        yield Quad(node, SKOS.broader, NamedNode(iris.code(f"family-{found}")), graph)


def link(iris: Iris, subject: tuple[str, str], predicate: str, target: str) -> Quad:
    """Link an agent or place to an authority record: skos:exactMatch or closeMatch, never owl:sameAs."""
    kind, name = subject
    node = NamedNode(iris.agent(name) if kind == "agent" else iris.place(name))
    terms = {"exactMatch": SKOS.exactMatch, "closeMatch": SKOS.closeMatch}
    return Quad(node, terms[predicate], NamedNode(target), NamedNode(iris.graph("links")))


def source(iris: Iris, name: str, words: Mapping[NamedNode, str]) -> Iterator[Quad]:
    """Say in /graph/catalogue what a source is and on what terms it stands here."""
    graph = NamedNode(iris.graph("catalogue"))
    dataset, node = NamedNode(iris.graph("catalogue", "dataset")), NamedNode(iris.graph(f"source/{name}"))
    yield Quad(dataset, RDF.type, VOID.Dataset, graph)
    yield Quad(dataset, VOID.subset, node, graph)
    yield Quad(node, RDF.type, VOID.Dataset, graph)
    for predicate, word in words.items():
        yield Quad(node, predicate, http(word) or Literal(word), graph)


def ontology(iris: Iris, folder: Path) -> Iterator[Quad]:
    """Give the shipped vocabulary and codes, in /graph/vocabulary; the codes under the base in use."""
    graph = NamedNode(iris.graph("vocabulary"))
    for name in ("cablekg.ttl", "codes.ttl"):
        text = (folder / name).read_text(encoding="utf-8")
        for triple in parse(text, RdfFormat.TURTLE):
            terms = (_rebased(iris, term) for term in (triple.subject, triple.predicate, triple.object))
            yield Quad(*terms, graph)  # type: ignore[call-arg, arg-type] # three terms, each of its own kind


def _rebased(iris: Iris, term: object) -> object:
    if isinstance(term, NamedNode) and term.value.startswith(BASE_IRI) and not term.value.startswith(NS[:-1]):
        return NamedNode(iris.base + term.value.removeprefix(BASE_IRI))
    return term


def superiors(folder: Path) -> Mapping[NamedNode, tuple[NamedNode, ...]]:
    """Give what each of our classes and properties is narrower than, as the ontology says."""
    from_ontology: dict[NamedNode, tuple[NamedNode, ...]] = {}
    for quad in parse((folder / "cablekg.ttl").read_text(encoding="utf-8"), RdfFormat.TURTLE):
        if quad.predicate.value.endswith(("#subClassOf", "#subPropertyOf")):
            subject, above = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(above, NamedNode):
                from_ontology[subject] = (*from_ontology.get(subject, ()), above)
    return from_ontology
