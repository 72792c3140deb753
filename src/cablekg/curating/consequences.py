"""What else a decision would change: the identification is really run once more, with the one decision more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from cablekg.authority.decisions import Decisions
from cablekg.authority.provisional import provisional_id
from cablekg.authority.register import PROVISIONAL
from cablekg.build.folder import Kept
from cablekg.build.place import Placed
from cablekg.build.resolve import records
from cablekg.build.run import Read
from cablekg.curating.names import Name, names, roles
from cablekg.index import fold
from cablekg.model import Readings, Record, accepted


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise: `kind` is reading, role, relay or agent; `after` "" where it is lost."""

    kind: str
    document: str
    what: str
    before: str
    after: str


@dataclass(slots=True)
class Standing:
    """Everything read, as it stands under the decisions in force; `records` run beside `placed`."""

    kept: Kept
    placed: list[Placed]
    records: list[Record]

    _number: dict[str, int]
    _written: dict[str, set[int]]
    _provisional: dict[str, set[int]]

    @classmethod
    def of(cls, read: Read) -> "Standing":
        """Take up what was read; each document keeps the address it has now, whatever is tried."""
        pairs = zip(read.placed, read.records, strict=True)
        placed = [replace(item, id=record.id) for item, record in pairs]
        made = cls(read.kept, placed, list(read.records), {}, defaultdict(set), defaultdict(set))
        made._index()
        return made

    def _index(self) -> None:
        """Note where each name stands, and which documents give which provisional agent its names."""
        for number, record in enumerate(self.records):
            self._number[record.id] = number
            for name in names([record]):
                self._written[fold(name.mention.name)].add(number)
                self._provisional[provisional_id(name.mention, record.witnesses[0].source)].add(number)

    def record(self, document: str) -> Record:
        """Give a document by its id. Raises KeyError when there is none."""
        return self.records[self._number[document]]

    def bearing(self, provisional: str) -> list[str]:
        """Give the ids of the documents in which a name makes this provisional agent."""
        return [self.records[number].id for number in sorted(self._provisional.get(provisional, ()))]

    def stands_for(self, provisional: str) -> str:
        """Give the name that a provisional agent stands for, as first met; the id itself where none is."""
        for name in self._names(sorted(self._provisional.get(provisional, ()))):
            if provisional_id(name.mention, name.record.witnesses[0].source) == provisional:
                return name.mention.name
        return provisional

    def under(self, kept: Kept, documents: Iterable[str]) -> dict[int, Record]:
        """Give the records that may stand otherwise when what is kept differs in the readings of these documents.

        Only documents that share a name with one of them, open somewhere, can be touched: a decision reaches another
        document by proposing the same name there (rule `exchange`), and what is settled takes no proposal. The rest is
        left out of the run, and with it nothing that a name in it could be proposed by. A test compares with the whole.
        """
        touched = {self._number[document] for document in documents}
        alone = list(names(self._run(kept, touched).values()))
        opened = {fold(name.mention.name) for name in alone if name.state != "accepted"}
        shared = {written for name in alone if (written := fold(name.mention.name)) in opened or self._is_open(written)}
        run = self._run(kept, touched | {number for written in shared for number in self._written[written]})
        return {
            number: record if number in touched else _joined(self.records[number], record, shared)
            for number, record in run.items()
        }

    def changes(self, after: Mapping[int, Record], decided: Iterable[tuple[str, str]]) -> list[Change]:
        """Say what is otherwise in these records, agents first; the names `decided` themselves are left out."""
        left_out = set(decided)
        found = list(self._left_without_names(after))
        for number in sorted(after):
            found += _readings(self.records[number], after[number], left_out)
            found += _roles(self.records[number], after[number])
        return found

    def settle(self, kept: Kept, after: Mapping[int, Record]) -> None:
        """Let what was tried stand."""
        self.kept = kept
        for number, record in after.items():
            self.records[number] = record

    def _run(self, kept: Kept, numbers: set[int]) -> dict[int, Record]:
        order = sorted(numbers | self._naming(kept.decisions, numbers))
        run = dict(zip(order, records([self.placed[n] for n in order], self._only(kept, order), []), strict=True))
        return {number: run[number] for number in sorted(numbers)}

    def _names(self, numbers: Iterable[int]) -> Iterator[Name]:
        return names(self.records[number] for number in numbers)

    def _is_open(self, written: str) -> bool:
        every = self._names(self._written[written])
        return any(name.state != "accepted" for name in every if fold(name.mention.name) == written)

    def _naming(self, decisions: Decisions, numbers: Iterable[int]) -> set[int]:
        """Give the documents without which a decision's provisional agent would seem to have no name."""
        documents = {self.records[number].id for number in numbers}
        agents = {
            row.reading.agent
            for row in decisions.identifications
            if row.act.document in documents and row.reading.agent.startswith(PROVISIONAL)
        }
        return {min(self._provisional[agent]) for agent in agents if self._provisional[agent]}

    def _only(self, kept: Kept, numbers: Iterable[int]) -> Kept:
        documents = {self.records[number].id for number in numbers}
        names_of = [field.name for field in fields(Decisions)]
        rows = {n: tuple(r for r in getattr(kept.decisions, n) if r.act.document in documents) for n in names_of}
        return replace(kept, decisions=replace(kept.decisions, **rows))

    def _left_without_names(self, after: Mapping[int, Record]) -> Iterator[Change]:
        """Say which provisional agents would stand for no name any more."""
        before = _stand_ins(self.records[number] for number in after)
        left = _stand_ins(after.values())
        for agent in sorted(before.keys() - left.keys()):
            elsewhere = self._provisional[agent] - after.keys()
            if not _stand_ins(self.records[number] for number in elsewhere)[agent]:
                yield Change("agent", "", agent, "stands for a name", "")


