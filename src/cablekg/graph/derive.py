"""What follows from the described: super-classes and -properties, exchanges between two agents, and what came next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise

from pyoxigraph import NamedNode, Quad

from cablekg.graph.iris import Iris
from cablekg.graph.roles import Level, certain, plain, possible
from cablekg.graph.vocab import CKG, DCTERMS, RDF
from cablekg.model import PARTIES, Record

#: Two agents, their ids sorted.
Pair = tuple[str, str]
#: What passed between two agents: the day it is sorted by, and the document.
_Passed = dict[Pair, list[tuple[date | None, str]]]


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


def exchanges(records: Sequence[Record], mergers: Mapping[str, str], iris: Iris) -> Iterator[Quad]:
    """Give the exchange of every two agents who met in a document, and the order of the dated documents in it.

    A document without any date stands in its exchanges, but neither after nor before another.
    `mergers` gives the agent that a merged one became: the exchanges he may have had lead to the other's.
    Beside them, in /graph/certainty, stands what is certainly and what is possibly of an exchange.
    """
    graph = NamedNode(iris.graph("exchanges"))
    passed = _passed(records, plain)
    for pair, documents in passed.items():
        exchange = NamedNode(iris.exchange(*pair))
        yield Quad(exchange, RDF.type, CKG.Exchange, graph)
        yield from _between(pair, graph, iris)
        yield from _in_order(documents, exchange, (CKG.inExchange, CKG.next, graph), iris)
    yield from _merged(passed, mergers, iris)
    graph = NamedNode(iris.graph("certainty"))
    for pair, documents in _passed(records, certain).items():
        terms = (CKG.certainExchange, CKG.certainNext, graph)
        yield from _in_order(documents, NamedNode(iris.exchange(*pair)), terms, iris)
    for pair, documents in _passed(records, possible).items():
        if pair not in passed:  # known as possible alone: no exchange of the lists, but one that can be asked for
            yield from _between(pair, graph, iris)
        terms = (CKG.possibleExchange, CKG.possibleNext, graph)
        yield from _in_order(documents, NamedNode(iris.exchange(*pair)), terms, iris)


def pairs(record: Record, level: Level = plain) -> set[Pair]:
    """Give every two agents between whom a document passed at a level; two readings of one name are no pair."""
    named = [
        level(readings)
        for mention, readings in zip(record.document.mentions, record.readings, strict=True)
        if mention.role in PARTIES
    ]
    return {
        (min(one, other), max(one, other))
        for some, others in combinations(named, 2)
        for one in some
        for other in others
        if one != other
    }


def _passed(records: Iterable[Record], level: Level) -> _Passed:
    passed: _Passed = defaultdict(list)
    for record in records:
        for whole in record.wholes:
            moment = whole.document.date.earliest or whole.document.date.latest
            for pair in sorted(pairs(whole, level)):
                passed[pair].append((moment, whole.id))
    return passed


def _between(pair: Pair, graph: NamedNode, iris: Iris) -> Iterator[Quad]:
    for agent in pair:
        yield Quad(NamedNode(iris.exchange(*pair)), CKG.between, NamedNode(iris.agent(agent)), graph)


def _in_order(
    documents: Iterable[tuple[date | None, str]],
    exchange: NamedNode,
    terms: tuple[NamedNode, NamedNode, NamedNode],
    iris: Iris,
) -> Iterator[Quad]:
    """Put documents into an exchange, and one after the other; `terms` are the two properties and the graph."""
    within, followed_by, graph = terms
    dated = []
    for moment, document in documents:
        yield Quad(iris.part(document), within, exchange, graph)
        if moment is not None:
            dated.append((moment, document))
    for (_, before), (_, after) in pairwise(sorted(dated)):
        yield Quad(iris.part(before), followed_by, iris.part(after), graph)


def _merged(known: Iterable[Pair], mergers: Mapping[str, str], iris: Iris) -> Iterator[Quad]:
    graph = NamedNode(iris.graph("exchanges"))
    olds: dict[str, list[str]] = defaultdict(list)
    for old, new in mergers.items():
        olds[new].append(old)
    for pair in known:
        newer = NamedNode(iris.exchange(*pair))
        for agent, other in (pair, pair[::-1]):
            for old in olds.get(agent, ()):
                if old != other:
                    yield Quad(NamedNode(iris.exchange(old, other)), DCTERMS.isReplacedBy, newer, graph)
