"""Agents in titles: a person with or without an office, a body, a post; and lists of them.

Nothing here looks anyone up. A phrase that is not surely an agent is None, and its title is left unread.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from cablekg.reading.gazetteer import ADJECTIVES, PLACES, is_place, place_length
from cablekg.reading.words import ADDRESS, BODIES, DOMAINS, JOINTS, NOT_NAMES, OFFICES, PARTICLES

Kind = Literal["person", "body", "post", "place"]


@dataclass(frozen=True, slots=True)
class Party:
    """An agent as written, and where: `start` to `end` in the plain text. `place`: `Holm in Oslo`."""

    name: str
    kind: Kind
    start: int
    end: int
    office: str | None = None
    place: str | None = None
    is_addressed: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase: as written without its closing comma, in lower case, and where it stands."""

    text: str
    low: str
    start: int
    end: int


_WORD = re.compile(r"[^ ]{1,80}")
#: A word of a person's name: a capital or a joined article first, letters, dots, hyphens, apostrophes, quotes.
_NAME = re.compile(r"[\"“'‘(]?(?:al-|el-|an-|ad-|as-|d['’])?[^\W\d_]['’.\-ʿʾ‐–\w]*+[\"”'’)]?,?")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,4}[^\W\d_]?\.?")
_ABBREVIATION = re.compile(r"[A-ZА-Я]{2,8}(?:\([a-z]\))?|[A-Za-z]{2,5}\([a-z]\)|(?:[A-Z]\.){2,4}(?= )")
_JUNIOR = re.compile(r"(?:Jr|Sr|II|III)\.?")
_PREPOSITIONS = frozenset({"of", "in", "to", "for", "at", "on", "de", "des", "under"})


def words(text: str, start: int, end: int) -> list[Word]:
    """Cut a span into words."""
    found = []
    for match in _WORD.finditer(text, start, end):
        bare = match.group().rstrip(",;:")
        if bare:
            low = bare.lower().replace("’", "'")
            found.append(Word(bare, low, match.start(), match.start() + len(bare)))
    return found


def one(text: str, start: int, end: int) -> Party | None:
    """Read one agent in a span of `text`; None when the span is not surely one.

    >>> phrase = "the Soviet Ambassador in China Apollon Petrov"
    >>> party = one(phrase, 0, len(phrase))
    >>> party.name, party.office
    ('Apollon Petrov', 'Soviet Ambassador in China')
    """
    parts = _without_address(given := words(text, start, end))
    if not parts or any(part.text[-1] in "?!" for part in parts):
        return None
    found = _addressed(text, parts) or _person(text, parts) or _institution(text, parts)
    # "the Rescue" is nobody: an article stands before an office, a body or a place.
    if found and found.kind == "person" and not found.office and given[0].low == "the":
        return None
    is_addressed = any(part.low in ADDRESS for part in given[: len(given) - len(parts)])
    return replace(found, is_addressed=True) if found and is_addressed else found


def _without_address(parts: list[Word]) -> list[Word]:
    # "An Ziwen" is a name; an article before an agent is small, but for "The".
    while parts and (parts[0].low in ADDRESS or parts[0].text in {"the", "The", "a", "an"}):
        parts = parts[1:]
    return parts


def _addressed(text: str, parts: list[Word]) -> Party | None:
    """Read `East German Foreign Minister Comrade Holm`: what stands before the address word is the office."""
    for cut in range(1, len(parts) - 1):
        if parts[cut].low in ADDRESS and not _INITIAL.fullmatch(parts[cut].text):
            if not (_is_name(parts[cut + 1 :]) and _is_institution(parts[:cut])):
                return None
            start, end = parts[cut + 1].start, parts[-1].end
            office = text[parts[0].start : parts[cut - 1].end]
            return Party(text[start:end], "person", parts[0].start, end, office=office, is_addressed=True)
    return None


def is_name_word(word: Word) -> bool:
    """Say whether a word can belong to a person's name: no office, body, place, nation or common noun."""
    if not (_NAME.fullmatch(word.text) or _INITIAL.fullmatch(word.text)):
        return False
    if not (word.text.lstrip("\"“'‘(")[:1].isupper() or "-" in word.text[:4]):
        return False
    return not _is_common(word)


def _is_common(word: Word) -> bool:
    low = word.low
    bare = low.removesuffix("'s").removesuffix("'")
    known = any(bare in group or low in group for group in (OFFICES, BODIES, NOT_NAMES, DOMAINS, ADDRESS))
    if low in {"m.", "o.", "mao", "on"} and _INITIAL.fullmatch(word.text):
        return False
    return (
        known
        or _is_joint(word)
        or word.text in ADJECTIVES
        or bool(_ABBREVIATION.fullmatch(word.text))
        or is_compound(word)
    )


def _is_joint(word: Word) -> bool:
    """Say whether this is a small word inside an office or a body; `De` in `Zhu De` is none."""
    return word.low in JOINTS and word.text.islower()


def is_compound(word: Word) -> bool:
    """Say whether a hyphen joins common words: `Brazil-West`, `Sino-Indian`, `CC-Approved`."""
    pieces = word.text.split("-")
    if len(pieces) < 2:
        return False
    return pieces[0] in {"Sino", "Anglo", "Franco", "Non", "Inter", "Vice", "Co"} or any(
        piece in PLACES or piece in ADJECTIVES or piece.lower() in OFFICES | BODIES | NOT_NAMES for piece in pieces
    )


