"""The head of a title: `FORM, A to B` · `FORM from A to B` · `A's FORM` · `BODY FORM` · `A to B`.

Each pattern is a function that returns None when it does not fit, and else whether the title was understood; the
first that fits decides. HEADS holds them in order, each with an example that a test reads.
"""

import re
from collections.abc import Callable

from cablekg.reading import forms, phrases, tails
from cablekg.reading.agent import one
from cablekg.reading.bracket_kinds import Kind
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.forms import Form
from cablekg.reading.gazetteer import is_place
from cablekg.reading.lists import several
from cablekg.reading.names import Party, is_bare, words
from cablekg.reading.parties import after_form, take_form
from cablekg.reading.words import EVENTS

_JOURNAL = re.compile(
    r"(?:Excerpts? )?(?:From the )?(?:Journal|Diary|Diaries|Notebooks?|Papers|Personal Notes) of ", re.IGNORECASE
)
_PART_OF_NAME: frozenset[Kind] = frozenset({"number", "gloss", "aside", "office", "date"})
_TO_DOCUMENT = re.compile(r" to (?:the )?(?=\S)")
_OWN_PARTY = re.compile(r" (?:by|from|for) ")
_SUBJECT = re.compile(r" (?:on|about|regarding|concerning) ")
_ATTACHED_SUBJECT = re.compile(r", (?:on|about|regarding|concerning) ")
_WITH = re.compile(r" with ", re.IGNORECASE)
_TO = re.compile(r",? to ", re.IGNORECASE)
#: Words before an office or a body, and before nothing else.
_FRAMED = re.compile(r"(?:all )?the |(?:All|[Cc]ertain) ")
_COMMA = re.compile(r"[,:;] ")
#: What an author does in a sentence, and what two people do together.
_VERB = re.compile(
    r" (?:(?:[Rr]eports|[Cc]omments|[Ww]rites|[Ss]peaks|[Rr]eflects|[Bb]riefs|[Rr]eporting|[Ww]riting)"
    r" (?:on|about|regarding) "
    r"|(?P<met>(?:[Rr]eceives|[Mm]eets(?: with)?|[Hh]osts|[Ii]nterviews) )"
    r"|(?P<discussed>[Dd]iscuss(?:ing)? ))"
)
#: Endings that only surnames have, of the countries whose cables open "A to B".
_SURNAME = re.compile(r"(?:ov|ev|yov|ëv|sky|skii|skiy|ski|enko|vich|shvili|ilin|yshkin|ykov|escu|ovsky|dze|yan)\Z")


def read(draft: Draft, start: int, end: int, *, is_quoted: bool) -> bool:
    """Read the head of a title into the draft; `is_quoted`: a quoted subject follows. False when no pattern fits."""
    while end > start and draft.text[end - 1] in " ,:":
        end -= 1
    for head, _ in HEADS.values():
        understood = head(draft, start, end, is_quoted)
        if understood is not None:
            return understood
    quoted_from = forms.OPENING.match(draft.text, start, end)
    return quoted_from is not None and read(draft, quoted_from.end(), end, is_quoted=is_quoted)


