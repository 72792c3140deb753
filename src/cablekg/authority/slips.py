"""Near spellings: whom a slip of the pen may mean. It proposes; no name is ever identified by likeness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
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
    _by_end: dict[str, tuple[list[str], list[Alias]]] = field(default_factory=lambda: defaultdict(lambda: ([], [])))
    _known: dict[str, tuple[Alias, ...]] = field(default_factory=dict)

    def _index(self) -> None:
        """Make the index when the first name is looked for: a register whose names are all known needs none."""
        for alias in self.aliases:
            folded = fold(alias.name)
            if len(folded) >= 5:
                for end in _ends(folded, len(folded)):
                    names, aliases = self._by_end[end]
                    names.append(folded)
                    aliases.append(alias)

    def near(self, name: str) -> tuple[Alias, ...]:
        """Give the aliases that a name may be a slip of, nearest first; () where there are too many, or it is one.

        >>> spellings = Spellings([Alias("stalin-joseph", "Filippov", "cover"), Alias("mao-zedong", "Mao", "variant")])
        >>> [alias.agent for alias in spellings.near("Flilippov")], spellings.near("Moa")
        (['stalin-joseph'], ())
        """
        folded = fold(name)
        if not self._by_end:
            self._index()
        if folded not in self._known:
            self._known[folded] = tuple(self._found(folded))
        return self._known[folded]

    def _found(self, folded: str) -> Iterator[Alias]:
        if not 5 <= len(folded) <= 80:
            return
        most = 2 if len(folded) >= 8 else 1
        found: dict[str, tuple[int, Alias]] = {}
        lengths = range(len(folded) - most, len(folded) + most + 1)
        for end in (end for length in lengths for end in _ends(folded, length)):
            names, aliases = self._by_end.get(end, ((), ()))
            near = process.extract(folded, names, scorer=OSA.distance, score_cutoff=most, limit=None)
            for _, distance, place in near:
                alias = aliases[place]
                if distance and distance < found.get(alias.agent, (most + 1,))[0]:
                    found[alias.agent] = distance, alias
        if len(found) <= _MOST:
            yield from (alias for _, alias in sorted(found.values(), key=lambda pair: (pair[0], pair[1].agent)))


def _ends(folded: str, length: int) -> tuple[str, str]:
    """Give the places in the index where names of this length stand that share an end with this one."""
    return f"{folded[:_END]}-{length}", f"{length}-{folded[-_END:]}"
