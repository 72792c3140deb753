"""The head of a title: `FORM, A to B` · `FORM from A to B` · `A's FORM` · `BODY FORM` · `A to B`.

Each pattern is a function that returns None when it does not fit, and else whether the title was understood; the
first that fits decides. HEADS holds them in order, each with an example that a test reads.
"""

import re
from collections.abc import Callable

from cablekg.reading import forms, phrases
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.forms import Form
from cablekg.reading.lists import several
from cablekg.reading.names import Party, one, words
from cablekg.reading.parties import after_form, is_bare, take_form
from cablekg.reading.words import EVENTS

_JOURNAL = re.compile(
    r"(?:Excerpts? )?From the (?:Journal|Diary|Diaries|Notebooks?|Papers|Personal Notes) of ", re.IGNORECASE
)
_TO = re.compile(r",? to ", re.IGNORECASE)
_COMMA = re.compile(r"[,:] ")
_POSSESSIVE = re.compile(r"['’]s? ")


def read(draft: Draft, start: int, end: int, *, is_quoted: bool) -> bool:
    """Read the head of a title into the draft; `is_quoted`: a quoted subject follows. False when no pattern fits."""
    while end > start and draft.text[end - 1] in " ,:":
        end -= 1
    for head, _ in HEADS.values():
        understood = head(draft, start, end, is_quoted)
        if understood is not None:
            return understood
    return False


def _journal(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `From the Journal of A: FORM ...`: A wrote it."""
    match = _JOURNAL.match(draft.text, start, end)
    colon = draft.text.find(": ", start, end)
    found = agents(draft.text, match.end(), colon if colon > 0 else end) if match else None
    if found is None:
        return None
    cut = _COMMA.match(draft.text, found[1], end)
    form = forms.read(draft.text, cut.end(), end) if cut else None
    if form is None:
        return None
    draft.add("sender", found[0])
    return after_form(draft, form, end, is_quoted)


def _attached(draft: Draft, start: int, end: int, _is_quoted: bool) -> bool | None:
    """Read `Supplement to DOCUMENT: subject`."""
    match = forms.ATTACHED.match(draft.text, start, end)
    if match is None:
        return None
    noun = match.group().split(" ", 1)[0]
    draft.form, draft.form_text = noun.lower(), noun
    colon = draft.text.find(": ", match.end(), end)
    draft.attachment_of = draft.marked.verbatim(match.end(), colon if colon > 0 else end)
    if colon > 0:
        draft.topic = draft.marked.verbatim(colon + 2, end)
    return True


def _form_first(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    form = forms.read(draft.text, start, end)
    return None if form is None else after_form(draft, form, end, is_quoted)


def _possessive(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `A's FORM`: A wrote it, or took part in the talk."""
    match = _POSSESSIVE.search(draft.text, start, min(end, start + 120))
    author = one(draft.text, start, match.start()) if match else None
    form = forms.read(draft.text, match.end(), end) if match and author else None
    return None if form is None or author is None else _with_author(draft, author, form, end, is_quoted)


def _body_first(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `BODY FORM ...`: the shortest body before a documentary noun issued it."""
    parts = words(draft.text, start, end)[:14]
    for index in range(1, len(parts)):
        if parts[index].low not in forms.NOUNS or draft.text[parts[index - 1].end] != " ":
            continue
        body = one(draft.text, start, parts[index - 1].end)
        form = forms.read(draft.text, parts[index].start, end)
        if body and form and body.kind == "body":
            return _with_author(draft, body, form, end, is_quoted)
    return None


def _with_author(draft: Draft, author: Party, form: Form, end: int, is_quoted: bool) -> bool:
    take_form(draft, form)
    is_event = form.noun in EVENTS and form.noun not in forms.NOUNS
    if is_event:
        draft.add("participant", (author,))
        if form.end < end and not phrases.talk(draft, form.end, end):
            phrases.tail(draft, form.end, end, is_talk=True)
        return True
    draft.add("participant" if form.noun in forms.OF_MEETING and author.kind == "body" else "sender", (author,))
    return after_form(draft, form, end, is_quoted)


def _two_parties(draft: Draft, start: int, end: int, _is_quoted: bool) -> bool | None:
    """Read `A to B` without a form."""
    found = agents(draft.text, start, end)
    opening = _TO.match(draft.text, found[1], end) if found else None
    others = agents(draft.text, opening.end(), end) if opening else None
    if found is None or others is None:
        return None
    parties = (*found[0], *others[0])
    # "Road to Ruin": two bare words are not surely two persons.
    if not all(_is_sure(draft.text, party) for party in parties) or all(is_bare(party) for party in parties):
        return None
    draft.add("sender", found[0])
    draft.add("recipient", others[0])
    phrases.tail(draft, others[1], end)
    return True


def _is_sure(text: str, party: Party) -> bool:
    """Say whether a party is one even where no form vouches for it: a post needs its article."""
    return party.kind in {"person", "body"} or text[: party.start].lower().endswith("the ")


def _agent_first(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `A, 'quoted title'` and `A, FORM ...`."""
    if is_quoted and (parties := several(draft.text, start, end)):
        draft.add("sender", parties)
        return all(party.kind != "place" for party in parties)
    found = agents(draft.text, start, end)
    comma = _COMMA.match(draft.text, found[1], end) if found else None
    form = forms.read(draft.text, comma.end(), end) if comma else None
    if found is None or form is None or not all(_is_sure(draft.text, party) for party in found[0]):
        return None
    draft.add("sender", found[0])
    return after_form(draft, form, end, is_quoted)


Head = Callable[[Draft, int, int, bool], bool | None]
#: The patterns in their order, each with an example (made up).
HEADS: dict[str, tuple[Head, str]] = {
    "journal": (_journal, "From the Journal of P. Holm: Memorandum of Conversation with Karl Berg"),
    "attached": (_attached, "Supplement to Brief No. 7: Trade with Denmark"),
    "form first": (_form_first, "Letter from P. Holm to Karl Berg"),
    "possessive": (_possessive, "P. Holm's Conversation with Karl Berg"),
    "body form": (_body_first, "Foreign Ministry Information to the President"),
    "agent, form": (_agent_first, "Danish Envoy P. Holm, Report to the Foreign Ministry"),
    "A to B": (_two_parties, "P. Holm to Cde. Berg"),
}
