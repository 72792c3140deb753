"""Several points of time in one date text: ranges, lists, alternatives, and two years written as one."""

import re
from dataclasses import dataclass, replace

from cablekg.reading import date_points
from cablekg.reading.date_words import (
    DASH,
    DAY,
    MONTH,
    SEASON,
    SEASON_CODES,
    SOFT,
    YEAR,
    DatePattern,
    Reading,
    day_number,
    iso,
    month_number,
    unnamed,
)


def read(text: str) -> str | None:
    """Give the EDTF of several points of time; None when the text is none.

    >>> read("3-10 March 1964"), read("9 or 12 July 1956")
    ('1964-03-03/1964-03-10', '[1956-07-09,1956-07-12]')
    """
    for pattern in SPANS.values():
        if (match := pattern.compiled.fullmatch(text)) and (reading := pattern.reading(match)):
            return reading.edtf
    return None


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a range, as much of it as is written; `whole` is the EDTF of what needs nothing from the other."""

    kind: str
    year: str | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    whole: str | None = None

    @property
    def edtf(self) -> str | None:
        """The side as EDTF, None while something is missing."""
        if self.whole or self.year is None:
            return self.whole
        if self.season:
            return f"{self.year}-{self.season}"
        return None if self.kind == "day" and self.month is None else iso(self.year, self.month, self.day)


#: What can stand on a side of a range, by a name for each; the year and the month may stand on the other side alone.
_SIDES = {
    "month, day": rf"(?P<month>{MONTH}) ?(?P<day>{DAY})(?:(?:, ?| )(?P<year>{YEAR}))?",
    "day, month": rf"(?:the )?(?P<day>{DAY})(?:(?: of)? (?P<month>{MONTH}))?(?:,? ?(?P<year>{YEAR}))?",
    "month": rf"(?:{SOFT})?(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?",
    "season": rf"(?:{SOFT}|the )?(?P<season>{SEASON})(?:,? (?:of )?(?P<year>{YEAR}))?",
    "whole": rf"(?:{SOFT})?(?:{YEAR}|(?:the )?[0-9]{{3}}0'?s)|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}",
}
_COMPILED = {name: re.compile(looks, re.IGNORECASE | re.ASCII) for name, looks in _SIDES.items()}
#: A side longer than a day: a stroke between days says two calendars, `9/10 July` nothing.
_LONG = rf"(?:{'|'.join(unnamed(_SIDES[name]) for name in ('month', 'season'))}|{SOFT}{YEAR})"
SIDE = f"(?:{'|'.join(unnamed(looks) for looks in reversed(_SIDES.values()))})"


def _side(text: str) -> _Side | None:
    for name, pattern in _COMPILED.items():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if name == "whole":
            return _Side("whole", whole=date_points.read(text))
        parts = match.groupdict()
        month, day, season = parts.get("month"), parts.get("day"), parts.get("season")
        return _Side(
            "day" if day else name,
            parts["year"],
            month_number(month) if month else None,
            day_number(day) if day else None,
            SEASON_CODES[season.lower()] if season else None,
        )
    return None


def _completed(texts: list[str]) -> list[str] | None:
    """Give every side as EDTF: what one side leaves out, the last says, or else the first."""
    sides = [_side(text) for text in texts]
    known = [side for side in sides if side is not None]
    if len(known) < len(texts):
        return None
    if any(side.year is None and side.whole is None for side in known) and len({side.kind for side in known}) > 1:
        return None
    year = known[-1].year or known[0].year
    month = known[-1].month or known[0].month
    filled = [
        replace(side, year=side.year or year, month=side.month or (month if side.kind == "day" else None))
        for side in known
    ]
    written = [side.edtf for side in filled if side.edtf]
    return written if len(written) == len(texts) else None


def _range(match: re.Match[str]) -> Reading | None:
    sides = _completed([match["first"], match["last"]])
    return Reading("/".join(sides)) if sides else None


def _several(match: re.Match[str]) -> Reading | None:
    """Read `9 and 12 July` as both days and none between, `9 or 12 July` as one of them.

    A comma alone joins only what is of one kind: in `3 May 1951, 1600` the last is no year.
    """
    middle = match["middle"].split(", ")[1:]
    sides = _completed([match["first"], *middle, match["last"]])
    if not sides or len(set(sides)) < len(sides):
        return None
    if match["joint"] is None and len({len(side) for side in sides}) > 1:
        return None
    sides.sort()
    members = ",".join(sides)
    # EDTF has no sets of seasons or decades.
    if any(re.search(r"-2[1-4]$|X", side) for side in sides):
        return Reading(f"{sides[0]}/{sides[-1]}")
    return Reading(f"[{members}]" if (match["joint"] or "").lower() == "or" else f"{{{members}}}")


def _years(match: re.Match[str]) -> Reading | None:
    """Read `1948/49` and `1948-52`, where the second year has only its last figures.

    A stroke joins a year to the next one only. A hyphen and two figures that can be a month are ISO 8601.
    """
    first, digits = match["year"], match["next"]
    last = first[: 4 - len(digits)] + digits
    if match["joint"] == "/" and int(last) != int(first) + 1:
        return None
    if match["joint"] == "-" and len(digits) == 2 and int(digits) <= 12:
        return None
    return Reading(f"{first}/{last}") if last > first else None


#: How several points of time are written, by a name for each way.
SPANS = {
    "range": DatePattern(
        rf"(?:from |during )?(?P<first>{SIDE})(?:{DASH}| to | until | till | through )(?P<last>{SIDE})",
        (
            *("3-10 March 1964", "March 3-10, 1964", "July-August 1970", "28 February - 3 March 1964", "1948-1949"),
            *("from 31 January to 1 February 1987", "Nov. 1970 - Jan. 1971", "December 30, 1950-January 2, 1951"),
            *("late 1948 - early 1949", "spring to autumn 1948", "1940s-1950s", "1948-05-10 – 1948-06-01"),
        ),
        _range,
    ),
    "between": DatePattern(
        rf"between (?P<first>{SIDE})(?:{DASH}| and | to )(?P<last>{SIDE})",
        ("between 20-26 November 1970", "between 20 and 26 November 1970", "between 1948 and March 1950"),
        _range,
    ),
    "several": DatePattern(
        rf"(?P<first>{SIDE})(?P<middle>(?:, {DAY}){{0,5}})(?:,? (?P<joint>and|&|or) |, )(?P<last>{SIDE})",
        (
            *("9 and 12 July 1956", "July 9 and 12, 1956", "9 or 12 July 1956", "July and August 1970"),
            *(
                "9, 10 and 12 July 1956",
                "9, 12 July 1956",
                "July 9, 10, and 12, 1956",
                "March 1948 or May 1949",
                "spring or summer 1948",
            ),
        ),
        _several,
    ),
    "months or seasons with a stroke": DatePattern(
        rf"(?P<first>{_LONG}) ?/ ?(?P<last>{_LONG})",
        ("July/August 1970", "spring/summer 1948", "late 1949/early 1950", "December 1950 / January 1951"),
        _range,
    ),
    "two years": DatePattern(
        rf"(?P<year>{YEAR})(?P<joint>[/–-])(?P<next>[0-9]{{1,2}})",
        ("1948/49", "1948-52", "1904–05", "1948/9"),
        _years,
    ),
}
