"""Dates of the Julian calendar: marked so, given in both calendars, or with the double year of Lady Day.

Bounds are Gregorian. A text that names no calendar is taken as Gregorian, as EDTF has it, also before 1582. Calendars
that no rule here converts (the French republican, the Hijri) are not understood.
Source: the rule of the Julian day number; 25 March began the year in England until 1751, and its calendar was the
Julian one until 2 September 1752 (Calendar (New Style) Act 1750).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cablekg.reading import date_points, date_spans
from cablekg.reading.date_words import DAY, MONTH, YEAR, DatePattern, Reading, day_number, iso, month_number
from cablekg.reading.edtf import YEARS

#: The first day of the Gregorian calendar: nobody dated in both before it.
REFORM = date(1582, 10, 15)
#: The last year that began on Lady Day.
LAST_LADY_DAY = 1751
_LADY_DAY = (3, 25)

STYLE = r"(?:[ON]\.? ?S\b\.?|(?:old|new)[ -]style|(?:julian|gregorian)(?: calendar| style)?)"
_SEVERAL = re.compile(
    r"(?P<opens>[\[{]?)(?P<first>[0-9-]{4,10})(?P<joint>[/,])(?P<last>[0-9-]{4,10})(?P<closes>[\]}]?)"
)
_ISO = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")


def gregorian(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Julian one; None for a day that the Julian calendar has not, or a year not ours.

    >>> gregorian(1860, 12, 31), gregorian(1900, 2, 29), gregorian(1901, 2, 29)
    (datetime.date(1861, 1, 12), datetime.date(1900, 3, 13), None)
    """
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= _days(year, month):
        return None
    # Years run from March here, so that the leap day is a year's last.
    years, months = (year, month - 3) if month > 2 else (year - 1, month + 9)
    days = 365 * years + years // 4 + (153 * months + 2) // 5 + day
    # 1 March 1 of the Julian calendar is 27 February of the Gregorian one.
    return date(1, 2, 27) + timedelta(days - 366)


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _in_style(match: re.Match[str]) -> Reading | None:
    """Read a date that is marked Old or New Style, Julian or Gregorian."""
    style = (match["style"] or match["before"]).lower()
    is_julian = style[0] in "oj"
    rest = match["rest"] or match["after"]
    if doubled := YEARS_DOUBLED.compiled.fullmatch(rest):
        return _of_two_years(doubled, is_julian=is_julian)
    written = date_points.read(rest) or date_spans.read(rest)
    if written is None or not is_julian:
        return Reading(written) if written else None
    if several := _SEVERAL.fullmatch(written):
        return _several_from_julian(several, is_old_style=style[0] == "o")
    return _from_julian(written, is_old_style=style[0] == "o")


def _several_from_julian(several: re.Match[str], *, is_old_style: bool) -> Reading | None:
    """Convert both sides of a Julian range, or both of two days; None where a side alone leaves two days open."""
    first, last = (_from_julian(several[side], is_old_style=is_old_style) for side in ("first", "last"))
    if first is None or last is None or "[" in first.edtf + last.edtf:
        return None
    begins, ends = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if several["joint"] == "/":
        return Reading(f"{begins}/{ends}", "julian")
    one_day_each = (begins, ends) == (first.edtf, last.edtf)
    return Reading(f"{several['opens']}{begins},{ends}{several['closes']}", "julian") if one_day_each else None


def _from_julian(written: str, *, is_old_style: bool) -> Reading | None:
    """Convert a Julian day, month or year.

    Old Style may mean the beginning of the year too: before Lady Day the year is then the one written or the next.
    """
    parts = _ISO.fullmatch(written)
    if parts is None:
        return None
    year, month, day = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    first = gregorian(year, month or 1, day or 1)
    last = gregorian(year, month or 12, day or _days(year, month or 12))
    if first is None or last is None:
        return None
    if not (is_old_style and year <= LAST_LADY_DAY and (month or 1, day or 1) < _LADY_DAY):
        return Reading(_span(first, last), "julian")
    ends = min((month or 3, day or 31), (3, 24)) if month else (3, 24)
    again = gregorian(year + 1, ends[0], min(ends[1], _days(year + 1, ends[0])))
    if again is None:
        return None
    return Reading(f"[{first},{again}]" if day else _span(first, again), "julian")


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first}/{last}"


def _doubled(match: re.Match[str]) -> Reading | None:
    return _of_two_years(match, is_julian=True)


def _of_two_years(match: re.Match[str], *, is_julian: bool) -> Reading | None:
    """Read `3 February 1731/32`: 1731 for those whose year begins on Lady Day, 1732 for those of 1 January.

    Only a day from 1 January to 24 March can bear two years, and only as long as a year began on Lady Day; with it
    went the Julian calendar, unless the text says New Style.
    """
    year = _second_year(match["year"], match["next"])
    month = month_number(match["month_first"] or match["month"])
    written = match["day_first"] or match["day"]
    day = day_number(written) if written else None
    if year is None or (month, day or 1) >= _LADY_DAY:
        return None
    if not is_julian:
        return Reading(iso(year, month, day))
    first = gregorian(year, month, day or 1)
    last = gregorian(year, month, day or (24 if month == 3 else _days(year, month)))
    return Reading(_span(first, last), "julian") if first and last else None


