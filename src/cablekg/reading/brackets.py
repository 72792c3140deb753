"""Brackets in titles: what each says, and the title without them.

Brackets come first. `[via X]` is a role, `[Stalin]` after a name a gloss, `Mao [Zedong]` completes a name,
`[5?]` and `[...]` are an editor's doubt, `(Excerpt)` says what was published. The title without brackets, dates and
numbers is what the grammar reads; each of its letters knows where it stood, so that what is kept verbatim stays so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cablekg.reading import dates
from cablekg.reading.gazetteer import is_place
from cablekg.reading.words import ADDRESS, BODIES, EVENTS, JOINTS, NOT_NAMES, OFFICES, PARTICLES

Kind = Literal["via", "gloss", "office", "aside", "mark", "date", "number", "reads on", "letters"]

#: What a bracket says that is neither a name nor an office.
MARKS = (
    r"excerpts?|extracts?|fragments?|abridged|sic!?|illegible|untitled|undated|no date|n\.? ?d\.?|and others|withheld",
    r"declassified[^\[\]()]*+|approved[^\[\]()]*+|released?[^\[\]()]*+|translat[^\[\]()]*+|redacted|revised|draft|copy",
    r"\.{2,}|…|[^\[\]() ]{0,20}\?|part [0-9IVX]+|[0-9]+ of [0-9]+|morning|evening|continued|top secret|secret",
)
_MARK = re.compile("|".join(MARKS), re.IGNORECASE)
_VIA = re.compile(r"via (?=\S)", re.IGNORECASE)
_AND = re.compile(r"(?:and|&) (?=\S)")
_ONCE = re.compile(r"(?:then|former|formerly|later|future|acting) (?=\S)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?){1,4}")
_LETTERS = re.compile(r"[a-z]{1,2}")

#: A given name after its surname: Pinyin (`Mao [Zedong]`), Wade-Giles (`Mao [Tse-tung]`), Korean (`Kim [Il Sung]`).
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|iao|ian|ang|eng|ong|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|[aoeiuü])"
)
_PINYIN = re.compile(rf"(?P<surname>{_SYLLABLE})\[(?:{_SYLLABLE}){{2}}", re.IGNORECASE)
_WADE = re.compile(r"[A-Z][a-z']{1,5}\[[A-Z][a-z']{0,5}-[a-z']{1,6}")
_KOREAN = re.compile(r"(?:Kim|Pak|Park|Choe|Choi|Ri|Rhee|Yi|Nam|Kang|Han|Ho)\[[A-Z][a-z]{1,5}[ -][A-Za-z][a-z]{1,5}")

_NUMBER = re.compile(
    r"(?:, ?| )?(?:[Ss]pecial )?(?:\b[Nn]os?\.? ?|#)[0-9][0-9./-]{0,15}(?<![./-])"
    r"(?:(?:, and | and |, )[0-9][0-9./-]{0,15}(?<![./-])(?![^\W_])){0,9}"
)
_OTHERS = re.compile(r",? (?:and|&) [Oo]thers\b")
_BEFORE_DATE = re.compile(r"(?:,? (?:on|for|dated|of|in)|,)? \Z")
_SPACES = re.compile(r"\s++")


@dataclass(frozen=True, slots=True)
class Note:
    """Something taken out of a title: `at` is its place in the plain text, `start` and `end` its place in the title."""

    kind: Kind
    text: str
    start: int
    end: int
    at: int = 0
    is_square: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A title without its brackets, dates and numbers (`plain`), and what was taken out (`notes`)."""

    raw: str
    plain: str
    offsets: tuple[int, ...]
    notes: tuple[Note, ...]

    def letters(self, start: int, end: int) -> str:
        """Give the title's own letters for a span of the plain text."""
        return self.raw[self.offsets[start] : self.offsets[end - 1] + 1] if start < end else ""

    def verbatim(self, start: int, end: int) -> str:
        """Give the title's own letters for a span of the plain text, with the glosses and numbers that close it."""
        if start >= end:
            return ""
        last = self.offsets[end - 1] + 1
        for note in self.notes:
            if note.at == end and note.kind in {"gloss", "number"} and note.start <= last + 1:
                last = max(last, note.end)
        return self.raw[self.offsets[start] : last]

    def at(self, start: int, end: int, kind: Kind) -> list[Note]:
        """Give the notes of a kind that stand inside a span or close it."""
        return [note for note in self.notes if note.kind == kind and start < note.at <= end]


