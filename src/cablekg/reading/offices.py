"""Offices, posts and bodies: which words make one, and where the holder's name begins."""

import re

from cablekg.reading.gazetteer import is_place, place_length
from cablekg.reading.names import (
    ABBREVIATION,
    Kind,
    Party,
    Word,
    is_joint,
    is_name,
    is_name_word,
    is_office_compound,
    is_particle,
    is_slip,
    without_address,
    words,
)
from cablekg.reading.words import BODIES, DOMAINS, JOINTS, NOT_NAMES, OFFICES, PARTICLES, TAKES_TO, word_set

#: Words of an office that its frame vouches for; the longest one of FRUS has 21 words.
LONGEST_OFFICE = 24
#: Small words that may close an office: `Chargé d'affaires`, `Secretary of State ad interim`.
CLOSING = frozenset({"d'affaires", "a.i.", "interim"})
_INSIDE = JOINTS | OFFICES | BODIES | DOMAINS | PARTICLES | word_set("by from his pro special that with")
_PREPOSITIONS = frozenset({"of", "in", "to", "for", "at", "on", "de", "des", "under"})
_ARABIC = re.compile(r"(?:al|el|an|ad|as|ar|at|ash|az)-[A-ZʿḤṢṬĀ]")
#: What may open a group of people: `His Advisers`, `Various Heads of Government`.
_OWNERS = frozenset({"his", "her", "their", "various", "certain", "several", "other"})
#: Words that stand in offices and bodies with a small letter.
_SMALL = JOINTS | _OWNERS | OFFICES | BODIES | PARTICLES


def is_institution(parts: list[Word]) -> bool:
    """Say whether every word can stand in the name of an office or a body."""
    return all(_may_stand(part) for part in parts) and not any(_is_foreign(parts, index) for index in range(len(parts)))


def _may_stand(part: Word) -> bool:
    return (
        part.text[0].isupper()
        or part.text[0] in "([“\"‘'0123456789"
        or part.low in _SMALL
        or _ARABIC.match(part.text) is not None
    )


def _is_foreign(parts: list[Word], index: int) -> bool:
    """Say whether a word stands in no office or body: a common noun, or an article that nothing leads up to."""
    low = parts[index].low
    if low in _OWNERS and index == 0:
        return False
    if low in {"the", "a", "an"}:
        return index > 0 and parts[index - 1].low not in JOINTS
    if parts[index].text in {"New", "Free"} and parts[index + 1 :] and parts[index + 1].text[0].isupper():
        return False  # "New Delhi", "Free Europe": no common words
    return low in NOT_NAMES and not any(low in group for group in (OFFICES, BODIES, DOMAINS, JOINTS))


def institution(text: str, parts: list[Word]) -> Party | None:
    """Read an office with its holder, a post, or a body."""
    if not is_institution(parts) or not _is_closed(parts) or _holds_two(parts) or _is_number(parts):
        return None
    start, end = parts[0].start, parts[-1].end
    heads = [i for i, part in enumerate(parts) if _is_head(parts, i)]
    if heads:
        name_from = _holder(parts, heads[-1])
        if name_from is None:
            return None
        if name_from < len(parts):
            office = text[start : parts[name_from - 1].end]
            return Party(text[parts[name_from].start : end], "person", start, end, office=office)
        return Party(text[start:end], "post", start, end)
    bodies = [
        part for part in parts if part.low in BODIES or (ABBREVIATION.fullmatch(part.text) and not is_place(part.text))
    ]
    if not bodies:
        return None
    return Party(text[start:end], "body", start, end)


def _holds_two(parts: list[Word]) -> bool:
    """Say whether a "to" joins two agents: `the Chairman to the Secretariat`; `Ambassador to Chile` is one."""
    return any(
        part.low == "to" and index and not (parts[index - 1].low in TAKES_TO or parts[index - 1].low in CLOSING)
        for index, part in enumerate(parts)
    )