def _second_year(year: str, following: str) -> int | None:
    second = int(year) + 1
    return second if second <= LAST_LADY_DAY + 1 and f"{second:04}".endswith(following) else None


def _both(match: re.Match[str]) -> Reading | None:
    """Read a date given in both calendars; None unless both are the same day."""
    days = day_number(match["d1"]), day_number(match["d2"])
    one, two = match["m1"] or match["m2"], match["m3"] or match["m4"] or match["m5"]
    if not (one or two) or (two and match["m5"] and (match["m3"] or match["m4"])):
        return None
    months = month_number(one or two), month_number(two or one)
    found = {
        day
        for pair in _years(match, months)
        for day in _same_day((pair[0], months[0], days[0]), (pair[1], months[1], days[1]), match["s1"], match["s2"])
    }
    return Reading(found.pop().isoformat(), "double") if len(found) == 1 else None


def _years(match: re.Match[str], months: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Give the years that the two dates can have; a year written once belongs to the date that it stands next to."""
    first, second = match["y1"], match["y2"] or match["y3"]
    crosses = months == (12, 1)
    if second and match["next"] and crosses and not first:
        # `31 December/12 January 1860/61`: each date has its own year.
        if f"{int(second) + 1:04}".endswith(match["next"]):
            yield int(second), int(second) + 1
        return
    if second and match["next"]:
        second = str(_second_year(second, match["next"]) or 0)
    if first and second:
        yield int(first), int(second)
    elif second:
        yield int(second) - crosses, int(second)
    elif first:
        yield int(first), int(first) + crosses


def _same_day(
    first: tuple[int, int, int], second: tuple[int, int, int], style: str | None, other: str | None
) -> Iterator[date]:
    """Give the day that one of two dates names in the Julian calendar and the other in the Gregorian."""
    for julian, new, marks in ((first, second, (style, other)), (second, first, (other, style))):
        converted = gregorian(*julian)
        says_otherwise = (marks[0] or "o")[0].lower() not in "oj" or (marks[1] or "n")[0].lower() not in "ng"
        if converted and converted >= REFORM and converted.timetuple()[:3] == new and not says_otherwise:
            yield converted


_STYLED = rf"(?: ?[(\[]?(?P<s1>{STYLE})[)\]]?)?"
YEARS_DOUBLED = DatePattern(
    rf"(?:(?P<month_first>{MONTH}) (?P<day_first>{DAY})|(?:(?P<day>{DAY}) )?(?P<month>{MONTH})),? "
    rf"(?P<year>{YEAR})[/–-](?P<next>[0-9]{{1,4}})",
    ("3 February 1731/32", "3 February 1731-32", "February 3, 1731/2", "24 March 1750/1751", "February 1731/32"),
    _doubled,
)
#: How the Julian calendar shows in a date, by a name for each way.
CALENDARS = {
    "both calendars": DatePattern(
        rf"(?:(?P<m1>{MONTH}) )?(?P<d1>{DAY})(?: (?P<m2>{MONTH}))?(?:,? (?P<y1>{YEAR}))?{_STYLED}"
        rf"(?: ?/ ?| ?[(\[])"
        rf"(?:(?P<m3>{MONTH}) )?(?P<d2>{DAY})(?: (?P<m4>{MONTH}))?(?:,? (?P<y2>{YEAR}))?"
        rf"{_STYLED.replace('s1', 's2')}[)\]]?"
        rf"(?: (?P<m5>{MONTH}))?(?:,? (?P<y3>{YEAR}))?(?:/(?P<next>[0-9]{{1,4}}))?",
        (
            *("31 December 1860 / 12 January 1861", "December 31, 1860 / January 12, 1861"),
            *("19/31 December 1860", "December 19/31, 1860", "20 March/1 April 1861", "5 (17) April 1880"),
            *("31 December (12 January) 1861", "31 December 1860 (12 January)", "3/14 February 1731/32"),
            *("12 January 1861 N.S. (31 December 1860 O.S.)", "17 (5) April 1880"),
            "31 December/12 January 1860/61",
        ),
        _both,
    ),
    "a year of Lady Day": YEARS_DOUBLED,
    "style or calendar named": DatePattern(
        rf"(?P<before>{STYLE}):? (?P<after>.{{4,40}})|(?P<rest>.{{4,40}}?),? ?[(\[]?(?P<style>{STYLE})[)\]]?",
        (
            *("12 December 1860 O.S.", "12 December 1860 (Old Style)", "11 June 1780 (Julian calendar)"),
            *("12 December 1860, N.S.", "3 February 1731/32 O.S.", "O.S. 12 December 1860"),
            *("3-10 March 1861 (O.S.)", "9 and 12 July 1856, Old Style"),
        ),
        _in_style,
    ),
}
