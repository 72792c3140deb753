"""A row of a curator's table, value by value: what is wrong is collected, nothing is guessed."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from cablekg.errors import Finding, SourceError
from cablekg.index import slug
from cablekg.model import HistoricalDate
from cablekg.reading import dates, tsv
from cablekg.reading.tsv import Row

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
Word = TypeVar("Word", bound=str)


def collect(folder: Path, shown: str, header: Sequence[str], findings: list[Finding]) -> list[Row]:
    """Read one of a curator's tables below a data folder; its faults are added to `findings`. No file, no rows."""
    try:
        rows, faults = tsv.read(folder / shown, shown, header)
    except SourceError as error:
        findings += error.findings
        return []
    findings += faults
    return rows


def parts(cell: str) -> list[str]:
    """Split a list cell at ' | '.

    >>> parts("1878 | 1879"), parts("")
    (['1878', '1879'], [])
    """
    return [part.strip() for part in cell.split("|") if part.strip()]


@dataclass(frozen=True, slots=True)
class Checker:
    """Reads the cells of one row; a wrong cell adds a fault with file, line and column, and is given back as it is."""

    shown: str
    row: Row
    findings: list[Finding]

    def fault(self, column: str, message: str, hint: str = "") -> None:
        """Report a fault in a column of this row."""
        self.findings.append(Finding(self.shown, self.row.line, message, hint, column=column))

    def needed(self, column: str) -> str:
        """Give a cell that may not be empty."""
        if not self.row[column]:
            self.fault(column, "expected a value, found an empty cell", f"fill in {column!r}")
        return self.row[column]

    def slug(self, column: str) -> str:
        """Give an id: [a-z0-9-], at most 80 letters."""
        value = self.needed(column)
        if value and (value != slug(value) or len(value) > 80):
            self.fault(
                column, f"expected an id of the letters a-z, 0-9 and -, found {value!r}", f"for example {slug(value)!r}"
            )
        return value

    def language(self, column: str) -> str:
        """Give a cell that is empty or a tag of a language and script, such as ru or zh-Hans (BCP 47)."""
        value = self.row[column]
        if value and not _LANGUAGE.fullmatch(value):
            self.fault(column, f"expected a tag such as ru or zh-Hans, found {value!r}", "leave it empty for Latin")
            return ""
        return value

    def one_of(self, column: str, words: Sequence[Word]) -> Word:
        """Give a cell that is one of the known words."""
        value = self.row[column]
        for word in words:
            if word == value:
                return word
        self.fault(column, f"expected one of {', '.join(words)}, found {value!r}", _nearest(value, words))
        return words[0]

    def member(self, column: str, known: Collection[str]) -> str:
        """Give a cell that names something known."""
        value = self.needed(column)
        if value and value not in known:
            self.fault(column, f"{value!r} is not known", _nearest(value, known))
        return value

    def members(self, column: str, known: Collection[str]) -> Iterable[str]:
        """Give a list cell, each part of which names something known."""
        for value in parts(self.row[column]):
            if value not in known:
                self.fault(column, f"{value!r} is not known", _nearest(value, known))
            yield value

    def dates(self, column: str) -> Iterable[str]:
        """Give a list of EDTF dates."""
        for value in parts(self.row[column]):
            self._date(column, value)
            yield value

    def date(self, column: str) -> str:
        """Give an EDTF date."""
        value = self.needed(column)
        if value:
            self._date(column, value)
        return value

    def day(self, column: str) -> str:
        """Give a day, as the date of a decision must be."""
        value = self.needed(column)
        # The text is written as xsd:date: ten letters, without a mark, a clock time or a zone.
        if value and not (len(value) == len("2026-11-25") and dates.from_edtf(value).precision == "day"):
            self.fault(column, f"expected a day such as 2026-11-25, found {value!r}")
        return value

    def period(self) -> HistoricalDate:
        """Give the span of the columns `from` and `to` (EDTF); an empty one leaves its side open."""
        start, end = self.row["from"], self.row["to"]
        first = self._date("from", start) if start else HistoricalDate()
        last = self._date("to", end) if end else HistoricalDate()
        if first.earliest and last.latest and first.earliest > last.latest:
            self.fault("to", f"the period ends ({end}) before it begins ({start})")
        edtf = f"{start or '..'}/{end or '..'}" if start or end else None
        return HistoricalDate(None, edtf, first.earliest, last.latest)

    def _date(self, column: str, value: str) -> HistoricalDate:
        read = dates.from_edtf(value)
        if read.earliest is None and read.latest is None:
            self.fault(
                column, f"expected an EDTF date, found {value!r}", "for example 1948-05-10, 1948-05, 1948, 1878?"
            )
        return read


def _nearest(value: str, known: Collection[str]) -> str:
    near = get_close_matches(value, list(known), 3)
    return "did you mean " + " or ".join(near) + "?" if near else ""
