"""Words of a phrase, and which of them can be a person's name; an agent as read and where it stands."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from cablekg.reading.gazetteer import ADJECTIVES, PLACES
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
NAME = re.compile(r"[\"“'‘(]?(?:al-|el-|an-|ad-|as-|d['’])?[^\W\d_]['’.\-ʿʾ‐–\w]*+[\"”'’)]?,?")
INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,4}[^\W\d_]?\.?")
ABBREVIATION = re.compile(
    r"[A-Z][a-z]?[A-Z][A-Za-z]{0,4}[A-Z]|[A-ZА-Я]{2,8}(?:\([a-z]\))?|[A-Za-z]{2,5}\([a-z]\)"
    r"|(?:[A-Z]\.){2,4}(?= )"
)
_JUNIOR = re.compile(r"(?:Jr|Sr|II|III)\.?")


def words(text: str, start: int, end: int) -> list[Word]:
    """Cut a span into words."""
    found = []
    for match in _WORD.finditer(text, start, end):
        bare = match.group().rstrip(",;:")
        if bare:
            low = bare.lower().replace("’", "'")
            found.append(Word(bare, low, match.start(), match.start() + len(bare)))
    return found


def opens_large(word: Word) -> bool:
    """Say whether a word opens with a capital, behind `d'` too."""
    return word.text[0].isupper() or word.text.startswith(("d'", "d’"))


def without_address(parts: list[Word]) -> list[Word]:
    """Take articles and words of address off the front."""
    # "An Ziwen" is a name; an article before an agent is small, but for "The".
    while parts and (parts[0].low in ADDRESS or parts[0].text in {"the", "The", "a", "an"}):
        parts = parts[1:]
    return parts


def is_name_word(word: Word) -> bool:
    """Say whether a word can belong to a person's name: no office, body, place, nation or common noun."""
    if not (NAME.fullmatch(word.text) or INITIAL.fullmatch(word.text)) or is_slip(word.low):
        return False
    if not (word.text.lstrip("\"“'‘(").removeprefix("d'").removeprefix("d’")[:1].isupper() or "-" in word.text[:4]):
        return False
    return not _is_common(word)


def _is_common(word: Word) -> bool:
    low = word.low
    bare = low.removesuffix("'s").removesuffix("'")
    known = not {low, bare}.isdisjoint(_KNOWN) or not {low, bare}.isdisjoint(ADDRESS)
    if low in {"m.", "o.", "mao", "on"} and INITIAL.fullmatch(word.text):
        return False
    return (
        known
        or is_joint(word)
        or word.text in ADJECTIVES
        or bool(ABBREVIATION.fullmatch(word.text))
        or is_compound(word)
    )


def is_joint(word: Word) -> bool:
    """Say whether this is a small word inside an office or a body; `De` in `Zhu De` is none."""
    return word.low in JOINTS and word.text.islower()


def is_compound(word: Word) -> bool:
    """Say whether a hyphen joins common words: `Brazil-West`, `Sino-Indian`, `CC-Approved`."""
    pieces = word.text.split("-")
    if len(pieces) < 2:
        return False
    return pieces[0] in {"Sino", "Anglo", "Franco", "Non", "Inter", "Vice", "Co"} or any(
        piece in PLACES or piece in ADJECTIVES or piece.lower() in _COMMON for piece in pieces
    )


def is_name(parts: list[Word]) -> bool:
    """Say whether these words are a person's name and nothing else."""
    if not 1 <= len(parts) <= 6:
        return False
    full = [part for part in parts if part.low not in PARTICLES or part.text[0].isupper()]
    if not full or is_particle(parts[-1]) or any(part.text in PLACES for part in full[:-1] or full):
        return False
    if len(parts) > 1 and _JUNIOR.fullmatch(parts[-1].text):
        full = full[:-1]
    return all(is_name_word(part) for part in full) and not all(INITIAL.fullmatch(part.text) for part in full)


#: Words of offices, bodies and common nouns; with fields of bodies, words that an office's slip is none of.
_COMMON = OFFICES | BODIES | NOT_NAMES
_KNOWN = _COMMON | DOMAINS
_LONG_OFFICES = sorted(low for low in OFFICES if len(low) > 7)


def is_office_compound(low: str) -> bool:
    """Say whether a hyphen joins an office to its rank: `attorney-general`, `rear-admiral`."""
    pieces = low.split("-")
    return len(pieces) > 1 and any(piece in OFFICES for piece in pieces) and all(piece.isalpha() for piece in pieces)


@lru_cache(maxsize=4096)
def is_slip(low: str) -> bool:
    """Say whether a long word is an office with a slip of the pen: `ambssador`."""
    return len(low) > 7 and low not in _KNOWN and bool(get_close_matches(low, _LONG_OFFICES, 1, 0.93))


def is_particle(word: Word) -> bool:
    """Say whether this is a small word inside a name: `de`, `al`."""
    return word.low in PARTICLES and word.text.islower()


def is_bare(party: Party) -> bool:
    """Say whether a party is one word and nothing else: hardly surely a person."""
    return party.kind == "person" and " " not in party.name and not party.office and not party.is_addressed
