"""After a form: the parties of a talk, or clause by clause who wrote to whom."""

import re

from cablekg.model import Role
from cablekg.reading import forms, phrases
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.forms import Form
from cablekg.reading.names import Party, one
from cablekg.reading.words import EVENTS

_TO = re.compile(r",? to ", re.IGNORECASE)
_COMMA = re.compile(r"[,:] ")
#: The words that open a party after a form, and its role.
CLAUSES: dict[Role, re.Pattern[str]] = {
    "sender": re.compile(r",? ?\b(?:from|by) ", re.IGNORECASE),
    "recipient": re.compile(r",? (?:to|for) ", re.IGNORECASE),
}
_NOBODY = re.compile(r" for the (?:record|files?)\b", re.IGNORECASE)
_OF = re.compile(r" of ", re.IGNORECASE)
_BETWEEN = re.compile(r",? between ", re.IGNORECASE)
_WITH = re.compile(r",? with ", re.IGNORECASE)


def after_form(draft: Draft, form: Form, end: int, is_quoted: bool) -> bool:
    """Read what follows the form: the parties of a talk, or clause by clause who wrote to whom."""
    take_form(draft, form)
    start = form.end
    if form.parties:
        draft.add("participant", form.parties)
    if form.is_talk or form.noun in EVENTS:
        if CLAUSES["sender"].match(draft.text, start, end) and form.noun in forms.RECORDS:
            return _clauses(draft, form, start, end, is_quoted)
        authors = draft.named("sender")
        if phrases.talk(draft, start, end, authors):
            return True
        if start < end and not form.parties and not _is_open(draft, start, end):
            return False
        phrases.tail(draft, start, end, is_talk=True)
        return True
    return _clauses(draft, form, start, end, is_quoted)


def _is_open(draft: Draft, start: int, end: int) -> bool:
    """Say whether a talk names no parties at all: `Meeting in Oslo`, `Summary of a Meeting on Trade`."""
    return any(phrases.begins(draft, kind, start, end) for kind in ("subject", "place", "event"))


def take_form(draft: Draft, form: Form) -> None:
    """Take the first form of a title; a form inside it changes nothing."""
    if draft.form is None:
        draft.form, draft.form_text = form.name, draft.marked.letters(form.start, form.end)


def _clauses(draft: Draft, form: Form, start: int, end: int, is_quoted: bool) -> bool:
    position = match.end() if (match := _NOBODY.match(draft.text, start, end)) else start
    is_opened = any(pattern.match(draft.text, position, end) for pattern in CLAUSES.values())
    if not is_opened and (comma := _COMMA.match(draft.text, position, end)):
        after = _after_comma(draft, comma.end(), end, is_quoted)
        if after is None:
            phrases.tail(draft, position, end)
            return draft.topic is not None or bool(draft.parties)
        position = after
    while position < end:
        role, begin = _opening(draft, form, position, end)
        if role is None:
            phrases.tail(draft, position, end)
            break
        found = agents(draft.text, begin, end)
        if found is None:
            return _without_party(draft, form, role, begin, end)
        if role == "sender" and _OF.match(draft.text, position) and _WITH.match(draft.text, found[1], end):
            return phrases.talk(draft, position, end)  # `Note of A with B` is a talk
        if not _fits(form, draft.text[position:begin].strip(" ,").lower(), found[0][0], begin):
            return _without_party(draft, form, role, begin, end)
        draft.add(role, found[0])
        position = found[1]
        if role == "sender" and found[0][0].kind == "place" and (seat := _seat(draft, position, end)):
            position = seat
    return bool(draft.parties or draft.topic or draft.conveys or position >= end or is_quoted)


def _fits(form: Form, opening: str, party: Party, begin: int) -> bool:
    """Say whether a party fits the word before it; none does in `Decision to Arm Holm`, `Letter of Credence`."""
    if opening == "to" and form.noun in forms.DECIDED:
        return party.kind != "person" or party.start > begin or party.office is not None
    if opening == "for" and form.noun in forms.PURPOSED:
        return party.is_addressed or party.office is not None
    return opening != "of" or form.noun in forms.JOURNALS or not is_bare(party)


