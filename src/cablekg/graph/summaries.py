"""Counts that many views want, made once: of every exchange, every agent by role, year and name, and of the whole.

All of them count the plain layer, documents and messages inside others alike, in /graph/summary.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from cablekg.graph.derive import pairs
from cablekg.graph.iris import Iris
from cablekg.graph.roles import PLAIN, plain, relays
from cablekg.graph.vocab import CKG, XSD
from cablekg.index import short
from cablekg.model import Record


@dataclass(slots=True)
class _Span:
    """How many documents, and from which first to which last possible day."""

    count: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, record: Record) -> None:
        when = record.document.date
        self.count += 1
        if start := when.earliest or when.latest:
            self.first = min(self.first or start, start)
        if end := when.latest or when.earliest:
            self.last = max(self.last or end, end)

    def quads(self, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
        yield Quad(node, CKG.count, Literal(self.count), graph)
        for predicate, day in ((CKG.first, self.first), (CKG.last, self.last)):
            if day:
                yield Quad(node, predicate, Literal(day.isoformat(), datatype=XSD.date), graph)


@dataclass(slots=True)
class _Counts:
    """Everything counted, by what it is counted for."""

    pairs: dict[tuple[str, str], _Span] = field(default_factory=dict)
    pair_years: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    role_years: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    names: dict[tuple[str, str], _Span] = field(default_factory=dict)
    documents: int = 0
    mentions: int = 0
    readings: int = 0

    def add(self, record: Record, relayed_by: Iterable[str] = ()) -> None:
        year = _year(record)
        for pair in sorted(pairs(record)):
            self.pairs.setdefault(pair, _Span()).add(record)
            if year:
                self.pair_years[(*pair, year)] += 1
        played = {("intermediary", agent) for agent in relayed_by}
        named = set()
        for mention, readings in zip(record.document.mentions, record.readings, strict=True):
            for agent in plain(readings):
                named.add((agent, mention.name))
                played |= {(mention.role, agent)} if mention.role in PLAIN else set()
        for role, agent in played:
            self.roles[agent, role] += 1
            if year:
                self.role_years[agent, role, year] += 1
        for name in named:
            self.names.setdefault(name, _Span()).add(record)
        self.documents += 1
        self.mentions += len(record.readings)
        self.readings += sum(map(len, record.readings))


def summary(records: Iterable[Record], iris: Iris) -> Iterator[Quad]:
    """Count the plain layer: exchanges, agents by role, year and name, and totals.

    Source: design of the ontology ("count first last year"); demand C7.
    """
    counts = _Counts()
    for record in records:
        counts.add(record)
        for inner in record.inner:
            counts.add(inner, relays(record, inner))
    graph = NamedNode(iris.graph("summary"))
    for (one, other), span in counts.pairs.items():
        yield from span.quads(NamedNode(iris.exchange(one, other)), graph)
    for (one, other, year), count in counts.pair_years.items():
        yield from _count(iris, f"{one}--{other}-{year}", iris.exchange(one, other), count, year=year)
    for (agent, role), count in counts.roles.items():
        yield from _count(iris, f"{agent}-{role}", iris.agent(agent), count, role=role)
    for (agent, role, year), count in counts.role_years.items():
        yield from _count(iris, f"{agent}-{role}-{year}", iris.agent(agent), count, role=role, year=year)
    yield from _names(counts, iris, graph)
    totals = {CKG.Document: counts.documents, CKG.Mention: counts.mentions, CKG.Identification: counts.readings}
    for counted, count in totals.items():
        yield from _count(iris, short(counted.value.rpartition("#")[2]), counted.value, count)


def _names(counts: _Counts, iris: Iris, graph: NamedNode) -> Iterator[Quad]:
    numbers: Counter[str] = Counter()
    for (agent, name), span in counts.names.items():
        numbers[agent] += 1
        node = NamedNode(iris.graph("summary", f"{agent}-name-{numbers[agent]}"))
        yield Quad(node, CKG.countOf, NamedNode(iris.agent(agent)), graph)
        yield Quad(node, CKG.writtenAs, Literal(name), graph)
        yield from span.quads(node, graph)


def _count(  # noqa: PLR0913 - what is counted, and what narrows it
    iris: Iris, name: str, what: str, count: int, *, role: str = "", year: int = 0
) -> Iterator[Quad]:
    graph = NamedNode(iris.graph("summary"))
    node = NamedNode(iris.graph("summary", name))
    yield Quad(node, CKG.countOf, NamedNode(what), graph)
    yield Quad(node, CKG.count, Literal(count), graph)
    if role:
        yield Quad(node, CKG.role, NamedNode(iris.code(role)), graph)
    if year:
        yield Quad(node, CKG.year, Literal(f"{year:04d}", datatype=XSD.gYear), graph)


def _year(record: Record) -> int | None:
    """Give the year in which a document was surely written; None where its possible days lie in several."""
    first, last = record.document.date.earliest, record.document.date.latest
    return first.year if first and last and first.year == last.year else None
