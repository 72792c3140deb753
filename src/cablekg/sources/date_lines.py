"""Lines that stand in a date's place: which are surely dates, which look like dates, which only speak of one.

The question is asked of lines of a page and not of dates: `Marchh 5, 1950` and `undated` open an entry, although
nobody can compute with them; `May 1948 Report` is a title.
"""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from cablekg.reading import dates
from cablekg.reading.dates import MONTH_NUMBERS
from cablekg.reading.forms import NOUNS
from cablekg.reading.words import word_set
from cablekg.reading.written import clean
from cablekg.sources.pages import SENTENCE_END, Block, is_sentence

DateLine = Literal["sure", "wide", "weak"]

#: Longest line that stands in a date's place; a longer one is never asked whether it is one.
LONGEST = 60

_MONTH = r"(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_YEAR = r"[12][0-9]{3}"
#: The archive's forms, and those that a page made by hand has; a day that no month has is still a date's form.
SURE = {
    "March 1, 1951": rf"{_MONTH} [0-9]{{1,2}}, ?{_YEAR}",
    "March, 1951": rf"{_MONTH},? {_YEAR}",
    "1951": _YEAR,
    "13 March 1951": rf"[0-9]{{1,2}} {_MONTH},? {_YEAR}",
    "1951-03-13": rf"{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?",
}
#: What stands where no date is known, or no year of four figures.
UNDATED = {
    "undated": r"[\[(]?(?:undated|not dated|no date(?: given)?|without date|unknown)[\])]?",
    "n.d.": r"[\[(]?[ns]\. ?d\.[\])]?",
    "date unknown": r"[\[(]?(?:date unknown|unknown date|date not known)[\])]?",
    "ND": r"[\[(]?ND[\])]?",
    "undated, filed under March 1951": r"[\[(]?undated[\])]?[,;]? {0,2}[\[(]?(?:but )?filed (?:under|with|by) .{2,40}",
    "195-?": r"[\[(]?[12][0-9]{1,2}[-?x_]{1,2}\??[\])]?",
    "03/04/31": r"[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{2}",
}
_SURE = re.compile("|".join(SURE.values()), re.IGNORECASE)
_OPENING = re.compile(rf"\s*+(?:{'|'.join(SURE.values())})(?=[\s:;,–—])", re.IGNORECASE)
_UNDATED = re.compile("|".join(f"(?:{pattern})" for pattern in UNDATED.values()).replace(r"\1", r"[./]"), re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_OTHER = re.compile(r"[^\w\s,.;:()\[\]?~/'’<>&–—-]|_")
#: A year, and the slips of one: 0201, 19575.
_YEAR_LIKE = re.compile(r"(?<![0-9])(?:[0-9]{4,5}|[12][0-9]{2}(?=[-?x]))(?![0-9])")
_TRUE_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
#: Words that stand between the figures of a date; nothing else may.
WORDS = word_set("""
    a about after afternoon am and approx approximately around at autumn before beginning between but by c ca
    century circa dated day decade during earlier early end evening fall first following fourth friday from half
    hours in julian just last late later m mid middle midnight monday month morning nd new night no noon not o of
    old on or p part perhaps pm possibly presumably probably quarter rd s saturday second shortly since spring st
    start style summer sunday th than the third through thursday till to tuesday uncertain unknown until wednesday
    week winter year
""")
_MONTH_NAMES = sorted(name for name in MONTH_NUMBERS if len(name) > 3)
# 'Febuary', 'Marchh', 'Agust' are this near to a month; 'Market' and 'Note' are not.
_NEAR = 0.8
# Words beside a date in 'Moscow, 5 March 1950', 'Received at Moscow on March 5, 1950'; in 'Easter 1950', '5 mars 1951'.
_MOST_OTHERS = 3
_MOST_OTHERS_ALONE = 2
#: A weekday or a season alone says of a line without a year that it speaks of a date, as a month's name does.
_DAYS_AND_SEASONS = word_set("""
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter
""")


@lru_cache(maxsize=4096)
def kind(line: str) -> DateLine | None:
    """Say whether a line can stand in a date's place.

    sure: a date in the archive's forms. wide: nothing but a date, in whatever words (a slip, a range, a season, circa,
    'undated'). weak: a date with a place or a few other words beside it, in another language, or without its year.
    None: no date's line. Never raises.

    >>> [kind(line) for line in ("March 01, 1951", "Marchh 5, 1950", "Moscow, 5 March 1950", "May 1948 Report")]
    ['sure', 'wide', 'weak', None]
    """
    if len(line) > 2 * LONGEST:
        return None
    words = clean(line)
    if not 2 <= len(words) <= LONGEST:
        return None
    if _SURE.fullmatch(words):
        return "sure"
    if _UNDATED.fullmatch(words) or (_YEAR_LIKE.search(words) and _is_of_date_words(words)) or _is_read(words):
        return "wide"
    return "weak" if _speaks_of_a_date(words) else None


def of(block: Block) -> DateLine | None:
    """Say the same of a block, which is a date's line only where it is one line."""
    return kind(block.lines[0]) if len(block.lines) == 1 else None


def opens(block: Block, after: Block | None) -> bool:
    """Say whether a block stands in a date's place, by what it is and what comes after it.

    A sure date does, whatever follows; a wide one before a line that can be a title; a weak one only before a line
    that opens with a form, such as `Letter, A to B`.
    """
    known = of(block)
    if known is None or known == "sure":
        return known is not None
    if after is None or after.gap > 1 or len(after.lines) > 1 or is_sentence(after.words) or of(after) == "sure":
        return False
    return known == "wide" or opens_with_form(after.words)


def opens_with_form(words: str) -> bool:
    """Say whether a line opens as titles do, a form among its first two words, and does not end as a sentence.

    >>> opens_with_form("Soviet Memorandum on Trade"), opens_with_form("A letter of thanks is sent.")
    (True, False)
    """
    if SENTENCE_END.search(words, max(0, len(words) - 3)):
        return False
    return not NOUNS.isdisjoint(_WORD.findall(words[: 2 * LONGEST].casefold())[:2])


def opening(line: str) -> int:
    """Give the length of the date that opens a line with other words after it; 0 where none does.

    >>> opening("March 1, 1951 Letter, A to B"), opening("Letter, A to B")
    (13, 0)
    """
    match = _OPENING.match(line)
    return match.end() if match else 0


def _is_read(words: str) -> bool:
    """Say whether the reader of dates makes sense of the whole line."""
    when = dates.read(words)
    return when.earliest is not None or when.latest is not None


def _is_of_date_words(words: str) -> bool:
    if _OTHER.search(words):
        return False
    return all(word.isdigit() or word in WORDS or is_month(word) for word in _WORD.findall(words.casefold()))


@lru_cache(maxsize=4096)
def is_month(word: str) -> bool:
    """Say whether a word is a month's name, or a slip of the pen for one.

    >>> [is_month(word) for word in ("march", "marchh", "febuary", "sept", "note")]
    [True, True, True, True, False]
    """
    return word in MONTH_NUMBERS or (len(word) > 3 and bool(get_close_matches(word, _MONTH_NAMES, 1, _NEAR)))


def _speaks_of_a_date(words: str) -> bool:
    if SENTENCE_END.search(words, max(0, len(words) - 3)):
        return False
    found = _WORD.findall(words.casefold())
    others = [word for word in found if not (word.isdigit() or word in WORDS or is_month(word))]
    names_a_month = any(map(is_month, found))
    if not _TRUE_YEAR.search(words):
        return not others and (names_a_month or not _DAYS_AND_SEASONS.isdisjoint(found))
    return len(others) <= (_MOST_OTHERS if names_a_month else _MOST_OTHERS_ALONE) and NOUNS.isdisjoint(others)
