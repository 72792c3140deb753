"""Brackets in titles: what each says, and the title without them.

Brackets come first. `[via X]` is a role, `[Stalin]` after a name a gloss, `Mao [Zedong]` completes a name,
`[5?]` and `[...]` are an editor's doubt, `(Excerpt)` says what was published. The title without brackets, dates and
numbers is what the grammar reads; each of its letters knows where it stood, so that what is kept verbatim stays so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cablekg.reading import bracket_kinds, dates

#: Stands for a blank inside words that belong together: the words of a name that was withheld.
JOINED = "\ue000"
_DOUBTED = re.compile(rf"{dates.MONTH} \[[0-9]{{1,2}}\??\](?:,? [0-9]{{4}})?")
#: A day without its year: `in Oslo on 3 May`.
_DAY = re.compile(rf",? on (?:the )?(?:[0-9]{{1,2}} {dates.MONTH}|{dates.MONTH} [0-9]{{1,2}})(?![\w,])")
_FOR_YEAR = re.compile(r" for (?:1[89]|20)[0-9]{2}(?:[-–/](?:(?:1[89]|20)[0-9]{2}|[0-9]{2}))?(?=$|[,.;)\]])")
_NUMBER = re.compile(
    r"(?:, ?| )?(?:[Ss]pecial )?(?:\b[Nn]os?\.? ?|#)[0-9][0-9./-]{0,15}(?<![./-])"
    r"(?:(?:, and | and |, )[0-9][0-9./-]{0,15}(?<![./-])(?![^\W_])){0,9}"
)
_OTHERS = re.compile(r",? (?:and|&) [Oo]thers\b|, etc\.,?|, temporarily (?:at|in) [A-Z][a-z]{1,20},?")
_BEFORE_DATE = re.compile(r"(?:,? (?:on|for|dated|of|in|as of)|,)? \Z")


@dataclass(frozen=True, slots=True)
class Note:
    """Something taken out of a title: `at` is its place in the plain text, `start` and `end` its place in the title."""

    kind: bracket_kinds.Kind
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

    @property
    def held(self) -> frozenset[int]:
        """Where round brackets with something like a name stand: `the Consul at Oslo (Holm)`."""
        return frozenset(
            note.at
            for note in self.notes
            if note.kind in {"gloss", "aside"} and not note.is_square and bracket_kinds.may_hold(note.text)
        )

    def letters(self, start: int, end: int) -> str:
        """Give the title's own letters for a span of the plain text."""
        return self.raw[self.offsets[start] : self.offsets[end - 1] + 1] if start < end else ""

    def verbatim(self, start: int, end: int, closing: frozenset[str] = frozenset({"gloss", "number"})) -> str:
        """Give the title's own letters for a span of the plain text, with the notes of these kinds that close it."""
        if start >= end:
            return ""
        last = self.offsets[end - 1] + 1
        for note in self.notes:
            if note.at == end and note.kind in closing and note.start <= last + 1:
                last = max(last, note.end)
        return self.raw[self.offsets[start] : last]

    def at(self, start: int, end: int, kind: bracket_kinds.Kind) -> list[Note]:
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
        if note.kind == "withheld":
            if letters and not _glued(title, note.start):
                letters.append((" ", note.start))
            letters.extend((JOINED if title[i].isspace() else title[i], i) for i in range(note.start, note.end))
        if note.kind == "date" and _parts_phrases(title, note):
            letters.append((",", note.start))
        notes.append(Note(note.kind, note.text, note.start, note.end, len(letters), note.is_square))
        position = note.end
        if letters and _would_glue(title, note):
            letters.append((" ", note.end))
    letters.extend((title[i], i) for i in range(position, len(title)))
    return _folded(title, letters, notes)


def _trim(letters: list[tuple[str, int]]) -> None:
    while letters and letters[-1][0].isspace():
        letters.pop()


def _parts_phrases(title: str, note: Note) -> bool:
    """Say whether a date stood between two phrases, so that a comma must stand for it: `Berg on 7 May 1981 in Oslo`."""
    led_in = title[note.start : title.index(note.text, note.start)].strip()
    return bool(led_in) and title[note.end : note.end + 1] == " " and note.start > 0


def _would_glue(title: str, note: Note) -> bool:
    """Say whether what follows a bracket would run into the word before it: `Holm [Berg]>`; `Holm [Berg]'s` may."""
    after = title[note.end : note.end + 2]
    return title[note.end - 1] in ")]" and bool(after) and after[0] not in " ,.;:)]" and after not in {"'s", "’s"}


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
                kind = bracket_kinds.kind(inner, title[:start], title[position + 1 :], is_square=is_square)
                if kind != "letters":
                    text = bracket_kinds.VIA.sub("", inner, count=1) if kind == "via" else inner
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
        for pattern in (_DOUBTED, _DAY, _FOR_YEAR):
            for match in pattern.finditer(title, position, begin):
                yield Note("date", match.group().lstrip(", ").removeprefix("on ").removeprefix("for "), *match.span())
        if start < end:
            yield Note("date", title[start:end], begin, end)
        position = end
