"""Canned questions put to two stores: which answers moved, row by row."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from cablekg.graph.questions import BLOCK, VALUE, at, front_matter
from cablekg.graph.vocab import NS
from cablekg.report import plain

#: Rows of one question shown to people; the JSON form has all.
SAMPLE = 3
_WIDE = 40  # letters of a text shown; an address is shown whole

#: What names a thing that a store may know; days and words of a fixed list name none.
_NAMING = ("agent", "document", "text", "topic")
_PREFIX = re.compile(r"^PREFIX (\w+): <([^>]*)>", re.MULTILINE)

Term = NamedNode | BlankNode | Literal | Triple | None
Row = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A store opened for reading, and the base its addresses begin with."""

    store: Store
    base: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A question with the number of its rows in both stores, and the rows that one store alone gives.

    `is_asked`: False where the question's example names nothing that either store knows; `is_in_time`: False where
    there was no time to put it. A row that comes twice in one store and once in the other is one row gained or lost.
    """

    question: str
    columns: tuple[str, ...]
    before: int
    after: int
    gained: tuple[tuple[str, ...], ...] = ()
    lost: tuple[tuple[str, ...], ...] = ()
    is_asked: bool = True
    is_in_time: bool = True

    def line(self) -> str:
        """Say how many rows moved."""
        return f"{self.question}: rows {self.before} -> {self.after}, + {len(self.gained)}, - {len(self.lost)}"

    def lines(self) -> Iterator[str]:
        """Say how many rows moved, and show a few of them."""
        yield self.line()
        for sign, rows in (("+", self.gained), ("-", self.lost)):
            yield from (f"  {sign} {self._short(row)}" for row in rows[:SAMPLE])
            if len(rows) > SAMPLE:
                yield f"  {sign} … and {len(rows) - SAMPLE} more"

    def as_json(self, limit: int | None) -> dict[str, Any]:
        """Give it as JSON values, with `limit` rows of each kind, None: all."""
        return {
            "question": self.question,
            "rows_before": self.before,
            "rows_after": self.after,
            "gained": len(self.gained),
            "lost": len(self.lost),
            "rows_gained": [dict(zip(self.columns, row, strict=True)) for row in self.gained[:limit]],
            "rows_lost": [dict(zip(self.columns, row, strict=True)) for row in self.lost[:limit]],
        }

    def _short(self, row: tuple[str, ...]) -> str:
        # A label says again what the address beside it says.
        labels = {f"{name}Label" for name in self.columns}
        pairs = zip(self.columns, row, strict=True)
        cells = [plain(cell) for name, cell in pairs if cell and name not in labels]
        return "  ".join(f"{cell[:_WIDE]}…" if len(cell) > _WIDE and " " in cell else cell for cell in cells)


def compared(before: Opened, after: Opened, folder: Path, patience: float) -> Iterator[Moved]:
    """Put every question of a folder, as it lies, to both stores; give each with what moved, by name.

    Rows are compared without their order, and below the base of each store. When `patience` seconds are over, the
    questions that are left are not put: they are given as not in time.
    """
    end = time.monotonic() + patience
    for path in sorted(folder.glob("*.rq")):
        if time.monotonic() > end:
            yield Moved(path.stem, (), 0, 0, is_in_time=False)
        else:
            yield _compared(path.stem, path.read_text(encoding="utf-8"), before, after)


def _compared(name: str, text: str, before: Opened, after: Opened) -> Moved:
    old, new = _answer(text, before), _answer(text, after)
    columns = tuple(variable.value for variable in new.variables)
    balance: Counter[Row] = Counter()
    counts = [0, 0]
    for side, step, answer in ((0, -1, old), (1, +1, new)):
        for solution in answer:
            counts[side] += 1
            row = tuple(solution)
            if side == 0 and before.base != after.base:
                row = tuple(_rebased(term, before.base, after.base) for term in row)
            balance[row] += step
            if balance[row] == 0:
                del balance[row]  # what both stores say is forgotten at once
    gained, lost = _shown(+balance, after.base), _shown(-balance, after.base)
    is_asked = bool(counts[0] or counts[1] or _is_known(text, before) or _is_known(text, after))
    return Moved(name, columns, counts[0], counts[1], gained, lost, is_asked)


def _answer(text: str, opened: Opened) -> QuerySolutions:
    answer = opened.store.query(at(text, opened.base), use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)  # noqa: S101 - a question is a SELECT
    return answer


def _rebased(term: Term, old: str, new: str) -> Term:
    # The vocabulary begins with the base of the project, and stays what it is under any other.
    if isinstance(term, NamedNode) and term.value.startswith(old) and not term.value.startswith(NS):
        return NamedNode(new + term.value.removeprefix(old))
    return term


def _shown(rows: Counter[Row], base: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(_word(term, base) for term in row) for row in rows.elements()))


def _word(term: Term, base: str) -> str:
    if term is None or isinstance(term, Triple):
        return "" if term is None else str(term)
    if not isinstance(term, NamedNode):
        return term.value
    return term.value.replace(NS, "ckg:") if term.value.startswith(NS) else term.value.removeprefix(base)


def _is_known(text: str, opened: Opened) -> bool:
    """Say whether a question names nothing at all, or something that the store knows."""
    named = list(_named(at(text, opened.base)))
    return not named or any(_stands(term, opened.store) for term in named)


def _named(text: str) -> Iterator[NamedNode | Literal]:
    """Give what the examples of a question's parameters name."""
    params: dict[str, dict[str, Any]] = front_matter(text).get("params", {})
    prefixes = dict(_PREFIX.findall(text))
    for block in BLOCK.finditer(text):
        if params.get(block["name"], {}).get("type") not in _NAMING:
            continue
        for value in VALUE.finditer(block["rows"]):
            if value["text"] is not None:
                yield Literal(value["text"])
            else:
                yield NamedNode(prefixes[value["prefix"]] + value["id"])


def _stands(term: NamedNode | Literal, store: Store) -> bool:
    if isinstance(term, NamedNode):
        return any(True for _ in store.quads_for_pattern(term, None, None))
    return any(True for _ in store.quads_for_pattern(None, None, term))