def _journal(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `From the Journal of A: FORM ...`: A wrote it."""
    match = _JOURNAL.match(draft.text, start, end)
    colon = draft.text.find(": ", start, end)
    found = agents(draft.text, match.end(), colon if colon > 0 else end, draft.held) if match else None
    if found is None:
        return None
    cut = _COMMA.match(draft.text, found[1], end)
    form = forms.read(draft.text, cut.end(), end) if cut else None
    if form is None and not (is_quoted and found[1] == end and match and match.group().lower().startswith("from")):
        return None
    draft.add("sender", found[0])
    if form is None:
        return True  # `From the Journal of A, 'Record of a Conversation with B'`: the quote is the document
    return after_form(draft, form, end, is_quoted)


def _attached(draft: Draft, start: int, end: int, _is_quoted: bool) -> bool | None:
    """Read `Supplement to DOCUMENT: subject`, `Annex by A to DOCUMENT`; its parties are its own alone."""
    match = forms.ATTACHED.match(draft.text, start, end)
    to = _to_document(draft, match.end(), end) if match else None
    if match is None or to is None:
        return None
    take_form(draft, forms.attached(match))
    cut = _subject_of_attached(draft, to.end(), end)
    # The number of `Brief No. 7 (Fishing)` and what closes it belong to the document's name.
    draft.attachment_of = draft.marked.verbatim(to.end(), cut, _PART_OF_NAME)
    phrases.tail(draft, cut, end)
    return True


def _to_document(draft: Draft, start: int, end: int) -> re.Match[str] | None:
    """Find the "to" before the document, over what is the attachment's own: `on Trade to ...`, `by A to ...`."""
    if to := _TO_DOCUMENT.match(draft.text, start, end):
        return to
    if subject := _SUBJECT.match(draft.text, start, end):
        cut = draft.text.rfind(" to ", subject.end(), end)
        if cut > 0:
            draft.topic = draft.marked.verbatim(subject.end(), cut)
        return _TO_DOCUMENT.match(draft.text, cut, end) if cut > 0 else None
    opening = _OWN_PARTY.match(draft.text, start, end)
    found = agents(draft.text, opening.end(), end, draft.held) if opening else None
    to = _TO_DOCUMENT.match(draft.text, found[1], end) if found else None
    if opening and found and to:
        draft.add("recipient" if opening.group().strip() == "for" else "sender", found[0])
    return to


def _subject_of_attached(draft: Draft, start: int, end: int) -> int:
    """Say where the name of the document that something is attached to ends."""
    colon = draft.text.find(": ", start, end)
    subject = _ATTACHED_SUBJECT.search(draft.text, start, colon if colon > 0 else end)
    cut = subject.start() if subject else colon if colon > 0 else end
    comma = draft.text.rfind(", ", start, cut)
    return comma if comma > 0 and is_place(draft.text[comma + 2 : cut].strip()) else cut


def _form_first(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    form = forms.read(draft.text, start, end)
    return None if form is None else after_form(draft, form, end, is_quoted)


def _possessive(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `A's FORM`: A wrote it, or took part in the talk."""
    match = tails.POSSESSIVE.search(draft.text, start, min(end, start + 120))
    author = one(draft.text, start, match.start()) if match else None
    if author and match and forms.ATTACHED.match(draft.text, match.end(), end):
        draft.add("sender", (author,))
        return _attached(draft, match.end(), end, is_quoted)
    form = forms.read(draft.text, match.end(), end) if match and author else None
    return None if form is None or author is None else _with_author(draft, author, form, end, is_quoted)


def _body_first(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `BODY FORM ...`: the shortest body before a documentary noun issued it."""
    parts = words(draft.text, start, end)[:14]
    noun = next((i for i in range(1, len(parts)) if parts[i].low in forms.OPENERS), 0)
    # The words kept in a form belong to it where a body is left without them: `Agency Intelligence Memorandum`.
    first = noun
    while first > 1 and parts[first - 1].low in forms.KEPT:
        first -= 1
    for index in [*range(first, noun), *range(noun, len(parts))] if noun else []:
        if (index >= noun and parts[index].low not in forms.OPENERS) or draft.text[parts[index - 1].end] not in " ,":
            continue
        body = one(draft.text, start, parts[index - 1].end)
        form = forms.read(draft.text, parts[index].start, end)
        # `Per Holm Meeting with Berg`: a full name before a talk is a party of it.
        is_party = body is not None and body.kind == "person" and " " in body.name
        is_meeting = form is not None and form.noun in EVENTS and _WITH.match(draft.text, form.end, end)
        if body and form and (body.kind == "body" or (is_party and is_meeting)):
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
    found = agents(draft.text, start, end, draft.held, is_framed=draft.text.startswith("The ", start))
    opening = _TO.match(draft.text, found[1], end) if found else None
    is_framed = opening is not None and _FRAMED.match(draft.text, opening.end(), end) is not None
    others = agents(draft.text, opening.end(), end, draft.held, is_framed=is_framed) if opening else None
    if found is None or others is None:
        return None
    parties = (*found[0], *others[0])
    # "Road to Ruin": two bare words are not surely two persons.
    is_sure = all(_is_sure(draft.text, party) for party in parties) and not all(is_bare(party) for party in parties)
    # ... but "Shtykov to Zakharov" are: the ending of one shows it.
    if not is_sure and not any(_SURNAME.search(party.name) for party in parties if is_bare(party)):
        return None
    draft.add("sender", found[0])
    draft.add("recipient", others[0])
    phrases.tail(draft, others[1], end)
    return True


def _is_sure(text: str, party: Party) -> bool:
    """Say whether a party is one even where no form vouches for it: a post needs its article."""
    return party.kind in {"person", "body"} or " " in party.name or text[: party.start].lower().endswith("the ")


def _agent_first(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `A, 'quoted title'` and `A, FORM ...`."""
    if is_quoted and _two_parties(draft, start, end, is_quoted):
        return True
    if is_quoted and (parties := several(draft.text, start, end)):
        draft.add("sender", parties)
        return all(party.kind != "place" for party in parties)
    found = agents(draft.text, start, end, draft.held)
    comma = _COMMA.match(draft.text, found[1], end) if found else None
    if found and comma and forms.ATTACHED.match(draft.text, comma.end(), end):
        draft.add("sender", found[0])
        return _attached(draft, comma.end(), end, is_quoted)
    form = forms.read(draft.text, comma.end(), end) if comma else None
    if found is None or form is None or not all(_is_sure(draft.text, party) for party in found[0]):
        return None
    draft.add("sender", found[0])
    return after_form(draft, form, end, is_quoted)


def _verb(draft: Draft, start: int, end: int, _is_quoted: bool) -> bool | None:
    """Read `A Reports on Trade` (A wrote it), `A Receives B for a Talk`, `A and B Discuss Trade` (they met)."""
    match = _VERB.search(draft.text, start, end)
    found = several(draft.text, start, match.start()) if match else None
    if match is None or found is None or any(party.kind == "place" for party in found):
        return None
    if match["met"]:
        others = agents(draft.text, match.end(), end, draft.held)
        if others is None:
            return None
        draft.add("participant", (*found, *others[0]))
        phrases.tail(draft, others[1], end, is_talk=True)
        return True
    if match["discussed"] and len(found) < 2:
        return None
    draft.add("participant" if match["discussed"] else "sender", found)
    phrases.topic(draft, match.end(), end)
    return True


def _occasion(draft: Draft, start: int, end: int, is_quoted: bool) -> bool | None:
    """Read `World Conference, Oslo, Supplement to Brief No. 7: Trade`: the gathering first, then its document."""
    pieces = [match.end() for match in _COMMA.finditer(draft.text, start, end)][:3]
    if not pieces or not {word.low for word in words(draft.text, start, pieces[0])} & tails.OCCASIONS:
        return None
    for index, begin in enumerate(pieces):
        between = draft.text[pieces[0] : begin].strip(" ,")
        if index and not is_place(between):
            return None
        if forms.ATTACHED.match(draft.text, begin, end):
            draft.place = between or draft.place
            return _attached(draft, begin, end, is_quoted)
        form = forms.read(draft.text, begin, end)
        if form and index and form.noun in forms.NOUNS:
            draft.place = between
            return after_form(draft, form, end, is_quoted)
    return None


Head = Callable[[Draft, int, int, bool], bool | None]
#: The patterns in their order, each with an example (made up).
HEADS: dict[str, tuple[Head, str]] = {
    "occasion": (_occasion, "World Fishing Conference, Oslo, Supplement to Brief No. 7: Trade"),
    "journal": (_journal, "From the Journal of P. Holm: Memorandum of Conversation with Karl Berg"),
    "attached": (_attached, "Supplement to Brief No. 7: Trade with Denmark"),
    "form first": (_form_first, "Letter from P. Holm to Karl Berg"),
    "possessive": (_possessive, "P. Holm's Conversation with Karl Berg"),
    "body form": (_body_first, "Foreign Ministry Information to the President"),
    "agent, form": (_agent_first, "Danish Envoy P. Holm, Report to the Foreign Ministry"),
    "verb": (_verb, "P. Holm Reports on the Fishing Talks"),
    "A to B": (_two_parties, "P. Holm to Cde. Berg"),
}