def fault(title: str) -> str | None:
    """Say which bracket has no partner; None when all have.

    >>> fault("Cable, Filippov [Stalin to Mao")
    'brackets unbalanced: [ at letter 17'
    """
    open_ones: list[int] = []
    for position, letter in enumerate(title):
        if letter in "[(":
            open_ones.append(position)
        elif letter in "])":
            if not open_ones or title[open_ones[-1]] != ("[" if letter == "]" else "("):
                return f"brackets unbalanced: {letter} at letter {position + 1}"
            open_ones.pop()
    if open_ones:
        return f"brackets unbalanced: {title[open_ones[0]]} at letter {open_ones[0] + 1}"
    return None


def read(title: str) -> Marked:
    """Take brackets, dates and numbers out of a title whose brackets are balanced.

    >>> marked = read("Cable No. 5, Stalin [Kuznetsov] to Mao [Zedong] [via Terebin]")
    >>> marked.plain, [note.kind for note in marked.notes]
    ('Cable, Stalin to Mao Zedong', ['number', 'gloss', 'reads on', 'via'])
    """
    pieces = sorted([*_brackets(title), *_dates_and_numbers(title)], key=lambda note: (note.start, -note.end))
    letters: list[tuple[str, int]] = []
    notes: list[Note] = []
    position = 0
    for note in pieces:
        if note.start < position:
            continue
        letters.extend((title[i], i) for i in range(position, note.start))
        _trim(letters)
        if note.kind == "reads on":
            letters.extend([(" ", note.start)] if letters and not _glued(title, note.start) else [])
            begin = title.index(note.text, note.start)
            letters.extend((title[i], i) for i in range(begin, begin + len(note.text)))
        if note.kind == "date" and _parts_phrases(title, note):
            letters.append((",", note.start))
        notes.append(Note(note.kind, note.text, note.start, note.end, len(letters), note.is_square))
        position = note.end
    letters.extend((title[i], i) for i in range(position, len(title)))
    return _folded(title, letters, notes)


def _trim(letters: list[tuple[str, int]]) -> None:
    while letters and letters[-1][0].isspace():
        letters.pop()


def _parts_phrases(title: str, note: Note) -> bool:
    """Say whether a date stood between two phrases, so that a comma must stand for it: `Berg on 7 May 1981 in Oslo`."""
    led_in = title[note.start : title.index(note.text, note.start)].strip()
    return bool(led_in) and title[note.end : note.end + 1] == " " and note.start > 0


def _glued(title: str, start: int) -> bool:
    return start == 0 or title[start - 1] in "\"'“‘("


def _folded(title: str, letters: list[tuple[str, int]], notes: list[Note]) -> Marked:
    """Fold every run of blanks to one, and let the notes follow."""
    plain: list[tuple[str, int]] = []
    moved: list[int] = []
    for letter, offset in letters:
        moved.append(len(plain))
        if not letter.isspace():
            plain.append((letter, offset))
        elif plain and plain[-1][0] != " ":
            plain.append((" ", offset))
    moved.append(len(plain))
    while plain and plain[-1][0] == " ":
        plain.pop()
    kept = [Note(n.kind, n.text, n.start, n.end, min(moved[n.at], len(plain)), n.is_square) for n in notes]
    text = "".join(letter for letter, _ in plain)
    return Marked(title, text, tuple(offset for _, offset in plain), tuple(kept))


def _brackets(title: str) -> Iterator[Note]:
    depth = start = 0
    for position, letter in enumerate(title):
        if letter in "[(":
            start = position if depth == 0 else start
            depth += 1
        elif letter in "])":
            depth -= 1
            if depth == 0:
                inner = title[start + 1 : position].strip()
                is_square = title[start] == "["
                kind = _kind(inner, is_square, title[:start], title[position + 1 :])
                if kind != "letters":
                    text = _VIA.sub("", inner, count=1) if kind == "via" else inner
                    yield Note(kind, text, start, position + 1, 0, is_square)


