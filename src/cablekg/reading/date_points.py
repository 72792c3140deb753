"""One point of time as English texts write it: a day, a month, a year, a season, a decade, a century, or part of one.

What words narrow by no fixed rule (`early March 1950`) has the bounds of the whole month, and a winter those of both
its readings: bounds are never narrower than what is written. A half or a quarter has a rule.
"""

import re

from cablekg.reading import edtf
from cablekg.reading.date_words import (
    DAY,
    MONTH,
    ROMAN,
    SEASON,
    SEASON_CODES,
    SOFT,
    YEAR,
    DatePattern,
    Reading,
    day_number,
    iso,
    month_number,
)

_CENTURIES = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def read(text: str) -> str | None:
    """Give the EDTF of one point of time; None when the text is none. What no calendar holds is not yet refused.

    >>> read("21 Dec., 1974"), read("first half of 1948"), read("03/04/1931")
    ('1974-12-21', '1948-01/1948-06', None)
    """
    for pattern in POINTS.values():
        if (match := pattern.compiled.fullmatch(text)) and (reading := pattern.reading(match)):
            return reading.edtf
    return None


def _day(match: re.Match[str]) -> Reading | None:
    if not day_number(match["day"]):
        return None  # `March 0, 1951`: no such day
    return Reading(iso(match["year"], month_number(match["month"]), day_number(match["day"])))


def _month(match: re.Match[str]) -> Reading:
    return Reading(iso(match["year"], month_number(match["month"])))


def _year(match: re.Match[str]) -> Reading:
    return Reading(match["year"])


def _as_written(match: re.Match[str]) -> Reading:
    return Reading(match["iso"])


def _numeric(match: re.Match[str]) -> Reading | None:
    """Read figures for day and month only where no other order is possible."""
    one, two = int(match["one"]), int(match["two"])
    if one == two or (one > 12 >= two):
        return Reading(iso(match["year"], two, one))
    return Reading(iso(match["year"], one, two)) if two > 12 >= one else None


def _roman(match: re.Match[str]) -> Reading | None:
    month = ROMAN.get(match["roman"].upper())
    return Reading(iso(match["year"], month, int(match["day"]))) if month else None


def _season(match: re.Match[str]) -> Reading:
    return Reading(f"{match['year']}-{SEASON_CODES[match['season'].lower()]}")


def _winter(match: re.Match[str]) -> Reading | None:
    year = int(match["year"])
    return Reading(f"{iso(year, 12)}/{iso(year + 1, 2)}") if f"{year + 1:04}".endswith(match["next"]) else None


def _decade(match: re.Match[str]) -> Reading:
    # The 1900s are a decade to one writer and a century to another.
    digits = match["decade"]
    return Reading(digits[:2] + "XX" if digits[2] == "0" else digits + "X")


def _open(match: re.Match[str]) -> Reading:
    return Reading(f"{match['digits']:X<4}")


def _century(match: re.Match[str]) -> Reading:
    """Read a century, from its year 00 to its year 00: both ways of counting lie in it."""
    written = match["century"].lower()
    number = int(written[:2]) if written[0].isdigit() else 10 + _CENTURIES.index(written)
    return Reading(f"{number - 1:02}00/{number:02}00")


def _part(match: re.Match[str]) -> Reading | None:
    unit = read(match["unit"])
    if unit is None or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", unit):
        return None
    which, length = _ORDINALS.get(match["which"] or ""), match["length"]
    return Reading(unit) if which is None else _fraction(unit, which, length)


def _fraction(unit: str, which: int, length: str) -> Reading | None:
    """Give the half or quarter of a year, the half of a month; of anything longer the whole."""
    if which > (2 if length == "half" else 4):
        return None
    span = edtf.read(unit)
    if span is None or span.latest is None:
        return None
    if re.fullmatch(r"[0-9]{4}", unit):
        months = 6 if length == "half" else 3
        return Reading(f"{iso(unit, months * (which - 1) + 1)}/{iso(unit, months * which)}")
    if not re.fullmatch(r"[0-9]{4}-(?:0[0-9]|1[0-2])", unit) or length != "half":
        return Reading(unit)
    return Reading(f"{unit}-01/{unit}-15" if which == 1 else f"{unit}-16/{span.latest.isoformat()}")


#: How one point of time is written, by a name for each way.
POINTS = {
    "month, day, year": DatePattern(
        rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY})(?:, ?| )(?P<year>{YEAR})",
        ("March 1, 1951", "March 01, 1951", "Sept. 5, 1950", "MAY 10, 1948", "May 1st, 1948", "July 2d 1861"),
        _day,
    ),
    "day, month, year": DatePattern(
        rf"(?:the )?(?P<day>{DAY})(?: day)?(?: of|,)? (?P<month>{MONTH}),? ?(?P<year>{YEAR})",
        ("3 June 1971", "21 Dec., 1974", "1 Sept 1948", "the 3rd of June, 1948", "the 18th day of January, 1868"),
        _day,
    ),
    "month, year": DatePattern(
        rf"(?:the month of )?(?P<month>{MONTH})(?:, ?| (?:of )?)(?P<year>{YEAR})",
        ("March 1951", "March, 1951", "Nov. 1970", "the month of March 1951"),
        _month,
    ),
    "year": DatePattern(rf"(?:the year )?(?P<year>{YEAR})", ("1951", "the year 1951"), _year),
    "ISO 8601": DatePattern(r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})", ("1951-03-01",), _as_written),
    "figures of one meaning": DatePattern(
        rf"(?P<one>[0-9]{{1,2}})(?P<sign>[./-]) ?(?P<two>[0-9]{{1,2}})(?P=sign) ?(?P<year>{YEAR})",
        ("13/04/1931", "04/13/1931", "13.4.1931", "13. 4. 1931", "5-5-1931"),
        _numeric,
    ),
    "month in Roman figures": DatePattern(
        rf"(?P<day>[0-9]{{1,2}})[./ -] ?(?P<roman>[IVX]{{1,4}})[./ -] ?(?P<year>{YEAR})",
        ("3.IV.1931", "3 IV 1931", "13/XI/1956"),
        _roman,
    ),
    "season": DatePattern(
        rf"(?:the )?(?P<season>{SEASON})(?:, ?| (?:of |in )?)(?P<year>{YEAR})",
        ("Spring 1948", "the summer of 1948", "fall 1948", "Winter, 1948"),
        _season,
    ),
    "winter of two years": DatePattern(
        rf"(?:the )?winter(?:,| of)? (?P<year>{YEAR})[/–-](?P<next>[0-9]{{2}}(?:[0-9]{{2}})?)",
        ("winter 1948/49", "the winter of 1948-1949"),
        _winter,
    ),
    "decade": DatePattern(r"(?:the )?(?P<decade>[0-9]{3})0'?s", ("the 1950s", "1940's", "1900s"), _decade),
    "figures left open": DatePattern(r"(?P<digits>[0-9]{3}(?=.\Z)|[0-9]{2}(?=..\Z))[-–]{1,2}", ("194-", "19--"), _open),
    "century": DatePattern(
        rf"(?:the )?(?P<century>1[0-9]th|20th|21st|{'|'.join(_CENTURIES)}) century",
        ("the 19th century", "nineteenth century"),
        _century,
    ),
    "part of a month or year": DatePattern(
        rf"(?:{SOFT}|(?:the )?(?P<which>{'|'.join(_ORDINALS)}) (?P<length>half|quarter) of (?:the )?)"
        r"(?P<unit>.{4,40})",
        ("early March 1950", "mid-May 1950", "the end of 1949", "early summer 1948", "first half of 1948"),
        _part,
    ),
}