def _stand_ins(made: Iterable[Record]) -> Counter[str]:
    standing = (accepted(name.readings) for name in names(made))
    return Counter(reading.agent for reading in standing if reading and reading.agent.startswith(PROVISIONAL))


def _joined(before: Record, after: Record, shared: set[str]) -> Record:
    """Give a record that was run for the sake of shared names with those alone renewed."""
    pairs = zip(before.document.mentions, before.readings, after.readings, strict=True)
    renewed: tuple[Readings, ...] = tuple(new if fold(m.name) in shared else old for m, old, new in pairs)
    inside = tuple(_joined(old, new, shared) for old, new in zip(before.inner, after.inner, strict=True))
    return replace(before, readings=renewed, inner=inside)


def _readings(before: Record, after: Record, left_out: set[tuple[str, str]]) -> Iterator[Change]:
    for old, new in zip(names([before]), names([after]), strict=True):
        if old.place not in left_out and said(old) != said(new):
            yield Change("reading", old.document, f"{old.key} {old.mention.name}", said(old), said(new))


def said(name: Name) -> str:
    """Say in words how a name stands, and whom it means or may mean."""
    standing = accepted(name.readings)
    meant = {reading.agent for reading in name.readings if reading.decision != "rejected"}
    rivals = sorted(meant - {standing.agent if standing else ""})
    words = [name.state]
    if standing:
        words.append(f"{standing.agent} ({standing.certainty})")
    if rivals and name.state != "accepted":
        words.append(("beside it " if standing else "") + " or ".join(rivals))
    return ", ".join(words)


def _roles(before: Record, after: Record) -> Iterator[Change]:
    old, new = set(roles(before)), set(roles(after))
    mentioned = {(whole.id, m.role) for whole in after.wholes for m in whole.document.mentions}
    for document, role, agent in sorted(old ^ new):
        kind = "role" if (document, role) in mentioned else "relay"
        is_gained = (document, role, agent) in new
        yield Change(kind, document, role, "" if is_gained else agent, agent if is_gained else "")
