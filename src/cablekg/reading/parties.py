"""After a form: the parties of a talk, or clause by clause who wrote to whom."""

import re

from cablekg.model import Role
from cablekg.reading import forms, phrases, tail_parties, tails
from cablekg.reading.agent import one
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.forms import Form
from cablekg.reading.gazetteer import is_place
from cablekg.reading.lists import closed
from cablekg.reading.names import Party, is_bare, words
from cablekg.reading.words import ADDRESS, EVENTS, NOT_NAMES

_TO = re.compile(r",? to ", re.IGNORECASE)
_COMMA = re.compile(r"[,:] ")
#: The words that open a party after a form, and its role.
CLAUSES: dict[Role, re.Pattern[str]] = {
    "sender": re.compile(
        r",? ?\b(?:(?:submitted|prepared|issued|presented|written|drafted|produced|compiled|delivered|signed) by"
        r"|from|by|form) ",
        re.IGNORECASE,
    ),
    "recipient": re.compile(r",? (?:to|for) ", re.IGNORECASE),
}
_NOBODY = re.compile(r" for the (?:record|files?)\b", re.IGNORECASE)
#: `Draft for Transmission to B`: what is to be done with it.
_TO_BE_SENT = re.compile(r",? for (?:transmission|delivery|submission|presentation|dispatch) to ", re.IGNORECASE)
_OCCASION = re.compile(r",? (?:from|during|at|on the occasion of) (?:the |an? )?", re.IGNORECASE)
_ARTICLE = re.compile(r" the (?=[A-Z])")
_OF = re.compile(r" of ", re.IGNORECASE)
_BETWEEN = re.compile(r",? (?:between|among) ", re.IGNORECASE)
_WITH = re.compile(r",? with ", re.IGNORECASE)


def after_form(draft: Draft, form: Form, end: int, is_quoted: bool) -> bool:
    """Read what follows the form: the parties of a talk, or clause by clause who wrote to whom."""
    take_form(draft, form)
    draft.add("participant", form.parties)
    if not (form.is_talk or form.noun in EVENTS):
        return _clauses(draft, form, form.end, end, is_quoted)
    if not form.parties and _on_occasion(draft, form.end, end):
        return True
    if CLAUSES["sender"].match(draft.text, form.end, end) and form.noun in forms.RECORDS:
        return _clauses(draft, form, form.end, end, is_quoted)
    return _talk(draft, form, end)


def _on_occasion(draft: Draft, start: int, end: int) -> bool:
    """Read `Conversation from the Audience Granted by A to B`."""
    opening = _OCCASION.match(draft.text, start, end)
    position = phrases.occasion(draft, opening.end(), end) if opening else None
    if position is None:
        return False
    phrases.tail(draft, position, end, is_talk=True)
    return True


def _talk(draft: Draft, form: Form, end: int) -> bool:
    start = form.end
    if (by := tails.BY.match(draft.text, start, end)) and (asked := agents(draft.text, by.end(), end, draft.held)):
        draft.add("participant", asked[0])  # `Interview by A with B`
        start = asked[1]
    if phrases.talk(draft, start, end, draft.named("sender")):
        return True
    if start < end and not form.parties and not _is_open(draft, start, end):
        return False
    phrases.tail(draft, start, end, is_talk=True)
    return True


def _is_open(draft: Draft, start: int, end: int) -> bool:
    """Say whether a talk names no parties at all: `Meeting in Oslo`, `Summary of a Meeting on Trade`."""
    is_placed = is_place(draft.text[start:end].strip(" ,"))
    return is_placed or any(tails.TAIL[kind].match(draft.text, start, end) for kind in ("subject", "place", "event"))


def take_form(draft: Draft, form: Form) -> None:
    """Take the first form of a title; a form inside it changes nothing."""
    if draft.form is None:
        draft.form, draft.form_text = form.name, draft.marked.letters(form.start, form.end)


def _clauses(draft: Draft, form: Form, start: int, end: int, is_quoted: bool) -> bool:
    position = _first_clause(draft, start, end, is_quoted)
    if position is None:
        return draft.topic is not None or bool(draft.parties)
    while position < end:
        role, begin = _opening(draft, form, position, end)
        if role == "sender" and CLAUSES["recipient"].match(draft.text, begin - 1, end):
            position = begin - 1  # `from [withheld] to B`
            continue
        if role is None:
            if _OF.match(draft.text, position, end) and (draft.named("sender") or form.noun not in forms.OF_AUTHOR):
                position = phrases.subject_of(draft, position, end)
            phrases.tail(draft, position, end)
            break
        found = _party(draft, form, role, (position, begin), end)
        if found is None:
            return _without_party(draft, form, role, begin, end)
        if role == "sender" and _OF.match(draft.text, position) and _WITH.match(draft.text, found[1], end):
            return phrases.talk(draft, position, end)  # `Note of A with B` is a talk
        draft.add(role, found[0])
        position = found[1]
        if role == "sender" and found[0][0].kind == "place" and (seat := _seat(draft, position, end)):
            position = seat
    return bool(draft.parties or draft.topic or draft.conveys or position >= end or is_quoted)


def _first_clause(draft: Draft, start: int, end: int, is_quoted: bool) -> int | None:
    """Say where the first clause opens, over what stands between it and the form; None when all is read."""
    position = match.end() if (match := _NOBODY.match(draft.text, start, end)) else start
    if match := _TO_BE_SENT.match(draft.text, position, end):
        return match.end() - len(" to ")
    if any(pattern.match(draft.text, position, end) for pattern in CLAUSES.values()):
        return position
    if comma := _COMMA.match(draft.text, position, end):
        after = _after_comma(draft, comma.end(), end, is_quoted)
        if after is None:
            phrases.tail(draft, position, end)
        return after
    found = _directly(draft, position, end)
    if found is None:
        return position
    draft.add("sender", found[0])
    return found[1]


