"""Date texts as archives write them: points and spans of time, and what stands around them.

Around a date stand clock times, weekdays and leading words, which change nothing; `circa`, `probably`, `?` and an
editor's brackets, which mark it; `before`, `by` and `after`, which leave one side open; an editor's correction
(`January 26 [27]`), which leaves two dates, one of which is right.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from cablekg.reading import edtf
from cablekg.reading.calendars import CALENDARS
from cablekg.reading.date_points import POINTS
from cablekg.reading.date_spans import SPANS
from cablekg.reading.date_words import CLOCK, DAY, MONTH, SEASON, SOFT, WEEKDAY, YEAR, DatePattern, Reading

_PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_COMPONENT = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})([?~%]?)")
_NO_COMPONENT = re.compile(r"X|[0-9]{4}-2[1-4](?![0-9])")
_SOFT = re.compile(SOFT, re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:{MONTH}|{SEASON})", re.IGNORECASE)
_SPACES = re.compile(r" {2,}+| (?=,)")


@lru_cache(maxsize=4096)
def read(text: str) -> Reading | None:
    """Give what a folded date text says, None when it says no date that a rule here knows. Never raises.

    >>> read("[ca. March 1950]"), read("before 3 May 1951")
    (Reading(edtf='1950-03%', calendar=None), Reading(edtf='/1951-05-02', calendar=None))
    """
    for pattern in PATTERNS.values():
        match = pattern.compiled.fullmatch(text)
        reading = pattern.reading(match) if match else None
        if reading and edtf.read(reading.edtf):
            return reading
    return None


def marked(reading: Reading, mark: Literal["?", "~"]) -> Reading:
    """Mark every date of a reading; the bounds stay.

    EDTF marks no clock time, which is left off, and no season or masked date inside a span: those become their first
    and last, as years or months where that loses nothing.

    >>> marked(Reading("1948~/1949"), "?").edtf, marked(Reading("1948-21"), "?").edtf
    ('1948%/1949?', '1948-03?/1948-05?')
    """
    value = reading.edtf.partition("T")[0]
    if _NO_COMPONENT.search(value) and (span := edtf.read(value)) and span.earliest and span.latest:
        first, last = span.earliest.isoformat(), span.latest.isoformat()
        value = next(
            shorter
            for shorter in (f"{first[:length]}/{last[:length]}" for length in (4, 7, 10))
            if edtf.read(shorter) == (span.earliest, span.latest, shorter)
        )
    value = _COMPONENT.sub(lambda one: one[1] + (mark if one[2] in {"", mark} else "%"), value)
    return Reading(value, reading.calendar)


def _marked(reading: Reading | None, mark: Literal["?", "~"]) -> Reading | None:
    return marked(reading, mark) if reading else None


def _rest(match: re.Match[str]) -> Reading | None:
    return read(match["rest"])


def _approximate(match: re.Match[str]) -> Reading | None:
    return _marked(read(match["rest"] or match["before"]), "~")


def _uncertain(match: re.Match[str]) -> Reading | None:
    return _marked(read(match["rest"] or match["before"]), "?")


def _year_behind(match: re.Match[str]) -> Reading | None:
    """Read a year that stands before its month or season as if it stood behind."""
    return read(f"{match['rest']} {match['year']}") if _NAMED.search(match["rest"]) else None


def _supplied(match: re.Match[str]) -> Reading | None:
    return _marked(read(match["rest"]), "?")


def _doubted(match: re.Match[str]) -> Reading | None:
    """Read a date in which an editor supplied or doubted something, as it reads without brackets and marks."""
    bare = re.sub(r"\[(?:\?|sic!?)\]|\(\?\)|[?\[\]]", "", match.group())
    return _marked(read(_SPACES.sub(" ", bare).replace(" ,", ",").strip(" ,")), "?")


def _corrected(match: re.Match[str]) -> Reading | None:
    """Read a date and an editor's correction of one part of it as one of two dates."""
    readings = [
        read(f"{match['head'] or ''}{match[which]}{match['tail'] or ''}".strip()) for which in ("written", "corrected")
    ]
    values = sorted(reading.edtf for reading in readings if reading and _PLAIN.fullmatch(reading.edtf))
    same_kind = len(values) == 2 and len(values[0]) == len(values[1]) and values[0] != values[1]
    return Reading(f"[{','.join(values)}]") if same_kind else None


def _before(match: re.Match[str]) -> Reading | None:
    """Read `before`: the last day before the date, where the words say exactly when it begins."""
    reading = read(match["rest"])
    span = edtf.read(reading.edtf) if reading else None
    if not (reading and span and span.earliest and _is_exact(match["rest"], reading)):
        return _until(match)
    day = (span.earliest - timedelta(days=1)).isoformat()
    return Reading(f"/{day[: len(reading.edtf)]}", reading.calendar)


