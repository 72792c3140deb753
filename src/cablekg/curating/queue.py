"""Which names a curator is asked about, in which order: the work list, name by name, what he has answered left out."""

from collections.abc import Collection
from dataclasses import dataclass

from cablekg.build.run import Read
from cablekg.curating.memory import Skip
from cablekg.curating.names import Name, names
from cablekg.curating.worklist import LIVES, OPEN, Item, items

#: A name's document and mention.
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One name to ask about, and why: the item of the work list that it belongs to, in words."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The names to ask about; how many were left out as answered or passed over; items that are no names."""

    steps: tuple[Step, ...]
    left_out: int
    others: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a curator wants to be asked: of one document or all (""), of some kinds or all (()), `every` name again."""

    document: str = ""
    kinds: tuple[str, ...] = ()
    every: bool = False

    def items(self, read: Read) -> list[Item]:
        """Give the items of the work list that are wanted."""
        return [
            item
            for item in items(read)
            if (not self.kinds or item.kind in self.kinds)
            and (not self.document or self.document in {name.partition("#")[0] for name in item.documents})
        ]


def queue(read: Read, who: str, skipped: Collection[Skip], wanted: Wanted) -> Queue:
    """Make the queue of a curator: open names and lives that do not fit, in the order of the work list.

    What this curator has answered or passed over is left out; when `every` is wanted it comes last, and of one
    document then every other name too.
    """
    asked = wanted.items(read)
    fresh: dict[Place, Step] = {}
    seen: dict[Place, Step] = {}
    answered = {
        (row.act.document, row.mention, row.written)
        for row in read.kept.decisions.identifications
        if row.act.who == who
    } | {tuple(place) for name, *place in skipped if name == who}
    for item in asked:
        for name in item.names:
            if (
                (not wanted.document or name.document == wanted.document)
                and name.place not in fresh
                and name.place not in seen
            ):
                place = (*name.place, name.mention.name)
                (seen if place in answered else fresh)[name.place] = Step(name.place, _why(item))
    if wanted.every and wanted.document:
        for name in names(record for record in read.records if record.id == wanted.document):
            if name.place not in fresh and name.place not in seen:
                seen[name.place] = Step(name.place, f"{name.state}, asked for")
    others = sum(item.kind not in (*OPEN, *LIVES) for item in asked)
    return Queue((*fresh.values(), *(seen.values() if wanted.every else ())), 0 if wanted.every else len(seen), others)


def _why(item: Item) -> str:
    count = len(item.documents)
    hanging = f"{count} document{'s' * (count != 1)}"
    if item.kind in LIVES:
        return f"{item.kind}: {item.agent} {item.why}; {hanging}"
    return f"{item.kind}: {item.name}; {hanging}"


def is_left(name: Name, why: str) -> bool:
    """Say whether a name is still to be asked about: no longer when an answer to another name has settled it."""
    return name.state != "accepted" or why.endswith("asked for") or why.startswith(LIVES)
