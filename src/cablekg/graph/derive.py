"""What follows from the described: super-classes and -properties, exchanges between two agents, and what came next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, pairwise

from pyoxigraph import NamedNode, Quad

from cablekg.graph.iris import Iris
from cablekg.graph.vocab import CKG, DCTERMS, RDF
from cablekg.model import Record, accepted

#: Whoever only carried a message, or is only spoken of, was no party of the exchange.
PARTIES = ("sender", "recipient", "participant")


def entailed(quads: Iterable[Quad], superiors: Mapping[NamedNode, tuple[NamedNode, ...]], iris: Iris) -> Iterator[Quad]:
    """Pass quads on, each followed by what RiC-O, schema.org, SKOS-XL and PROV call it, in /graph/entailed.

    Written into the bulk load: one SPARQL update for it took 42 s at 100,000 documents (design of the ontology).
    """
    graph = NamedNode(iris.graph("entailed"))
    for quad in quads:
        yield quad
        for above in superiors.get(quad.predicate, ()):
            yield Quad(quad.subject, above, quad.object, graph)
        if quad.predicate == RDF.type and isinstance(quad.object, NamedNode):
            for above in superiors.get(quad.object, ()):
                yield Quad(quad.subject, RDF.type, above, graph)


def exchanges(records: Iterable[Record], mergers: Mapping[str, str], iris: Iris) -> Iterator[Quad]:
    """Give the exchange of every two agents who met in a document, and the order of the dated documents in it.

    A document without any date stands in its exchanges, but neither after nor before another.
    `mergers` gives the agent that a merged one became: the exchanges he may have had lead to the other's.
    """
    graph = NamedNode(iris.graph("exchanges"))
    passed: dict[tuple[str, str], list[tuple[date | None, str]]] = defaultdict(list)
    for record in records:
        for whole in (record, *record.inner):
            moment = whole.document.date.earliest or whole.document.date.latest
            for pair in combinations(sorted(parties(whole)), 2):
                passed[pair].append((moment, whole.id))
    for (one, other), documents in passed.items():
        exchange = NamedNode(iris.exchange(one, other))
        yield Quad(exchange, RDF.type, CKG.Exchange, graph)
        for agent in (one, other):
            yield Quad(exchange, CKG.between, NamedNode(iris.agent(agent)), graph)
        for _, document in documents:
            yield Quad(iris.part(document), CKG.inExchange, exchange, graph)
        dated = sorted((moment, document) for moment, document in documents if moment is not None)
        for (_, before), (_, after) in pairwise(dated):
            yield Quad(iris.part(before), CKG.next, iris.part(after), graph)
    yield from _merged(passed, mergers, iris)


def _merged(pairs: Iterable[tuple[str, str]], mergers: Mapping[str, str], iris: Iris) -> Iterator[Quad]:
    graph = NamedNode(iris.graph("exchanges"))
    olds: dict[str, list[str]] = defaultdict(list)
    for old, new in mergers.items():
        olds[new].append(old)
    for pair in pairs:
        newer = NamedNode(iris.exchange(*pair))
        for agent, other in (pair, pair[::-1]):
            for old in olds.get(agent, ()):
                if old != other:
                    yield Quad(NamedNode(iris.exchange(old, other)), DCTERMS.isReplacedBy, newer, graph)


def parties(record: Record) -> set[str]:
    """Give the agents between whom a document passed: senders, recipients and participants in force."""
    found = set()
    for mention, readings in zip(record.document.mentions, record.readings, strict=True):
        standing = accepted(readings)
        if standing is not None and mention.role in PARTIES:
            found.add(standing.agent)
    return found
