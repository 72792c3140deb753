"""Dates that stand inside titles: where they begin and end.

What is found is given whole (`between 20-26 November 1970`, `early March 1950`), so that no piece of a date is left in
the title. A season or a bare year is a date only where it can hardly be anything else: behind a comma or `in`, a year
only at the end. The day on which a document was released is no date of it.
"""

import re
from functools import lru_cache

from cablekg.reading.calendars import STYLE
from cablekg.reading.date_words import CLOCK, DASH, DAY, MONTH, SEASON, SOFT, YEAR

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_SPAN = r"(?i:from |between )?"
_JOINT = rf"(?:{DASH}| to | and )"
_CLOCK = rf"(?:(?: ?[–—-] ?|, ?| )(?:at |from )?(?i:{CLOCK}))?"
_STYLE = rf"(?:,? \((?i:{STYLE})\)|,? (?:[ON]\.S\.|(?:Old|New) Style))?"
_TAIL = rf"{_STYLE}{_CLOCK}"
_NEAR = rf"(?i:as of |circa |ca?\. ?|about |{SOFT})?"
_TRUE_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])"
_LED_IN = r"(?:(?<=, )(?<![0-9], )|(?<=\b[Ii]n )|(?<=\b[Ii]n the ))"
_STOP = r"(?=[.'’\"”]{0,2}\Z| ?[(\[])"

#: Dates as they stand inside titles, the longest shape first: what each looks like, and examples.
IN_TITLES = {
    "both calendars, day first": (
        rf"{DAY}(?: {MONTH}(?:,? {YEAR})?)?(?: ?/ ?{DAY} {MONTH}| \({DAY}(?: {MONTH})?\)(?: {MONTH})?),? {YEAR}",
        ("31 December 1860 / 12 January 1861", "19/31 December 1860", "20 March (1 April) 1861", "5 (17) April 1880"),
    ),
    "both calendars, month first": (
        rf"{MONTH} {DAY}(?:, ?{YEAR})?(?: ?/ ?(?:{MONTH} )?{DAY}| \((?:{MONTH} )?{DAY}\)), ?{YEAR}",
        ("December 31, 1860 / January 12, 1861", "December 19/31, 1860", "March 20 (April 1), 1861"),
    ),
    "several days, day first": (
        rf"{_SPAN}{DAY}(?:(?:, {DAY}){{0,4}}|(?: {MONTH}(?:,? {YEAR})?)),?{_JOINT}{DAY} {MONTH},? {YEAR}{_TAIL}",
        (
            *("from 31 January to 1 February 1987", "3-10 March 1964", "between 20-26 November 1970"),
            *("9 and 12 July 1956", "9, 10 and 12 July 1956", "28 February - 3 March 1964"),
            "3-10 March 1861 (O.S.)",
        ),
    ),
    "several days, month first": (
        rf"{_SPAN}{MONTH} {DAY}(?:, ?{YEAR})?{_JOINT}(?:{MONTH} )?{DAY}, ?{YEAR}{_TAIL}",
        ("March 3-10, 1964", "December 30, 1950 - January 2, 1951", "between May 3 and June 5, 1956"),
    ),
    "day first": (
        rf"{_NEAR}{_WEEKDAY}{DAY} {MONTH},? {YEAR}(?:/[0-9]{{1,4}})?{_TAIL}",
        (
            *("3 June 1971", "21 Dec., 1974", "Tuesday, 10 July 1990", "16 April 1968, 5:00p.m. until 6:50 p.m."),
            *("29 December 1969 at 4:00", "3 February 1731/32", "12 December 1860 (Old Style)", "as of 3 May 1951"),
        ),
    ),
    "month first": (
        rf"{_NEAR}{_WEEKDAY}{MONTH} {DAY}, ?{YEAR}(?:/[0-9]{{1,4}})?{_TAIL}",
        ("January 20, 1977", "January 11, 1943—1 p.m.", "January 17, 1973, 2308Z", "Monday, May 3rd, 1948"),
    ),
    "months": (
        rf"{_SPAN}{_NEAR}(?:{MONTH}|{SEASON})(?:,? {YEAR})?(?:{_JOINT}| ?/ ?){_NEAR}(?:{MONTH}|{SEASON}),? {YEAR}",
        (
            "July-August 1970",
            "July/August 1970",
            "Nov. 1970 - Jan. 1971",
            "July and August 1970",
            "late May to early June 1950",
        ),
    ),
    "month": (rf"{_NEAR}{MONTH},? {YEAR}", ("February 1950", "March, 1951", "early March 1950", "circa May 1948")),
    "ISO 8601": (r"(?:1[0-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?![0-9-])", ("1951-03-01",)),
    "clock alone": (
        rf"as of (?i:{CLOCK})(?:,? (?:on )?(?:{DAY} {MONTH},? {YEAR}|{MONTH} {DAY}, ?{YEAR}))?",
        ("as of 12 noon", "as of 12 noon, 3 May 1951"),
    ),
}
#: Shapes that are dates only where the words around them leave no doubt.
LED_IN = {
    "season": (rf"{_NEAR}{SEASON}(?:,| of)? {YEAR}", ("Spring 1948", "summer of 1950", "early Autumn 1956")),
    "years": (
        rf"{_NEAR}{_TRUE_YEAR}(?:[-–/](?:{_TRUE_YEAR}|[0-9]{{2}}(?![0-9])))?{_STOP}|(?:1[5-9]|20)[0-9]0s{_STOP}",
        ("1970", "1948-1949", "1948/49", "late 1950", "1950s"),
    ),
}
_RELEASE = r"(?P<release>(?i:declassified|approved(?: for release)?|released?),? (?:on )?)"
_FOUND = re.compile(
    rf"{_RELEASE}?\b(?:{'|'.join(looks for looks, _ in IN_TITLES.values())}"
    rf"|{_LED_IN}(?:{'|'.join(looks for looks, _ in LED_IN.values())}))",
    re.ASCII,
)


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[tuple[int, int], ...]:
    """Find the dates that stand inside a title, as (start, end) in the order written. Never raises.

    >>> title = "Note from A to B, 3-10 March 1964, on 21 Dec., 1974"
    >>> [title[start:end] for start, end in find(title)]
    ['3-10 March 1964', '21 Dec., 1974']
    """
    return tuple(match.span() for match in _FOUND.finditer(text) if match["release"] is None)