def _is_number(parts: list[Word]) -> bool:
    """Say whether this is the number of a document and nobody: `NIE 4-66`."""
    return len(parts) == 2 and ABBREVIATION.fullmatch(parts[0].text) is not None and parts[1].text[0].isdigit()


def _is_closed(parts: list[Word]) -> bool:
    """Say whether no joint stands at an end that wants another word; `Chargé d'affaires` does not."""
    return not is_joint(parts[0]) and (not is_joint(parts[-1]) or parts[-1].low in CLOSING)


def framed_office(text: str, start: int, end: int) -> Party | None:
    """Read an office or a body that its frame vouches for (`the ... (Holm)`): every word may stand in one.

    >>> framed_office("the Director of Tea Relief Operation Headquarters", 0, 49).name
    'Director of Tea Relief Operation Headquarters'
    """
    parts = without_address(words(text, start, end))
    if not 1 <= len(parts) <= LONGEST_OFFICE or not _is_closed(parts):
        return None
    is_fit = all(part.text[0].isupper() or part.text[0] in "[“\"‘'0123456789" or part.low in _INSIDE for part in parts)
    heads = [part.low for part in parts if part.low in OFFICES or part.low in BODIES or is_office_compound(part.low)]
    if _is_common_last(parts[-1]):
        return None
    if not is_fit or not heads:
        return None
    kind: Kind = "post" if any(low in OFFICES or is_office_compound(low) for low in heads) else "body"
    return Party(text[parts[0].start : parts[-1].end], kind, parts[0].start, parts[-1].end)


def _is_common_last(word: Word) -> bool:
    """Say whether a common noun closes the words, which no office or body does: `the Soviet Note`."""
    return word.low in NOT_NAMES and not any(word.low in group for group in (OFFICES, BODIES, DOMAINS))


def _is_head(parts: list[Word], index: int) -> bool:
    """Say whether an office stands here: none is `General` in `General Staff`, `Secretary` in `Secretary General`."""
    low = parts[index].low
    if low not in OFFICES and not is_office_compound(low) and not is_slip(low):
        return False
    after = parts[index + 1].low if index + 1 < len(parts) else ""
    return after not in BODIES and after not in OFFICES and not (low == "general" and after in DOMAINS)


def _holder(parts: list[Word], head: int) -> int | None:
    """Say where the holder's name begins after an office: len(parts) for a post without one, None for doubt."""
    after = head + 1
    while after < len(parts) and parts[after].low in CLOSING:
        after += 1
    if after == len(parts):
        return after
    if parts[after].low not in _PREPOSITIONS:
        if is_name(parts[after:]):
            return after
        # "President Office", "Deputy Foreign": the head was part of a longer name that we do not know.
        return len(parts) if any(part.low in BODIES for part in parts[after:]) else None
    return _after_complement(parts, after)


def _after_complement(parts: list[Word], after: int) -> int | None:
    """Find the name behind `of the Cuban Organizations`, `in China`, `of State`."""
    begin = len(parts)
    while begin > after and (is_name_word(parts[begin - 1]) or is_particle(parts[begin - 1])):
        begin -= 1
    while begin < len(parts) and is_particle(parts[begin]) and parts[begin - 1].low in _PREPOSITIONS:
        begin += 1
    run = parts[begin:]
    if not run or begin == after:
        return len(parts)
    before = parts[begin - 1].low
    place = _place_over(parts, begin)
    if place > begin:
        rest = parts[place:]
        return place if not rest or is_name(rest) else None
    if before not in _PREPOSITIONS and before not in {"the", "and"}:
        return begin if is_name(run) else None
    # `Leader of Hamas Karl Holm`: the first word belongs to the office; with two words nobody can say.
    if len(run) == 1:
        return len(parts)
    return begin + 1 if len(run) > 2 and is_name(run[1:]) else None


def _place_over(parts: list[Word], begin: int) -> int:
    """Give the index after the known place that begins at, or reaches over, `begin`."""
    for first in range(max(0, begin - 4), begin + 1):
        length = place_length([part.text for part in parts[first:]])
        if length and first + length > begin:
            return first + length
    return begin