def _is_name(parts: list[Word]) -> bool:
    """Say whether these words are a person's name and nothing else."""
    if not 1 <= len(parts) <= 6:
        return False
    full = [part for part in parts if part.low not in PARTICLES or part.text[0].isupper()]
    if not full or _is_particle(parts[-1]) or any(part.text in PLACES for part in full[:-1] or full):
        return False
    if len(parts) > 1 and _JUNIOR.fullmatch(parts[-1].text):
        full = full[:-1]
    return all(is_name_word(part) for part in full) and not all(_INITIAL.fullmatch(part.text) for part in full)


def _person(text: str, parts: list[Word]) -> Party | None:
    start, end = parts[0].start, parts[-1].end
    if is_place(text[start:end]):
        return Party(text[start:end], "place", start, end)
    if _is_name(parts):
        return Party(text[start:end], "person", start, end)
    joints = [i for i, part in enumerate(parts) if part.low in {"of", "in"} and part.text.islower()]
    if not joints or not _is_name(parts[: joints[0]]) or parts[0].text in PLACES:
        return None
    cut = joints[0]
    name, rest = text[start : parts[cut - 1].end], _without_address(parts[cut + 1 :])
    if not rest:
        return None
    tail = text[rest[0].start : end]
    if parts[cut].low == "in":
        return Party(name, "person", start, end, place=tail) if looks_like_place(tail) else None
    holds_body = any(part.low in BODIES for part in rest) and _is_institution(rest)
    return Party(name, "person", start, end, office=tail) if holds_body else None


def looks_like_place(text: str) -> bool:
    """Say whether this is a known place, or one to three words that only a name can be.

    >>> looks_like_place("the Crimea"), looks_like_place("Karlovy Vary"), looks_like_place("Response")
    (True, True, False)
    """
    parts = _without_address(words(text, 0, len(text)))
    return is_place(text) or (1 <= len(parts) <= 3 and all(is_name_word(part) for part in parts))


def _is_institution(parts: list[Word]) -> bool:
    """Say whether every word can stand in the name of an office or a body."""
    return all(
        part.text[0].isupper() or part.text[0] in "“\"‘'0123456789" or part.low in JOINTS | OFFICES | BODIES | PARTICLES
        for part in parts
    ) and not any(_is_foreign(parts, index) for index in range(len(parts)))


def _is_foreign(parts: list[Word], index: int) -> bool:
    """Say whether a word stands in no office or body: a common noun, or an article that nothing leads up to."""
    low = parts[index].low
    if low in {"the", "a", "an"}:
        return index > 0 and parts[index - 1].low not in JOINTS
    return low in NOT_NAMES and not any(low in group for group in (OFFICES, BODIES, DOMAINS, JOINTS))


def _institution(text: str, parts: list[Word]) -> Party | None:
    """Read an office with its holder, a post, or a body."""
    if not _is_institution(parts) or _is_joint(parts[-1]) or _is_joint(parts[0]):
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
        part for part in parts if part.low in BODIES or (_ABBREVIATION.fullmatch(part.text) and not is_place(part.text))
    ]
    if not bodies:
        return None
    return Party(text[start:end], "body", start, end)


def _is_head(parts: list[Word], index: int) -> bool:
    """Say whether an office stands here: none is `General` in `General Staff`, `Secretary` in `Secretary General`."""
    low = parts[index].low
    if low not in OFFICES and not low.startswith(("vice-", "under-", "deputy-")):
        return False
    after = parts[index + 1].low if index + 1 < len(parts) else ""
    return after not in BODIES and after not in OFFICES and not (low == "general" and after in DOMAINS)


def _holder(parts: list[Word], head: int) -> int | None:
    """Say where the holder's name begins after an office: len(parts) for a post without one, None for doubt."""
    after = head + 1
    if after == len(parts):
        return after
    if parts[after].low not in _PREPOSITIONS:
        if _is_name(parts[after:]):
            return after
        # "President Office", "Deputy Foreign": the head was part of a longer name that we do not know.
        return len(parts) if any(part.low in BODIES for part in parts[after:]) else None
    return _after_complement(parts, after)


def _after_complement(parts: list[Word], after: int) -> int | None:
    """Find the name behind `of the Cuban Organizations`, `in China`, `of State`."""
    begin = len(parts)
    while begin > after and (is_name_word(parts[begin - 1]) or _is_particle(parts[begin - 1])):
        begin -= 1
    while begin < len(parts) and _is_particle(parts[begin]) and parts[begin - 1].low in _PREPOSITIONS:
        begin += 1
    run = parts[begin:]
    if not run or begin == after:
        return len(parts)
    before = parts[begin - 1].low
    place = _place_over(parts, begin)
    if place > begin:
        rest = parts[place:]
        return place if not rest or _is_name(rest) else None
    if before not in _PREPOSITIONS and before not in {"the", "and"}:
        return begin if _is_name(run) else None
    # `Leader of Hamas Karl Holm`: the first word belongs to the office; with two words nobody can say.
    if len(run) == 1:
        return len(parts)
    return begin + 1 if len(run) > 2 and _is_name(run[1:]) else None


def _is_particle(word: Word) -> bool:
    return word.low in PARTICLES and word.text.islower()


def _place_over(parts: list[Word], begin: int) -> int:
    """Give the index after the known place that begins at, or reaches over, `begin`."""
    for first in range(max(0, begin - 4), begin + 1):
        length = place_length([part.text for part in parts[first:]])
        if length and first + length > begin:
            return first + length
    return begin
