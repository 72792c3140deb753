"""Dates of life with their own doubt: each stands beside the source that gives it, rival ones side by side."""

import re
from collections.abc import Iterator

from cablekg.authority.rows import Checker
from cablekg.model import LifeDate
from cablekg.reading import dates

#: "born 1878: " opens what is said of one date; it ends at the next such opening.
_OF_ONE = re.compile(r"(?:^|[|;])\s*(born|died) ([^\s:]{1,40}):\s*")


def lives(check: Checker) -> tuple[LifeDate, ...]:
    """Give the dates of a row's `born` and `died`, each with its source from `dates_basis`.

    A basis that names no date speaks for all of them. One that names a date that the row has not is a fault.
    Source: demand C1 (two births of Stalin, both kept with their source).

    >>> from cablekg.reading.tsv import Row
    >>> basis = "born 1878: two encyclopaedias | born 1879: heading of an archive"
    >>> row = Row(2, {"born": "1878 | 1879", "died": "", "dates_basis": basis})
    >>> [(life.date.edtf, life.source) for life in lives(Checker("agents.tsv", row, []))]
    [('1878', 'two encyclopaedias'), ('1879', 'heading of an archive')]
    """
    general, special = _basis(check.row["dates_basis"])
    found = tuple(_dated(check, general, special))
    known = {(life.event, life.date.edtf) for life in found}
    for event, date in special:
        if (event, date) not in known:
            check.fault(
                "dates_basis", f"speaks of {event} {date}, which the row does not have", "put right one of them"
            )
    return found


def _dated(check: Checker, general: str | None, special: dict[tuple[str, str], str]) -> Iterator[LifeDate]:
    for text in check.dates("born"):
        yield LifeDate("born", dates.from_edtf(text), special.get(("born", text), general))
    for text in check.dates("died"):
        yield LifeDate("died", dates.from_edtf(text), special.get(("died", text), general))


def _basis(text: str) -> tuple[str | None, dict[tuple[str, str], str]]:
    """Part a basis into what is said of all dates and what of one."""
    pieces = _OF_ONE.split(text)
    special: dict[tuple[str, str], str] = {}
    for event, date, said in zip(*(pieces[n::3] for n in (1, 2, 3)), strict=True):
        before = special.get((event, date))
        special[event, date] = f"{before}; {said.strip(' |;')}" if before else said.strip(" |;")
    return pieces[0].strip(" |;") or None, special