def _after(match: re.Match[str]) -> Reading | None:
    """Read `after`: the first day after the date, where the words say exactly when it ends."""
    reading = read(match["rest"])
    span = edtf.read(reading.edtf) if reading else None
    if not (reading and span and span.latest and _is_exact(match["rest"], reading)):
        return _since(match)
    day = (span.latest + timedelta(days=1)).isoformat()
    return Reading(f"{day[: len(reading.edtf)]}/", reading.calendar)


def _until(match: re.Match[str]) -> Reading | None:
    reading = read(match["rest"] or match["first"])
    span = edtf.read(reading.edtf) if reading else None
    if not (reading and span and span.latest):
        return None
    return Reading(f"/{_edge(reading, span.latest)}", reading.calendar)


def _since(match: re.Match[str]) -> Reading | None:
    reading = read(match["rest"] or match["first"])
    span = edtf.read(reading.edtf) if reading else None
    if not (reading and span and span.earliest):
        return None
    return Reading(f"{_edge(reading, span.earliest)}/", reading.calendar)


def _is_exact(text: str, reading: Reading) -> bool:
    """Say whether the words give the very first and last day: `the end of 1949`, `c. 1949` and a range do not."""
    return _PLAIN.fullmatch(reading.edtf) is not None and _SOFT.match(text) is None


def _edge(reading: Reading, day: date) -> str:
    """Give the end of a one-sided span: the date as it is known, or the day where it is itself a span."""
    return reading.edtf if _PLAIN.fullmatch(reading.edtf.rstrip("?~%")) else day.isoformat()


def _framed(match: re.Match[str]) -> Reading | None:
    lower, upper = read(match["lower"]), read(match["upper"])
    if lower is None or upper is None or lower.edtf[-1] != "/" or upper.edtf[0] != "/":
        return None
    return Reading(lower.edtf + upper.edtf[1:], lower.calendar or upper.calendar)


_R = r"(?P<rest>.{4,80})"
_LAZY = r"(?P<rest>.{4,80}?)"
_BEFORE = r"(?:shortly |just |some ?time )?(?:before|prior to|earlier than)"
_AFTER = r"(?:shortly |soon |just |some ?time )?(?:after|later than)"
_UNTIL = r"(?:by|until|till|up to|on or before|not after|(?:no|not) later than)"
_SINCE = r"(?:since|from|on or after|not before|(?:no|not) earlier than)"
_ABOUT = r"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|roughly)"
_PERHAPS = r"(?:possibly|probably|perhaps|presumably|apparently|likely|maybe|prob\.|\?)"
_DAYTIME = r"(?:morning|forenoon|afternoon|evening|night)"
#: What says that a document bears no date.
UNDATED = r"(?:undated|not dated|no date(?: given)?|without date|date unknown|unknown date|unknown|[ns]\.? ?d\b\.?)"