def _opening(draft: Draft, form: Form, start: int, end: int) -> tuple[Role | None, int]:
    """Say which party's clause begins here: its role and where the agents begin."""
    for role, pattern in CLAUSES.items():
        match = pattern.match(draft.text, start, end)
        # A second addressee after "for" makes the first one the bearer: the tail reads him.
        if match and not (role == "recipient" and draft.named("recipient") and match.group().endswith("for ")):
            return role, match.end()
    text, is_first = draft.text, start == form.end
    if is_first and (match := _BETWEEN.match(text, start, end)):
        return "participant", match.end()
    if is_first and (match := _OF.match(text, start, end)):
        if form.noun in forms.OF_MEETING:
            return "participant", match.end()
        if form.noun in forms.OF_AUTHOR:
            return "sender", match.end()
    return None, start


def _without_party(draft: Draft, form: Form, role: Role, begin: int, end: int) -> bool:
    """Decide about a clause that names nobody: `Decision to Open a Consulate`, `Plan for Relief` have a topic."""
    opening = draft.text[:begin].rsplit(maxsplit=1)[-1].lower()
    if form.noun in forms.REPLIES and opening == "to":
        # `Reply to Holm's Letter from Berg`: what is answered is the subject.
        source = CLAUSES["sender"].search(draft.text, begin, end)
        cut = source.start() if source else end
        draft.topic = draft.marked.verbatim(begin, cut)
        return _clauses(draft, form, cut, end, is_quoted=False)
    is_subject = role == "recipient" and (form.noun in forms.DECIDED or opening == "for")
    if not is_subject and not (opening == "of" and draft.named("sender")):
        return False
    cut = _last_addressee(draft, begin, end) if opening == "of" else end
    draft.topic = draft.topic or draft.marked.verbatim(begin, cut)
    return True


def _last_addressee(draft: Draft, start: int, end: int) -> int:
    """Read the body at the end of `Account of His Visit to Oslo to the Council`; give where the subject ends."""
    cut = draft.text.lower().rfind(" to the ", start, end)
    body = one(draft.text, cut + 4, end) if cut > 0 else None
    if body is None or body.kind not in {"body", "post"}:
        return end
    draft.add("recipient", (body,))
    return cut


def _seat(draft: Draft, position: int, end: int) -> int | None:
    """Read `from Beijing, Mao Zedong to B`: Beijing is the place, Mao the sender."""
    comma = _COMMA.match(draft.text, position, end)
    found = agents(draft.text, comma.end(), end) if comma else None
    if found is None or not _TO.match(draft.text, found[1], end):
        return None
    _, _, seat = draft.parties.pop()
    draft.place = seat.name
    draft.add("sender", found[0])
    return found[1]


def _after_comma(draft: Draft, start: int, end: int, is_quoted: bool) -> int | None:
    """Read who stands after `FORM, `; give where his phrase ends, None when a subject stands there."""
    nested = forms.read(draft.text, start, end)
    if nested and (nested.is_talk or nested.noun in EVENTS) and phrases.talk(draft, nested.end, end):
        draft.add("participant", nested.parties)
        return end
    found = agents(draft.text, start, end)
    if found is None:
        return None
    parties, cut = found
    if _TO.match(draft.text, cut, end):
        draft.add("sender", parties)
        return cut
    if _WITH.match(draft.text, cut, end) and phrases.talk(draft, start, end):
        return end
    # Nobody is addressed: a name alone could be a subject; an institution, or a name before a quote, is the author.
    alone = all(party.kind in {"body", "post"} or party.office or (is_quoted and cut == end) for party in parties)
    if not alone or parties[0].kind == "place":
        return None
    draft.add("sender", parties)
    nested = forms.read(draft.text, match.end(), end) if (match := _COMMA.match(draft.text, cut, end)) else None
    return nested.end if nested and CLAUSES["recipient"].match(draft.text, nested.end, end) else cut


def is_bare(party: Party) -> bool:
    """Say whether a party is one word and nothing else: hardly surely a person."""
    return party.kind == "person" and " " not in party.name and not party.office and not party.is_addressed
