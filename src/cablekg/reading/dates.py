"""Dates as archives write them: read to their first and last Gregorian day, and found inside titles.

Nothing is guessed: `03/04/1931` is April in one country and March in another, and a year outside 1000 to 2100 is a
slip. What is not understood keeps its text and has no bounds. What is read, and how, is a table in docs/dates.md.
"""

import re
from dataclasses import replace

from cablekg.model import HistoricalDate
from cablekg.reading import written_dates
from cablekg.reading.date_words import MONTH, MONTH_NUMBERS, Reading, fold
from cablekg.reading.dates_in_titles import find
from cablekg.reading.edtf import LONGEST, YEARS
from cablekg.reading.edtf import read as span_of

__all__ = [
    "LONGEST",
    "MONTH",
    "MONTH_NUMBERS",
    "YEARS",
    "find",
    "from_edtf",
    "is_date_line",
    "is_undated",
    "opens_undated",
    "read",
    "uncertain",
]

_UNDATED = re.compile(
    rf"[\[(]?{written_dates.UNDATED}[\])]?(?:[,;:. (\[–-]{{1,3}}(?:but )?(?:filed|placed|kept|catalogued)\b.{{0,80}})?",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"(?:{MONTH}(?: [0-9]{{1,2}},|,)? ?|[0-9]{{1,2}} {MONTH},? )?[0-9]{{4,5}}|[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?",
    re.IGNORECASE,
)
_OPENS_UNDATED = re.compile(r"[\[(]?(?:N\.? ?D\.?|[Uu]ndated)[\])]? ?(?:--|[-–—]) ")


def read(text: str) -> HistoricalDate:
    """Read a date text: `March 1, 1951`, `3-10 March 1964`, `circa 1948`, `before May 1950`, or ISO 8601 and EDTF.

    `text` stays as given; `edtf` is Gregorian, and `calendar` says where the text is not. What is not understood
    (another language, 30 February, the year 0201, `03/04/1931`) has no bounds; a blank text is no date at all. Never
    raises. Source: the date texts of the listings and of FRUS.

    >>> read("May 10, 1948").edtf, read("April, 1948").edtf, read("30 February 1948").edtf
    ('1948-05-10', '1948-04', None)
    >>> read("31 December 1860 / 12 January 1861").earliest
    datetime.date(1861, 1, 12)
    """
    if not text.strip():
        return HistoricalDate()
    if len(text) > LONGEST:
        return HistoricalDate(text)
    reading = written_dates.read(fold(text))
    if reading and (span := span_of(reading.edtf)):
        return HistoricalDate(text, reading.edtf, span.earliest, span.latest, reading.calendar)
    return from_edtf(text.strip(), text)


def from_edtf(edtf: str, text: str | None = None) -> HistoricalDate:
    """Read an EDTF value of levels 0 and 1, or a set of level 2; `text` is what stands as text.

    A mark widens nothing: `1948~` has the bounds of 1948. An open or unknown side has no bound. Never raises;
    not understood, or outside the years of ours: the text alone.
    Source: https://www.loc.gov/standards/datetime/ (levels 0 and 1).

    >>> from_edtf("1947-12/1948-04").latest, from_edtf("../1949").earliest
    (datetime.date(1948, 4, 30), None)
    >>> from_edtf("1948~", "about 1948").text
    'about 1948'
    """
    written = edtf if text is None else text
    span = span_of(edtf.strip())
    return HistoricalDate(written, span.edtf, span.earliest, span.latest) if span else HistoricalDate(written or None)


def uncertain(when: HistoricalDate) -> HistoricalDate:
    """Mark a date as uncertain; its bounds stay.

    >>> uncertain(read("March 1950")).edtf
    '1950-03?'
    """
    if when.edtf is None:
        return when
    marked = written_dates.marked(Reading(when.edtf), "?")
    return replace(when, edtf=marked.edtf)


def is_undated(text: str | None) -> bool:
    """Say whether a date text says that the document bears no date: `undated`, `n.d.`, `undated, filed under May 1950`.

    Where a document is filed is not when it was written: its date has no bounds, and nothing was misunderstood.

    >>> is_undated("[undated]"), is_undated("n.d., filed under March 1950"), is_undated("March 1950")
    (True, True, False)
    """
    return text is not None and len(text) <= LONGEST and _UNDATED.fullmatch(fold(text)) is not None


def is_date_line(text: str) -> bool:
    """Say whether a text has the form of the archive's date lines, be the day possible or not.

    Only the forms seen there: a summary may well be `Spring 1950`, and is not taken for a date.

    >>> [is_date_line(text) for text in ("March 01, 1951", "March, 1951", "1951", "February 30, 1948", "Spring 1950")]
    [True, True, True, True, False]
    """
    return len(text) <= LONGEST and _DATE_LINE.fullmatch(fold(text)) is not None


def opens_undated(summary: str) -> bool:
    """Say whether a summary opens with the archive's remark that the document bears no date.

    >>> opens_undated("ND -- Holm thanks Berg."), opens_undated("Holm thanks Berg.")
    (True, False)
    """
    return _OPENS_UNDATED.match(summary) is not None
