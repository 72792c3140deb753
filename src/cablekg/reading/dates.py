"""Dates as archives write them: read to their first and last Gregorian day, and found inside titles.

Nothing is guessed: `03/04/1931` is April in one country and March in another, and a year outside 1000 to 2100 is a
slip. What is not understood keeps its text and has no bounds.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from cablekg.model import HistoricalDate

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
_MONTHS += ["October", "November", "December"]
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_SHORT |= {"oct": 10, "nov": 11, "dec": 12}
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(_MONTHS, 1)} | _SHORT

#: Years that a document of ours can bear; outside lie slips such as 19575 and 0201.
YEARS = range(1000, 2101)
#: Longest date text worth reading; the longest honest one seen had 48 characters.
LONGEST = 120

_MONTH = r"(?:" + "|".join([*_MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"]) + r")"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[0-9]{4}(?![0-9])"

#: How a date text is written: a name, and the pattern with the groups year, month, day.
PATTERNS = {
    "March 1, 1951": rf"(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}}), ?(?P<year>{_YEAR})",
    "3 June 1971": rf"(?P<day>[0-9]{{1,2}}) (?P<month>{_MONTH}),? ?(?P<year>{_YEAR})",
    "March 1951": rf"(?P<month>{_MONTH}),? (?P<year>{_YEAR})",
    "1951": rf"(?P<year>{_YEAR})",
}
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PATTERNS.items()}
_SPACES = re.compile(r"\s++")

_EDTF_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?+)?+[?~%]?+")

_DASH = r" ?[-–] ?"
_HOUR = r"[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?)?"
_CLOCK = rf"(?:,? (?:at )?{_HOUR}(?: (?:until|to|[-–]) {_HOUR})?)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
#: Dates as they stand inside titles, the longest shape first.
IN_TITLES = {
    "from 31 January to 1 February 1987": (
        rf"(?:from |between )?{_DAY} {_MONTH}(?:{_DASH}| to | and ){_DAY} {_MONTH},? {_YEAR}"
    ),
    "3-10 March 1964": rf"(?:between )?{_DAY}(?:(?:{_DASH}| and | to ){_DAY})? {_MONTH},? {_YEAR}{_CLOCK}",
    "Tuesday, 10 July 1990": rf"{_WEEKDAY}{_DAY} {_MONTH},? {_YEAR}{_CLOCK}",
    "January 20, 1977": rf"{_WEEKDAY}{_MONTH} {_DAY}(?:{_DASH}{_DAY})?, ?{_YEAR}{_CLOCK}",
    "July-August 1970": rf"{_MONTH}{_DASH}{_MONTH},? {_YEAR}",
    "February 1950": rf"{_MONTH},? {_YEAR}",
}
_FOUND = re.compile(rf"\b(?:{_WEEKDAY}(?:{'|'.join(IN_TITLES.values())}))", re.ASCII)


def read(text: str) -> HistoricalDate:
    """Read a date text: `March 1, 1951`, `March, 1951`, `3 June 1971`, `1951`, or ISO 8601 and EDTF.

    `text` stays as given. What is not understood (another shape, 30 February, the year 0201) has no bounds; a blank
    text is no date at all. Never raises. Source: the date texts of the listings.

    >>> read("May 10, 1948").edtf, read("April, 1948").edtf, read("30 February 1948").edtf
    ('1948-05-10', '1948-04', None)
    >>> read("March 1951").latest
    datetime.date(1951, 3, 31)
    """
    if not text.strip():
        return HistoricalDate()
    if len(text) > LONGEST:
        return HistoricalDate(text)
    folded = _SPACES.sub(" ", text.strip())
    for pattern in _COMPILED.values():
        if match := pattern.fullmatch(folded):
            parts = match.groupdict()
            month = parts.get("month")
            number = MONTH_NUMBERS[month.rstrip(".").lower()] if month else None
            return _of_parts(text, int(parts["year"]), number, parts.get("day"))
    return from_edtf(folded, text)


def from_edtf(edtf: str, text: str | None = None) -> HistoricalDate:
    """Read an EDTF value of level 0, or with `? ~ %`, intervals and open sides; `text` is what stands as text.

    A qualifier widens nothing: `1948~` has the bounds of 1948. An open or unknown side has no bound. Never raises;
    not understood: the text alone. Source: https://www.loc.gov/standards/datetime/ (levels 0 and 1).

    >>> from_edtf("1947-12/1948-04").latest, from_edtf("../1949").earliest
    (datetime.date(1948, 4, 30), None)
    >>> from_edtf("1948~", "about 1948").text
    'about 1948'
    """
    written = edtf if text is None else text
    value = edtf.strip()
    if not value:
        return HistoricalDate(written or None)
    bounds = _bounds(value) if len(value) <= LONGEST else None
    return HistoricalDate(written, value, *bounds) if bounds else HistoricalDate(written)


def find(text: str) -> tuple[tuple[int, int], ...]:
    """Find the dates that stand inside a title, as (start, end) in the order written.

    >>> title = "Note from A to B, 3-10 March 1964, on 21 Dec., 1974"
    >>> [title[start:end] for start, end in find(title)]
    ['3-10 March 1964', '21 Dec., 1974']
    """
    return tuple(match.span() for match in _FOUND.finditer(text))


def _of_parts(text: str, year: int, month: int | None, day: str | None) -> HistoricalDate:
    edtf = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{int(day):02}" if day else "")
    return from_edtf(edtf, text)


def _bounds(value: str) -> tuple[date | None, date | None] | None:
    first, slash, last = value.partition("/")
    if not slash:
        return _span(value)
    begin, end = _side(first), _side(last)
    if begin is None or end is None:
        return None
    earliest, latest = begin[0], end[1]
    if earliest is None and latest is None:
        return None
    reversed_ = earliest is not None and latest is not None and earliest > latest
    return None if reversed_ else (earliest, latest)


def _side(value: str) -> tuple[date | None, date | None] | None:
    return (None, None) if value in {"", ".."} else _span(value)


@lru_cache(maxsize=4096)
def _span(value: str) -> tuple[date, date] | None:
    """Give the first and last day of one EDTF date, None for a day that no calendar holds."""
    match = _EDTF_DATE.fullmatch(value)
    if match is None or int(match[1]) not in YEARS:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    days = monthrange(year, month)[1]
    if match[3] is None:
        return date(year, month, 1), date(year, month, days)
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= days else None
