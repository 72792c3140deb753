"""Titles of documents: who wrote what to whom, through whom, where and about what, as the title says it.

The steps are always the same: brackets first (`brackets`), then the form (`forms`), then the parties (`names`,
`lists`, `clauses`, `phrases`), then the tail. A title that no rule fits has no parties, never guessed ones.
"""

import re
from dataclasses import dataclass

from cablekg.model import Conveyed, Gloss, Mention
from cablekg.reading import brackets, dates, forms, glosses, heads, languages
from cablekg.reading.draft import Draft

#: Longest title read; the longest honest one seen had 245 letters.
LONGEST = 1_500

_WHOLE_QUOTE = re.compile(r"['‘\"“](.{1,1500})['’\"”]")
_NUMBER = re.compile(r"[0-9]{1,4}\. (?=\S)")
#: An opening quote stands after a comma, a colon or "of" (after a blank alone it opens a nickname), a closing one
#: before the end, a blank or a comma.
_OPENS = re.compile(r"(?:^|(?<=[,:])|(?<=[,:] )|(?<=\bof)|(?<=\bof )|(?<=\bentitled ))['‘\"“](?=[^\s'’])")
_CLOSES = re.compile(r"['’\"”](?=[ ,.;]|$)")
_SURE_CLOSE = re.compile(r",['’\"”](?= )")


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says. All empty with a `remark`: it was not understood."""

    form: str | None = None
    form_text: str | None = None
    mentions: tuple[Mention, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    place: str | None = None
    topic: str | None = None
    conveys: tuple[Conveyed, ...] = ()
    attachment_of: str | None = None
    dates_in_title: tuple[str, ...] = ()
    remark: str | None = None


def read(title: str) -> Title:
    """Read the form, the mentions, and the place or topic from a title. Never raises.

    Brackets are read first: '[via X]' names an intermediary; another bracket that names somebody glosses the name
    before it. Which of two names is the real one is not said by the brackets ('Filippov [Stalin]', 'Stalin
    [Kuznetsov]') and not decided here. A talk reported gives participants; a message inside gives `conveys`.

    Mentions stand in the order written; none, and a remark, when no pattern fits, when brackets are unbalanced, and
    when the title is of another script or language. A remark beside mentions says what was left unread.
    Source: the titles in the listings; no published rule is known.

    >>> [(m.role, m.name) for m in read("Cable, Terebin to Stalin [via Kuznetsov]").mentions]
    [('sender', 'Terebin'), ('recipient', 'Stalin'), ('intermediary', 'Kuznetsov')]
    >>> read("Cable, Mao Zedong to Filippov [Stalin").remark
    'brackets unbalanced: [ at letter 31'
    """
    if remark := _unreadable(title):
        return Title(remark=remark)
    marked = brackets.read(title)
    draft = Draft(marked)
    in_title = _dates(marked)
    start, end = _region(draft)
    opened, closed = _quoted(draft.text, start, end)
    understood = heads.read(draft, start, min(opened, end), is_quoted=opened < end)
    if understood and opened < end:
        understood = _read_quote(draft, opened, closed)
    if not understood:
        return Title(draft.form, draft.form_text, dates_in_title=in_title, remark="no pattern fits")
    mentions, said = glosses.read(draft)
    remark = f"not read: {'; '.join(draft.unread)!r}" if draft.unread else None
    return Title(
        draft.form,
        draft.form_text,
        mentions,
        said,
        draft.place,
        draft.topic,
        tuple(draft.conveys),
        draft.attachment_of,
        in_title,
        remark,
    )


def _unreadable(title: str) -> str | None:
    if not title.strip():
        return "the title is empty"
    if len(title) > LONGEST:
        return f"longer than {LONGEST} letters"
    return brackets.fault(title) or languages.remark(title)


def _dates(marked: brackets.Marked) -> tuple[str, ...]:
    found = {start: marked.raw[start:end] for start, end in dates.find(marked.raw)}
    for note in marked.notes:
        if note.kind == "date" and note.text not in found.values():
            found[note.start] = note.text
    return tuple(found[start] for start in sorted(found))


def _region(draft: Draft) -> tuple[int, int]:
    """Give the part of the plain title to read: without its number in a volume, a closing stop and whole quotes."""
    text = draft.text
    start = match.end() if (match := _NUMBER.match(text)) else 0
    end = len(text)
    if text.endswith(".") and len(text) > 4 and text[-4:-1].isalpha() and not text.endswith((" Jr.", " Sr.", "etc.")):
        end -= 1
    if _WHOLE_QUOTE.fullmatch(text, start, end) and _quoted(text, start, end) == (start, end - 1):
        return start + 1, end - 1
    return start, end


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the quoted title inside a title: where its quote opens and closes; (end, end) for none."""
    opening = _OPENS.search(text, start, end)
    if opening is None:
        return end, end
    sure = _SURE_CLOSE.search(text, opening.end(), end)
    if sure:
        return opening.start(), sure.start()
    closings = [match.start() for match in _CLOSES.finditer(text, opening.end(), end)]
    return (opening.start(), closings[-1]) if closings else (end, end)


def _read_quote(draft: Draft, opened: int, closed: int) -> bool:
    """Take the quote as the topic, or read it in full where only an agent stands before it."""
    if draft.form is None:
        inner = Draft(draft.marked)
        for at, role, party in draft.parties:
            inner.add(role, (party,), at)
        form = forms.read(draft.text, opened + 1, closed)
        if form and form.noun in forms.QUOTED and heads.read(inner, opened + 1, closed, is_quoted=False):
            draft.form, draft.form_text, draft.parties = inner.form, inner.form_text, inner.parties
            draft.topic, draft.place, draft.conveys, draft.unread = (
                inner.topic,
                inner.place,
                inner.conveys,
                inner.unread,
            )
            return True
    first, last = draft.marked.offsets[opened] + 1, draft.marked.offsets[closed]
    draft.topic = draft.marked.raw[first:last].strip()
    return True
