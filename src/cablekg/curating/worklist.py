"""What is left to decide: names nobody is sure of, lives that do not fit, authority records that do not tell apart.

The canned question `work-list` gives the same items from a store; a test compares the two.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cablekg.build.run import Read
from cablekg.curating.names import Name, RoleOf, names, roles
from cablekg.model import Agent, HistoricalDate, Record, accepted

#: How a name may stand that somebody has to look at.
OPEN = ("unresolved", "unidentified", "disputed", "proposed", "provisional")
LIVES = ("before-birth", "after-death")
RECORDS = ("shared-record", "several-records")
KINDS = (*OPEN, *LIVES, *RECORDS)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide, however many documents it stands in.

    `name` is as written, an agent's label or an authority record; `agent` the id of whom the item speaks, else "";
    `candidates` are ids of agents, or records; `documents` the ids of the documents and inner messages that hang on it.
    """

    kind: str
    name: str
    agent: str
    candidates: tuple[str, ...]
    documents: tuple[str, ...]
    names: tuple[Name, ...]
    why: str

    @property
    def example(self) -> tuple[str, str]:
        """A document that hangs on it, and the mention in it ("" where the item is about no name)."""
        if self.kind in OPEN:
            first = min(self.names, key=lambda name: f"{name.document}#{name.key}")
            return first.place
        return (self.documents or ("",))[0], ""


def items(read: Read) -> list[Item]:
    """Give everything left to decide, first what most documents hang on, then by kind, name, agent and candidates."""
    everything = list(names(read.records))
    found = [*_open(everything), *_lives(read, everything), *_records(read, everything)]
    return sorted(found, key=lambda i: (-len(i.documents), i.kind, i.name.lower(), i.agent, " | ".join(i.candidates)))


def candidates(name: Name) -> tuple[str, ...]:
    """Give whom a name may mean: agents of readings that are not rejected, but no provisional stand-in."""
    return tuple(sorted({r.agent for r in name.readings if r.decision != "rejected" and r.rule != "provisional"}))


def _open(everything: Iterable[Name]) -> Iterator[Item]:
    """Group open names: provisional ones by their agent, others by the name and whom it may mean."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Name]] = defaultdict(list)
    for name in everything:
        kind = name.state
        if kind in ("unidentified", "unresolved"):
            kind = "unresolved" if name.readings else "unidentified"  # a graph holds no more than this
        if kind == "provisional":
            standing = accepted(name.readings)
            groups[kind, standing.agent if standing else "", ()].append(name)
        elif kind in OPEN:
            # As the question does it: SPARQL's LCASE knows no accents to take off.
            groups[kind, name.mention.name.lower(), candidates(name)].append(name)
    for (kind, key, meant), group in groups.items():
        among = meant or tuple(sorted({agent for name in group for agent in candidates(name)}))
        agent = key if kind == "provisional" else ""
        rules = {r.rule for name in group for r in name.readings if r.decision != "rejected"}
        why = "provisional" if agent else ", ".join(sorted(rules))
        yield Item(kind, min(n.mention.name for n in group), agent, among, _ids(group), tuple(group), why)


def _lives(read: Read, everything: Iterable[Name]) -> Iterator[Item]:
    """Find agents with a role in documents from before their birth or after their death.

    Of rival births the earliest possible day counts, of rival deaths the latest: only what no source allows is told.
    """
    bounds = {
        "before-birth": {a.id: day for a in read.kept.register.agents.values() if (day := _born(a))},
        "after-death": {a.id: day for a in read.kept.register.agents.values() if (day := _died(a))},
    }
    wrong: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, (record, _role, agent) in _out_of_life(read.records, bounds):
        wrong[kind, agent].add(record)
    named = defaultdict(list)
    for name in everything:
        if (standing := accepted(name.readings)) is not None:
            named[standing.agent].append(name)
    for (kind, agent), documents in wrong.items():
        group = tuple(name for name in named[agent] if name.record.id in documents)
        verb = "born" if kind == "before-birth" else "died"
        why = f"{verb} {bounds[kind][agent].isoformat()}"
        label = read.kept.register.agents[agent].name
        yield Item(kind, label, agent, (), tuple(sorted(documents)), group, why)


def _out_of_life(records: Iterable[Record], bounds: dict[str, dict[str, date]]) -> Iterator[tuple[str, RoleOf]]:
    for record in records:
        dated = {whole.id: whole.document.date for whole in record.wholes}
        for role in roles(record):
            when, agent = dated[role[0]], role[2]
            if when.latest and when.latest < bounds["before-birth"].get(agent, date.min):
                yield "before-birth", role
            if when.earliest and when.earliest > bounds["after-death"].get(agent, date.max):
                yield "after-death", role


def _born(agent: Agent) -> date | None:
    return _bound(agent, "born", lambda life: life.earliest, min)


def _died(agent: Agent) -> date | None:
    return _bound(agent, "died", lambda life: life.latest, max)


def _bound(
    agent: Agent,
    event: str,
    of: Callable[[HistoricalDate], date | None],
    choose: Callable[[Iterable[date]], date],
) -> date | None:
    """Give the outermost day of an agent's rival dates; None where one of them is open on that side."""
    days = [of(life.date) for life in agent.lives if life.event == event]
    known = [day for day in days if day is not None]
    return choose(known) if known and len(known) == len(days) else None


def _records(read: Read, everything: Iterable[Name]) -> Iterator[Item]:
    """Find records that two agents are linked to, and agents linked to two records of one authority."""
    by_record: dict[str, set[str]] = defaultdict(set)
    by_authority: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in read.kept.links:
        kind, agent = link.subject
        if kind == "agent":
            by_record[link.object].add(agent)
            by_authority[agent, authority(link.object)].add(link.object)
    hanging: dict[str, set[str]] = defaultdict(set)
    for name in everything:
        if (standing := accepted(name.readings)) is not None:
            hanging[standing.agent].add(name.record.id)
    for record, agents in by_record.items():
        if len(agents) > 1:
            documents = tuple(sorted({document for agent in agents for document in hanging[agent]}))
            yield Item(RECORDS[0], record, "", tuple(sorted(agents)), documents, (), authority(record))
    for (agent, holder), linked in by_authority.items():
        if len(linked) > 1:
            label = read.kept.register.agents[agent].name
            documents = tuple(sorted(hanging[agent]))
            yield Item(RECORDS[1], label, agent, tuple(sorted(linked)), documents, (), holder)


def authority(record: str) -> str:
    """Give the authority that a record belongs to: its address up to the last / or #.

    >>> authority("http://www.wikidata.org/entity/Q855"), authority("https://github.com/HistoryAtState/people#104")
    ('http://www.wikidata.org/entity/', 'https://github.com/HistoryAtState/people#')
    """
    return re.sub("[^/#]*$", "", record)


def _ids(group: Iterable[Name]) -> tuple[str, ...]:
    return tuple(sorted({name.record.id for name in group}))
