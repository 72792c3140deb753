"""Near spellings: whom a slip of the pen may mean. It proposes; no name is ever identified by likeness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from cablekg.index import fold
from cablekg.model import Alias

#: Letters that must be the same at one end of both names; a slip spoils one end, not both.
_END = 3
#: Candidates offered for one slip; a name like many is like none.
_MOST = 5


@dataclass(slots=True)
class Spellings:
    """Finds aliases by near spelling: a letter more, less, other or two exchanged; two such in names of 8 letters.

    Names of less than 5 letters have no slips: every second short name would be one of another.
    """

    aliases: Iterable[Alias]
    _by_end: dict[str, list[tuple[str, Alias]]] = field(default_factory=lambda: defaultdict(list))
    _known: dict[str, tuple[Alias, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for alias in self.aliases:
            folded = fold(alias.name)
            if len(folded) >= 5:
                for end in _ends(folded):
                    self._by_end[end].append((folded, alias))

    def near(self, name: str) -> tuple[Alias, ...]:
        """Give the aliases that a name may be a slip of, nearest first; () where there are too many, or it is one.

        >>> spellings = Spellings([Alias("stalin-joseph", "Filippov", "cover"), Alias("mao-zedong", "Mao", "variant")])
        >>> [alias.agent for alias in spellings.near("Flilippov")], spellings.near("Moa")
        (['stalin-joseph'], ())
        """
        folded = fold(name)
        if folded not in self._known:
            self._known[folded] = tuple(self._found(folded))
        return self._known[folded]

    def _found(self, folded: str) -> Iterator[Alias]:
        if not 5 <= len(folded) <= 80:
            return
        most = 2 if len(folded) >= 8 else 1
        found: dict[str, tuple[int, Alias]] = {}
        for end in _ends(folded):
            for other, alias in self._by_end.get(end, ()):
                if abs(len(other) - len(folded)) <= most:
                    distance = OSA.distance(folded, other, score_cutoff=most)
                    if 0 < distance <= most and distance < found.get(alias.agent, (most + 1,))[0]:
                        found[alias.agent] = distance, alias
        if len(found) <= _MOST:
            yield from (alias for _, alias in sorted(found.values(), key=lambda pair: (pair[0], pair[1].agent)))


def _ends(folded: str) -> tuple[str, str]:
    return f"{folded[:_END]}-", f"-{folded[-_END:]}"