def _dates_and_numbers(title: str) -> Iterator[Note]:
    position = 0
    for start, end in [*dates.find(title), (len(title), len(title))]:
        before = _BEFORE_DATE.search(title, max(0, start - 12), start)
        begin = max(position, before.start() if before else start)
        for match in _NUMBER.finditer(title, position, begin):
            yield Note("number", match.group().lstrip(", "), match.start(), match.end())
        for match in _OTHERS.finditer(title, position, begin):
            yield Note("mark", match.group(), *match.span())
        if start < end:
            yield Note("date", title[start:end], begin, end)
        position = end


def _kind(inner: str, is_square: bool, left: str, right: str) -> Kind:
    """Say what a bracket is, from its words and its neighbours."""
    if not inner or _MARK.fullmatch(inner):
        return "mark"
    if _VIA.match(inner):
        return "via"
    if dates.read(inner).edtf or dates.find(inner) == ((0, len(inner)),):
        return "date"
    if _LETTERS.fullmatch(inner) and not is_square and left[-1:].isalnum():
        return "letters"
    inserted = _insertion(inner, left.rstrip(), right) if is_square and not _has_signs(inner) else None
    return inserted or ("gloss" if _names_somebody(inner) else "aside")


def _has_signs(inner: str) -> bool:
    return any(letter in "0123456789;:[]()" for letter in inner)


def _insertion(inner: str, left: str, right: str) -> Kind | None:
    """Say whether a square bracket is the editor's addition to the words around it."""
    words = inner.split()
    if _AND.match(inner) or inner.endswith(("'s", "’s")) or _INITIALS.fullmatch(inner):
        return "reads on"
    last = left.rsplit(maxsplit=1)[-1] if left else ""
    follows = _follows(right)
    is_office = bool(_ONCE.match(inner)) or any(word.lower() in OFFICES or word.lower() in BODIES for word in words)
    if _opens_phrase(last):
        return "reads on"
    if is_office and (_ONCE.match(inner) or words[0].lower() in OFFICES):
        return "reads on" if follows else "office"
    if completes(last, inner):
        return "reads on"
    is_inside = follows and not is_office and len(words) <= 2 and not last.endswith(("'s", "’s", ",", ";"))
    return "reads on" if is_inside and last[0].isupper() and inner[0].isupper() else None


def completes(surname: str, given: str) -> bool:
    """Say whether a bracket holds the given name to the word before it, not another name.

    >>> completes("Mao", "Zedong"), completes("Kim", "Il Sung"), completes("Filippov", "Stalin")
    (True, True, False)
    """
    pair = f"{surname}[{given}"
    return any(pattern.fullmatch(pair) for pattern in (_PINYIN, _WADE, _KOREAN))


def _opens_phrase(last: str) -> bool:
    """Say whether the word before a bracket leaves a phrase open: nothing, `of`, `and`, `Comrade`, a comma."""
    word = last.lower()
    return not last or last.endswith((",", ":")) or word in ADDRESS or last.islower()


def _follows(right: str) -> bool:
    """Say whether a name goes on right after a bracket."""
    word = right[1:].split(" ", 1)[0].rstrip(",;:") if right[:1] == " " else ""
    return word[:1].isupper() and word.lower() not in (JOINTS | NOT_NAMES | EVENTS | {"to", "via", "re"})


def _names_somebody(inner: str) -> bool:
    """Say whether every word could belong to a name of a person, a body or an office."""
    words = _SPACES.split(inner)
    if len(words) > 12 or _has_signs(inner) or is_place(inner) or not any(word[0].isupper() for word in words):
        return False
    if not words[0][0].isupper() and words[0] not in PARTICLES:
        return False
    small = all(
        word[0].isupper() or not word[0].isalpha() or word.lower() in JOINTS or len(word) <= 3 for word in words
    )
    return small and not any(word.lower().strip(".,'’") in NOT_NAMES for word in words)