#: What stands around a date, by a name for each way.
FRAMES = {
    "correction": DatePattern(
        rf"(?P<head>(?:(?:{MONTH}|{DAY},?) ){{0,2}})(?P<written>{DAY}|{MONTH}|{YEAR}) ?"
        rf"\[(?P<corrected>{DAY}|{MONTH}|{YEAR})\](?P<tail>,? .{{1,20}})?",
        ("January 26 [27], 1943", "26 [27] January 1943", "March [May] 1948", "3 May 1948 [1949]"),
        _corrected,
    ),
    "reception": DatePattern(
        rf"{_LAZY}[.,;]? ?[\[(]received\b[^\])]{{0,60}}[\])]",
        ("January 11, 1943—1 p.m. [Received January 12—7:25 a.m.]", "May 3, 1951 (received May 4)"),
        _rest,
    ),
    "clock behind": DatePattern(
        rf"{_LAZY}(?: ?[–-] ?|, ?| )[(\[]?(?:at |from |between )?{CLOCK}[)\]]?(?: \[[ap]\. ?m\.\])?",
        (
            *("16 April 1968, 5:00p.m. until 6:50 p.m.", "January 11, 1943—1 p.m.", "29 December 1969 at 4:00"),
            *("January 17, 1973, 2308Z", "May 3, 1951, noon", "May 3, 1951, 5–6 p. m.", "3 May 1951 16.30 Moscow time"),
            "January 4, 1949—10 a. m. [p. m.]",
        ),
        _rest,
    ),
    "clock before": DatePattern(
        rf"(?:as of |at )?{CLOCK},? ?(?:on |of )?{_R}", ("as of 12 noon, 3 May 1951", "5:30 p.m., May 3, 1951"), _rest
    ),
    "part of the day behind": DatePattern(
        rf"{_LAZY},? \(?(?:in the |at )?{_DAYTIME}\)?", ("3 May 1951, morning", "3 May 1951 (evening)"), _rest
    ),
    "part of the day before": DatePattern(
        rf"(?:on |in )?(?:the )?(?:early |late )?{_DAYTIME} (?:of )?{_R}",
        ("the night of 5-6 March 1953", "On the afternoon of the 18th day of January, 1868"),
        _rest,
    ),
    "weekday before": DatePattern(
        rf"{WEEKDAY},? ?(?:the )?{_R}", ("Tuesday, 10 July 1990", "Tues. July 10, 1990"), _rest
    ),
    "weekday behind": DatePattern(
        rf"{_LAZY},? \(?{WEEKDAY}\)?", ("10 July 1990, Tuesday", "10 July 1990 (Tue.)"), _rest
    ),
    "leading word": DatePattern(
        rf"(?:dated|on|in|of|as of|during|some ?time in|date:) {_R}",
        ("dated 3 May 1951", "in March 1951", "as of 3 May 1951", "sometime in 1951"),
        _rest,
    ),
    "round brackets": DatePattern(r"\((?P<rest>[^()]{4,80})\)", ("(3 May 1951)",), _rest),
    "approximate": DatePattern(
        rf"(?:{_ABOUT} |ca?\.? ?(?=[0-9])){_R}|(?P<before>.{{4,80}}?),? [(\[]?(?:{_ABOUT}|approximate)(?: date)?[)\]]?",
        ("c. 1948", "ca. March 1950", "circa 1948", "about 1948", "c1948", "approximately 1948", "1948 (approximate)"),
        _approximate,
    ),
    "uncertain": DatePattern(
        rf"{_PERHAPS},? ?{_R}|(?P<before>.{{4,80}}?),? ?[(\[]?"
        rf"(?:\?{{1,2}}|{_PERHAPS}|probable|(?:date )?(?:uncertain|inferred))[)\]]?",
        ("1948?", "1948 [?]", "March 1948 (?)", "possibly March 1948", "1948, probably", "1948 (date uncertain)"),
        _uncertain,
    ),
    "supplied to an undated text": DatePattern(
        rf"{UNDATED}[,;:]? ?[\[(]?(?P<rest>.{{4,80}}?)[\])]?",
        ("undated [1948]", "n.d., ca. March 1950", "undated (March 1950)"),
        _supplied,
    ),
    "after and before": DatePattern(
        rf"(?P<lower>(?:{_AFTER}|{_SINCE}) .{{4,40}}?),? (?:and|but) (?P<upper>(?:{_BEFORE}|{_UNTIL}) .{{4,40}})",
        ("after 3 May 1951 and before 9 May 1951", "not before 1948 and not after March 1949"),
        _framed,
    ),
    "before": DatePattern(
        rf"{_BEFORE} {_R}",
        ("before March 1950", "before 3 May 1951", "prior to 1949", "before the end of 1949"),
        _before,
    ),
    "after": DatePattern(rf"{_AFTER} {_R}", ("after 3 May 1951", "after March 1950", "soon after c. 1948"), _after),
    "until": DatePattern(
        rf"{_UNTIL} {_R}|(?P<first>.{{4,80}}?),? (?:or (?:earlier|before)|at the latest)",
        ("by 5 May 1951", "not after May 1951", "no later than 3 May 1951", "1951 or earlier", "by the end of 1949"),
        _until,
    ),
    "since": DatePattern(
        rf"{_SINCE} {_R}|(?P<first>.{{4,80}}?),? (?:or (?:later|after)|onwards?|at the earliest)",
        ("since March 1950", "not before 3 May 1951", "from 1949", "1951 or later", "March 1950 onwards"),
        _since,
    ),
    "year before": DatePattern(
        rf"(?P<year>{YEAR}),? (?P<rest>(?:(?![0-9]{{4}})[A-Za-z0-9 ,.–-]){{3,40}})",
        ("1951 March 1", "1951, 1 March", "1951 May-June", "1948 May 10-12", "1951, spring"),
        _year_behind,
    ),
    "doubted or supplied": DatePattern(
        r"(?=[^\[?]*[\[?])[A-Za-z0-9 .,'?!\[\]()/–-]{4,100}",
        (
            "[1948]",
            "[March 1948]",
            "March 5 [?], 1948",
            "October [5?], 1948",
            "3 May [1951]",
            "194[8]",
            "June 19 [sic], 1930",
        ),
        _doubted,
    ),
}
#: Every way to write a date, in the order asked.
PATTERNS = CALENDARS | POINTS | SPANS | FRAMES
