"""EDTF values to their first and last Gregorian day: levels 0 and 1, and of level 2 sets, masked digits, marks inside.

A mark (`?` uncertain, `~` approximate, `%` both) widens nothing: `1948~` has the bounds of 1948. Days are the days that
are written: a clock time and its zone move nothing.
Source: https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019, annex A).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

#: Years that a document of ours can bear; outside lie slips such as 19575 and 0201.
YEARS = range(1000, 2101)
#: Longest date text worth reading; the longest honest one seen had 48 characters.
LONGEST = 120

#: Seasons of level 1: first month, last month. Those of the northern half of the earth, as the listings use them.
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (1, 14)}

_PART = r"(?:[?~%]?{digits}|{digits}[?~%])"
_YEAR, _TWO = _PART.format(digits="[0-9X]{4}"), _PART.format(digits="[0-9X]{2}")
_DATE = re.compile(rf"({_YEAR})(?:-({_TWO})(?:-({_TWO}))?)?")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9](?P<seconds>:[0-5][0-9])?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_SET = re.compile(r"\[([^][{}/]{1,118})\]|\{([^][{}/]{1,118})\}")
_MARKS = str.maketrans("", "", "?~%")


class Span(NamedTuple):
    """The first and last day of a value, None where a side is open or unknown, and the value as EDTF has it."""

    earliest: date | None
    latest: date | None
    edtf: str


@lru_cache(maxsize=4096)
def read(value: str) -> Span | None:
    """Give the span of an EDTF value; None when it is none, is open on both sides, or lies outside the years of ours.

    What tables write for EDTF comes back as EDTF: `1548-10-27/?` as `1548-10-27/`. A clock time without seconds is
    left off. Never raises.

    >>> read("1947-12/1948-04")
    Span(earliest=datetime.date(1947, 12, 1), latest=datetime.date(1948, 4, 30), edtf='1947-12/1948-04')
    >>> read("Y17000"), read("1949/1948"), read("../..")
    (None, None, None)
    """
    if len(value) > LONGEST:
        return None
    if match := _SET.fullmatch(value):
        return _of_set(match[1] or match[2], value.replace(" ", ""))
    if "/" in value:
        return _of_interval(value)
    if match := _TIME.fullmatch(value):
        span = _single(match[1])
        return Span(*span, value if match["seconds"] else match[1]) if span else None
    span = _single(value)
    return Span(*span, value) if span else None


def _of_interval(value: str) -> Span | None:
    first, _, last = value.partition("/")
    # `?` for an unknown side is no EDTF, but the tables of correspondences write it.
    first, last = first if first != "?" else "", last if last != "?" else ""
    begin, end = _side(first), _side(last)
    return _ordered(begin[0], end[1], f"{first}/{last}") if begin and end else None


def _side(value: str) -> tuple[date | None, date | None] | None:
    return (None, None) if value in {"", ".."} else _single(value)


def _of_set(members: str, value: str) -> Span | None:
    """Give the span of `[one,of,these]` or `{all,of,these}`: from the first day of any to the last of any."""
    spans = [_member(member.strip()) for member in members.split(",")]
    if None in spans:
        return None
    firsts, lasts = zip(*(span for span in spans if span), strict=True)
    earliest = None if None in firsts else min(first for first in firsts if first)
    latest = None if None in lasts else max(last for last in lasts if last)
    return _ordered(earliest, latest, value)


def _member(value: str) -> tuple[date | None, date | None] | None:
    first, dots, last = value.partition("..")
    if not dots:
        return _single(value)
    begin, end = _side(first), _side(last)
    span = _ordered(begin[0], end[1], value) if begin and end else None
    return span[:2] if span else None


def _ordered(earliest: date | None, latest: date | None, value: str) -> Span | None:
    if earliest is None and latest is None:
        return None
    return None if earliest and latest and earliest > latest else Span(earliest, latest, value)


def _single(value: str) -> tuple[date, date] | None:
    """Give the first and last day of one date, season or masked date; None for a day that no calendar holds."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = ((part or "").translate(_MARKS) for part in match.groups())
    if "X" in year[0]:
        return None
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if years[0] not in YEARS or years[1] not in YEARS:
        return None
    if month in SEASONS and not day:
        return _season(*years, *SEASONS[month])
    first = next(_days(range(years[0], years[1] + 1), year, month, day, 1), None)
    last = next(_days(range(years[1], years[0] - 1, -1), year, month, day, -1), None)
    return (first, last) if first and last else None


def _season(first: int, last: int, begins: int, ends: int) -> tuple[date, date]:
    """Give a season's span; a winter is wide enough for both its readings, January and the next February."""
    year, month = last + (ends - 1) // 12, (ends - 1) % 12 + 1
    return date(first, begins, 1), date(year, month, monthrange(year, month)[1])


def _days(years: range, year: str, month: str, day: str, step: int) -> Iterator[date]:
    """Give the first or last days of a masked date, year by year, in the order asked for."""
    for one in years:
        if not _fits(year, f"{one:04}"):
            continue
        for number in range(1, 13)[::step]:
            if month and not _fits(month, f"{number:02}"):
                continue
            for which in range(1, monthrange(one, number)[1] + 1)[::step]:
                if not day or _fits(day, f"{which:02}"):
                    yield date(one, number, which)


def _fits(mask: str, digits: str) -> bool:
    return all(letter in {"X", digit} for letter, digit in zip(mask, digits, strict=True))