def _party(
    draft: Draft, form: Form, role: Role, opening: tuple[int, int], end: int
) -> tuple[tuple[Party, ...], int] | None:
    """Read the agents of a clause, where they fit the word before them; `opening` is that word's span."""
    position, begin = opening
    found = agents(draft.text, begin, end, draft.held, is_framed=_is_framed(draft, form, role, position))
    found = found or (_before_of(draft, begin, end) if role == "sender" else None)
    if found is None:
        return None
    if role == "sender" and _OF.match(draft.text, position) and _WITH.match(draft.text, found[1], end):
        return found
    if not _fits(form, draft.text[position:begin].strip(" ,").lower(), found[0][0], begin):
        return None
    return _without_seat(draft, found, begin)


def _directly(draft: Draft, start: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """Read `Report the Minister Karl Berg concerning ...`, where "from" was forgotten: one man with his office."""
    if not _ARTICLE.match(draft.text, start, end):
        return None
    found = agents(draft.text, start + 1, end, draft.held)
    return found if found and len(found[0]) == 1 and found[0][0].kind == "person" and found[0][0].office else None


def _before_of(draft: Draft, begin: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """Read `by the Embassy in Oslo of the Visit`: the longest agent before an "of" that opens the subject."""
    cuts = [match.start() for match in _OF.finditer(draft.text, begin, end)][:8]
    for cut in reversed(cuts):
        if parties := closed(draft.text, begin, cut, draft.held):
            return parties, cut
    return None


def _without_seat(draft: Draft, found: tuple[tuple[Party, ...], int], begin: int) -> tuple[tuple[Party, ...], int]:
    """Take the place off a gathering: `to the Fourth Congress of the Union in Oslo`."""
    parties, cut = found
    joint = draft.text.rfind(" in ", begin, cut)
    is_gathering = {word.low for word in words(draft.text, parties[-1].start, cut)} & tails.GATHERINGS
    if joint < 0 or not is_gathering or not is_place(draft.text[joint + 4 : cut]):
        return found
    shorter = closed(draft.text, begin, joint, draft.held)
    return (shorter, joint) if shorter else found


def _is_framed(draft: Draft, form: Form, role: Role, position: int) -> bool:
    """Say whether the clause itself tells that an agent stands in it: `Telegram from ... to ...`."""
    opening = draft.text[position : position + 6].strip(" ,").lower().split(" ")[0]
    if opening in {"from", "by"}:
        return form.noun in forms.LETTERS
    is_sent = bool(draft.named("sender")) and form.noun not in forms.DECIDED | forms.REPLIES
    return role == "recipient" and opening == "to" and is_sent


def _fits(form: Form, opening: str, party: Party, begin: int) -> bool:
    """Say whether a party fits the word before it; none does in `Decision to Arm Holm`, `Letter of Credence`."""
    if opening == "to" and form.noun in forms.DECIDED:
        return party.kind != "person" or party.start > begin or party.office is not None
    if opening == "for" and form.noun in forms.PURPOSED:
        return party.is_addressed or party.office is not None or party.kind == "post"
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
    if opening == "of" and not draft.named("sender") and _is_subject(draft.text, begin, end):
        phrases.tail(draft, phrases.subject_of(draft, begin - 4, end), end)
        return True
    if not is_subject and not (opening == "of" and draft.named("sender")):
        return False
    cut = (
        tail_parties.last_addressee(draft, begin, end)
        if opening == "of"
        else tail_parties.last_author(draft, begin, end)
    )
    draft.topic = draft.topic or draft.marked.verbatim(begin, cut)
    return True


def _is_subject(text: str, start: int, end: int) -> bool:
    """Say whether the words after "of" are a subject, as they hold a common noun early, and nobody is addressed."""
    first = words(text, start, min(end, start + 80))[:5]
    is_common = any(word.low in NOT_NAMES or word.low in EVENTS for word in first)
    return is_common and not any(word.low in ADDRESS for word in first)


def _seat(draft: Draft, position: int, end: int) -> int | None:
    """Read `from Beijing, Mao Zedong to B`: Beijing is the place, Mao the sender."""
    comma = _COMMA.match(draft.text, position, end)
    found = agents(draft.text, comma.end(), end, draft.held) if comma else None
    if found is None or not _TO.match(draft.text, found[1], end):
        return None
    _, _, seat = draft.parties.pop()
    draft.place = seat.name
    draft.add("sender", found[0])
    return found[1]


def _after_comma(draft: Draft, start: int, end: int, is_quoted: bool) -> int | None:
    """Read who stands after `FORM, `; give where his phrase ends, None when a subject stands there."""
    if _talk_after_comma(draft, start, end):
        return end
    found = agents(draft.text, start, end, draft.held)
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


def _talk_after_comma(draft: Draft, start: int, end: int) -> bool:
    """Read `Report, Discussion with Berg` and `Protocol, Politburo Session`."""
    nested = forms.read(draft.text, start, end)
    if nested and (nested.is_talk or nested.noun in EVENTS) and phrases.talk(draft, nested.end, end):
        draft.add("participant", nested.parties)
        return True
    body = _body_that_met(draft.text, start, end)
    draft.add("participant", (body,) if body else ())
    return body is not None


def _body_that_met(text: str, start: int, end: int) -> Party | None:
    """Read `Protocol, Politburo Session`: the body whose meeting it was."""
    parts = words(text, start, end)
    if len(parts) < 2 or parts[-1].low not in EVENTS:
        return None
    body = one(text, start, parts[-2].end)
    return body if body and body.kind == "body" else None
