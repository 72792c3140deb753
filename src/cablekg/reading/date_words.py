"""The words that dates are made of, as pieces of patterns: months, days, years, clock times, seasons.

Pieces suppose a text whose blanks and dashes are folded (`fold`), and patterns that ignore case.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cablekg.model import Calendar

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
_MONTHS += ["October", "November", "December"]
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_SHORT |= {"oct": 10, "nov": 11, "dec": 12}
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(_MONTHS, 1)} | _SHORT
ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
SEASON_CODES = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}

DAY = r"[0-9]{1,2}(?:st|nd|rd|th|d)?\b"
MONTH = rf"(?:{'|'.join([*_MONTHS, *map(str.upper, _MONTHS)])}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
YEAR = r"[0-9]{4}(?![0-9])"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
#: What narrows a month, a year or a season by no fixed rule.
SOFT = r"(?:the )?(?:very )?(?:early|mid|middle|late|beginning|start|end)(?: (?:of |in )?(?:the )?|-)"
DASH = r" ?[-–] ?"
_MERIDIEM = r" ?[ap]\. ?m\b\.?| ?[ap]m\b\.?| (?:noon|midnight)\b"
_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_TIME = (
    rf"(?:{_HOUR}[:.][0-5][0-9](?::[0-5][0-9])?(?:{_MERIDIEM}| (?:hours|hrs)\b\.?)?|{_HOUR}(?:{_MERIDIEM})"
    rf"|{_HOUR}[0-5][0-9](?: ?Z\b| (?:hours|hrs)\b\.?)|(?:12 ?)?(?:noon|midnight)\b|[0-9]{{1,2}} o'clock)"
)
_ZONE = r"(?: ?Z\b| (?:GMT|UTC|E[SD]T|(?:local|[A-Z][a-z]{1,12}) time)\b)?"
#: `5:00p.m. until 6:50 p.m.`, `1 p.m.`, `2308Z`, `12 noon`, `5-6 p.m.`
CLOCK = (
    rf"(?:(?:1[0-2]|[1-9])(?:{DASH}| to )(?=[0-9]))?{_TIME}{_ZONE}"
    rf"(?:(?: until | till | to | and |{DASH}){_TIME}{_ZONE})?"
)

# A hyphen joins figures of ISO 8601, a longer dash never does: 1904-05 is a month, 1904–05 two years.
_SIGNS = str.maketrans(dict.fromkeys("‐‑−", "-") | dict.fromkeys("‒—―", "–") | dict.fromkeys("‘’ʼ", "'"))
_SPACES = re.compile(r"\s++")


class Reading(NamedTuple):
    """What a date text says: EDTF in the Gregorian calendar, and the calendar of the text where it is another."""

    edtf: str
    calendar: Calendar | None = None


@dataclass(frozen=True)
class DatePattern:
    """One way to write a date: how it looks, examples, what it says. `reading` gives None where its parts disagree."""

    looks: str
    examples: tuple[str, ...]
    reading: Callable[[re.Match[str]], Reading | None]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, blind to case: compiled when first asked for, not at the start."""
        return re.compile(self.looks, re.IGNORECASE | re.ASCII)


def fold(text: str) -> str:
    r"""Fold blanks, hyphens, dashes and apostrophes to one kind each, and leave off the stop that closes a text.

    >>> fold(" 3—10 March\u00a01964. ")
    '3–10 March 1964'
    """
    return _SPACES.sub(" ", text.translate(_SIGNS)).strip(" ,;").removesuffix(".").rstrip()


def day_number(written: str) -> int:
    """Give the number of a day such as `03`, `3rd`, `2d`.

    >>> day_number("3rd")
    3
    """
    return int(written.rstrip("stndrhSTNDRH"))


def month_number(written: str) -> int:
    """Give the number of a month in letters.

    >>> month_number("Sept.")
    9
    """
    return MONTH_NUMBERS[written.rstrip(".").lower()]


def iso(year: int | str, month: int | None = None, day: int | None = None) -> str:
    """Write a date as EDTF, as precise as it is known.

    >>> iso(1948, 5), iso("1948", 5, 1)
    ('1948-05', '1948-05-01')
    """
    return f"{int(year):04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def unnamed(looks: str) -> str:
    """Take the names off a pattern's groups, so that it can stand inside another twice.

    >>> unnamed("(?P<day>[0-9])")
    '(?:[0-9])'
    """
    return re.sub(r"\?P<[a-z0-9_]++>", "?:", looks)
