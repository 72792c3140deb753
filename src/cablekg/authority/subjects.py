"""Topics and places: what documents are about, and where they were written."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cablekg.authority.rows import Checker, collect, parts
from cablekg.errors import Finding
from cablekg.index import fold

TOPICS = ("id", "label", "broader", "related", "note")
PLACES = ("id", "label", "variants", "note")


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of topics.tsv."""

    id: str
    label: str
    broader: tuple[str, ...]
    related: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A row of places.tsv."""

    id: str
    label: str
    variants: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Subjects:
    """Topics and places by id."""

    topics: Mapping[str, Topic]
    places: Mapping[str, Place]
    _by_name: dict[str, set[str]] = field(init=False, repr=False, default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for place in self.places.values():
            for name in (place.label, *place.variants):
                self._by_name[fold(name)].add(place.id)

    def place(self, written: str) -> Place | None:
        """Give the one place that bears a name as written; None for no place or several."""
        bearers = self._by_name.get(fold(written), set())
        return self.places[next(iter(bearers))] if len(bearers) == 1 else None


def load(folder: Path, findings: list[Finding]) -> Subjects:
    """Read topics.tsv and places.tsv of a data folder; every fault is added to `findings`."""
    return Subjects(_topics(folder, findings), _places(folder, findings))


def _topics(folder: Path, findings: list[Finding]) -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    rows = collect(folder, "topics.tsv", TOPICS, findings)
    known = {row["id"] for row in rows}
    for row in rows:
        check = Checker("topics.tsv", row, findings)
        topic = Topic(
            check.slug("id"),
            check.needed("label"),
            tuple(check.members("broader", known)),
            tuple(check.members("related", known)),
            row["note"] or None,
        )
        if topic.id in topics:
            check.fault("id", f"two topics of one id: {topic.id!r}", "give one of them another id")
        topics[topic.id] = topic
    return topics


def _places(folder: Path, findings: list[Finding]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in collect(folder, "places.tsv", PLACES, findings):
        check = Checker("places.tsv", row, findings)
        place = Place(check.slug("id"), check.needed("label"), tuple(parts(row["variants"])), row["note"] or None)
        if place.id in places:
            check.fault("id", f"two places of one id: {place.id!r}", "give one of them another id")
        places[place.id] = place
    return places
