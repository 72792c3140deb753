"""Titles of documents: who wrote what to whom, through whom, where and about what, as the title says it.

The steps are always the same: brackets first (`brackets`), then the form (`forms`), then the parties (`names`,
`lists`, `clauses`, `phrases`), then the tail. A title that no rule fits has no parties, never guessed ones.
"""

import re
from dataclasses import dataclass, replace

from cablekg.model import Conveyed, Gloss, Mention
from cablekg.reading import brackets, dates, forms, glosses, heads, languages, lists, messages, parties
from cablekg.reading.draft import Draft

#: Longest title read; the longest honest one seen had 245 letters.
LONGEST = 1_500

_WHOLE_QUOTE = re.compile(r"['‘\"“](.{1,1500})['’\"”]")
#: What numbers a title in a volume or among enclosures: `31. `, `* `, `Annex A. `, `B. ` before an address.
_NUMBER = re.compile(
    r"[ *.,:—–-]{0,6}(?:[0-9]{1,4}[A-Za-z]?\. (?=\S)|Annex [A-Z0-9]{1,3}\. "
    r"|[A-Z]\. (?=(?:Mr|M|Messrs|Dr|Sir|Mrs|Captain|Commander|General|Colonel|Consul|The)\b))?[ .—–-]{0,4}"
)
#: An opening quote stands after a comma, a colon or "of" (after a blank alone it opens a nickname), a closing one
#: before the end, a blank or a comma.
_OPENS = re.compile(r"(?:^|(?<=[,:])|(?<=[,:] )|(?<=\bof)|(?<=\bentitled ))['‘\"“](?=[^\s'’])")
_CLOSES = re.compile(r"['’\"”](?=[ ,.;]|$)")
_AND_FORM = re.compile(r",? and (?=[A-Z])")
_FROM_TO = re.compile(r" (?:from|to|of|with) ")
_CARRIED = re.compile(r"transmitting|relaying|conveying|containing|forwarding|enclosing| with ", re.IGNORECASE)
_SEMICOLON = re.compile(r"; (?=\S)")
_SUBJECT = re.compile(r"[.,;] Subject: (?=\S)")
_SECOND = re.compile(r",?['’\"”],? and ")
_GOES_ON = re.compile(r" (?:of|on|about|to|from|regarding|concerning|by|with|between) ")
_BY = re.compile(r" by (?:the )?")
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
    draft.place = next((_place(note) for note in marked.notes if note.kind == "place"), None)
    in_title = _dates(marked)
    start, end = _region(draft)
    if subject := _SUBJECT.search(draft.text, start, end):
        draft.topic, end = marked.verbatim(subject.end(), end), subject.start()
    opened, closed = _quoted(draft.text, start, end)
    understood = heads.read(draft, start, min(opened, end), is_quoted=opened < end)
    if understood and opened < end:
        draft = _read_quote(draft, opened, closed)
        _read_second(draft, closed, end)
    if not understood:
        return _unread(draft, in_title, start, end)
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


def _unread(draft: Draft, in_title: tuple[str, ...], start: int, end: int) -> Title:
    """Keep what is left of a title that no pattern fits: its form; without one the whole is its subject."""
    if draft.form is not None or forms.read(draft.text, start, end):
        return Title(draft.form, draft.form_text, dates_in_title=in_title, remark="no pattern fits")
    subject = Draft(draft.marked)
    _, said = glosses.read(subject)
    topic = draft.marked.verbatim(start, end, frozenset({"gloss", "number", "aside", "office", "date"})) or None
    return Title(topic=topic, glosses=said, dates_in_title=in_title, remark="no pattern fits: taken whole as its topic")


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


def _place(note: brackets.Note) -> str:
    return note.text[: dates.find(note.text)[0][0]].rstrip(" ,")


def _region(draft: Draft) -> tuple[int, int]:
    """Give the part of the plain title to read: without its number in a volume, a closing stop and whole quotes."""
    text = draft.text
    start = match.end() if (match := _NUMBER.match(text)) else 0
    end = len(text)
    if text.endswith(".") and len(text) > 4 and text[-4:-1].isalpha() and not text.endswith((" Jr.", " Sr.", "etc.")):
        end -= 1
    others = (match for match in _SEMICOLON.finditer(text, start, end) if forms.read(text, match.end(), end))
    second = _second_document(text, start, end) or next(others, None)
    if second and forms.read(text, start, end):
        end = second.start()  # the second of two documents
    if _WHOLE_QUOTE.fullmatch(text, start, end) and _quoted(text, start, end) == (start, end - 1):
        return start + 1, end - 1
    return start, end


def _second_document(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find ` and Reply from B to A` behind `Letter from A to B`; a message conveyed is no document beside it."""
    if _CARRIED.search(text, start, end):
        return None
    for match in _AND_FORM.finditer(text, start, end):
        form = forms.read(text, match.end(), end)
        is_letter = form is not None and form.noun in forms.LETTERS and _FROM_TO.match(text, form.end, end)
        if is_letter and _FROM_TO.search(text, start, match.start()):
            return match
    return None


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


def _read_second(draft: Draft, closed: int, end: int) -> None:
    """Read the message of a second document behind a quoted title: `'The Visit,' and Draft Message from A to B`."""
    match = _SECOND.match(draft.text, closed, end)
    for message in messages.read(draft.text, match.end(), end) if match else ():
        draft.conveys.extend(message.pairs)
        draft.inner.extend(message.parties)


def _by_after_colon(draft: Draft, opened: int, closed: int) -> bool:
    """Read `A, 'Peace: Address by the Chief Delegate'`: the form and A's office stand behind the colon."""
    colon = draft.text.rfind(": ", opened, closed)
    form = forms.read(draft.text, colon + 2, closed) if colon > 0 else None
    if form is None or not (by := _BY.match(draft.text, form.end, closed)):
        return False
    said_by = lists.several(draft.text, by.end(), closed)
    authors = draft.named("sender")
    if said_by is None or len(said_by) != 1 or len(authors) != 1 or said_by[0].kind == "person":
        return False
    parties.take_form(draft, form)
    draft.topic = draft.marked.verbatim(opened + 1, colon)
    office = said_by[0].name
    draft.parties = [(at, role, replace(one, office=one.office or office)) for at, role, one in draft.parties]
    return True


def _read_quote(draft: Draft, opened: int, closed: int) -> Draft:
    """Take the quote as the topic, or read it in full where only an agent stands before it."""
    if draft.form is None:
        if _by_after_colon(draft, opened, closed):
            return draft
        inner = replace(draft, parties=list(draft.parties), topic=None)
        if _is_own_title(draft.text, opened + 1, closed) and heads.read(inner, opened + 1, closed, is_quoted=False):
            return inner
    first, last = draft.marked.offsets[opened] + 1, draft.marked.offsets[closed]
    draft.topic = draft.marked.raw[first:last].strip()
    return draft


def _is_own_title(text: str, start: int, end: int) -> bool:
    """Say whether a quote opens as a title of its own does: `'Note about a Conversation'`, not `'Plan X'`."""
    if forms.ATTACHED.match(text, start, end):
        return True
    form = forms.read(text, start, end)
    if form is None:
        return False
    return form.noun in forms.QUOTED or (form.noun in forms.NOUNS and _GOES_ON.match(text, form.end, end) is not None)
