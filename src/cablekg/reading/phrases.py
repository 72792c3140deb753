"""The clauses after a form: talks and their parties, the tail of a title, its topic and place."""

import re
from collections.abc import Callable

from cablekg.reading import messages, occasions, tail_parties, tails
from cablekg.reading.agent import looks_like_place, one
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.gazetteer import COUNTRIES, is_place
from cablekg.reading.lists import several
from cablekg.reading.names import Party, words
from cablekg.reading.words import DOMAINS, EVENTS, MISSIONS

#: What lies beside a document is no part of its subject: `on Trade, with Corrections by Holm`.
_BESIDE = re.compile(
    r",? with (?:attached|annexes|comments|corrections|enclosures?|marginal|notes by) ?", re.IGNORECASE
)
#: With the slips of the pen that were met.
_BETWEEN = re.compile(r",? ?\b(?:between|be(?:e?t)?w?een|betwen|bewteen|among|amongst) ", re.IGNORECASE)
#: Where a subject may end with a date behind it: `his Visit to Cuba, July 1970, at the Party's Session`.
_AFTER_DATE = re.compile(r",? (?:in|at) |$")
_HOUSE = re.compile(
    r"(?:['’]s?|\bthe [A-Z][\w-]{1,30}) (?:House|Residence|Home|Palace|Villa|Dacha|Apartment|Hotel|Castle|Ranch"
    r"|Lodge)\Z",
    re.IGNORECASE,
)
_AT = re.compile(r" (?:on|at|in) (?=[^ ]{1,30}(?: [^ ]{1,30}){0,2}\Z)")
_HELD_IN = re.compile(
    r",? held in (?P<place>[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30})?)(?= (?:between|with|among|of) )", re.IGNORECASE
)
_GUEST = re.compile(r",? (?:to|for|with|in honou?r of) ", re.IGNORECASE)


def talk(draft: Draft, start: int, end: int, authors: tuple[Party, ...] = ()) -> bool:
    """Read the parties of a talk after its noun: `between A and B, Moscow` · `with B` · `of A with B` · `A with B`.

    `authors` are persons who wrote or reported it: `with B` makes them participants too. False, and nothing
    changed, when the parties are not sure.
    """
    text = draft.text
    if held := _HELD_IN.match(text, start, end):
        draft.place, start = draft.place or held["place"], held.end()
    with_whom = tails.WITH.match(text, start, end)
    opening = _BETWEEN.match(text, start, end) or with_whom or tails.OF.match(text, start, end)
    begin = opening.end() if opening else tails.STOPS.match(text, start, end).end()  # type: ignore[union-attr]
    found = _agents_in_place(draft, begin, end)
    if found is None:
        return False
    parties, cut = found
    second = None if with_whom or _BESIDE.match(text, cut, end) else tails.WITH.match(text, cut, end)
    if second:
        more = _agents_in_place(draft, second.end(), end)
        if more is None:
            return False
        parties, cut = (*parties, *more[0]), more[1]
    # Without an opening word, only "A with B" or "A and B" shows that these are the parties and not the subject.
    if opening is None and len(parties) < 2:
        return False
    if with_whom:
        draft.add("participant", tuple(party for party in authors if party.kind == "person"), at=start)
    draft.add("participant", parties)
    tail(draft, cut, end, is_talk=True)
    return True


def _agents_in_place(draft: Draft, start: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """Read agents; `the Communist Party of Cuba in Pitzunda` is a body and the place of the talk."""
    found = agents(draft.text, start, end, draft.held)
    if found is None:
        return None
    parties, cut = found
    joints = [match.start() for match in tails.IN.finditer(draft.text, start, cut)]
    if not joints or parties[-1].kind != "body":
        return found
    place = draft.text[joints[-1] + 4 : cut]
    is_closed_by_date = any(note.kind in {"date", "mark"} and note.at == cut for note in draft.marked.notes)
    if not is_place(place) and not (is_closed_by_date and " " not in place and looks_like_place(place)):
        return found
    before = several(draft.text, start, joints[-1])
    low = {word.low for word in words(draft.text, parties[-1].start, joints[-1])}
    if before is None or low & MISSIONS - {"delegation"} or before[-1].kind == "post":
        return found
    return before, joints[-1]


def tail(draft: Draft, start: int, end: int, *, is_talk: bool = False) -> None:
    """Read what follows the parties, clause by clause, to the end; what fits nothing is noted as unread."""
    position = start
    while position < end:
        kind, begin = _clause(draft, position, end)
        position = _CLAUSES[kind](draft, position, begin, end) if kind else _open_tail(draft, position, end, is_talk)


def _clause(draft: Draft, start: int, end: int) -> tuple[str, int]:
    for kind, pattern in tails.TAIL.items():
        if match := pattern.match(draft.text, start, end):
            return kind, match.end()
    return "", start


def _with(draft: Draft, start: int, begin: int, end: int) -> int:
    if messages.begins(draft.text, begin, end):
        return tail_parties.message(draft, start, begin, end)
    # `with Corrections by X`, `with Attached 'Article'`: what lies beside the document, no party of it.
    if not _BESIDE.match(draft.text, start, end):
        draft.leave(start, end)
    return end


def _reply(draft: Draft, _start: int, begin: int, end: int) -> int:
    draft.topic = draft.topic or draft.marked.verbatim(begin, end)
    return end


def _subject(draft: Draft, _start: int, begin: int, end: int) -> int:
    beside = _BESIDE.search(draft.text, begin, end)
    told = tail_parties.TOLD.search(draft.text, begin, end)
    cut = beside.start() if beside else told.start() if told else _subject_end(draft, begin, end)
    topic(draft, begin, cut)
    if told and tail_parties.told(draft, told.end(), end):
        return end
    return end if beside else cut


def _subject_end(draft: Draft, begin: int, end: int) -> int:
    """Say where a subject ends: before the date that closes it, with place and occasion behind the date."""
    for note in draft.marked.notes:
        if note.kind == "date" and begin < note.at < end and _AFTER_DATE.match(draft.text, note.at, end):
            return note.at
    return end


def _host(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read host and guest of a dinner or an audience: `hosted by A in honor of B`, `granted by A to B`."""
    found = agents(draft.text, begin, end, draft.held)
    if found is None or draft.named("sender"):
        return _event(draft, start, begin, end)
    draft.add("participant", found[0])
    guest = _GUEST.match(draft.text, found[1], end)
    others = agents(draft.text, guest.end(), end, draft.held) if guest else None
    if others is None:
        return found[1]
    draft.add("participant", others[0])
    return others[1]


def _class(_draft: Draft, _start: int, begin: int, _end: int) -> int:
    return begin


def _event(draft: Draft, start: int, begin: int, end: int) -> int:
    """Step over the occasion: it is no topic; a known place that closes it is the place, its host a participant."""
    if looks_like_place(draft.text[begin:end]) and draft.text[start:begin].strip(" ,") == "at":
        draft.place = draft.place or tails.without_article(draft.text[begin:end])
        return end
    if not draft.named("sender") and (cut := occasion(draft, begin, end)):
        return cut
    comma = draft.text.find(", ", begin, end)
    if house := _HOUSE.search(draft.text, begin, comma if comma > 0 else end):
        town = comma > 0 and is_place(draft.text[comma + 2 : end])
        draft.place = draft.place or tails.without_article(draft.text[begin : end if town else house.end()])
        return end if town else house.end()
    at = _AT.search(draft.text, begin, end)
    is_country = at is not None and draft.text[at.end() : end] in COUNTRIES and at.group() == " on "
    if at and not is_country and is_place(draft.text[at.end() : end]):
        draft.place = draft.place or tails.without_article(draft.text[at.end() : end])
    closing = draft.text.rfind(", ", begin, end)
    if closing > 0 and is_place(draft.text[closing + 2 : end]):
        draft.place = draft.place or draft.text[closing + 2 : end]
    draft.leave(start, closing if closing > 0 else end)
    return end


def occasion(draft: Draft, start: int, end: int) -> int | None:
    """Read who met on an occasion; give where to go on, None when nobody is named there."""
    noun = occasions.noun(draft, start, end)
    if noun is None:
        return None
    if _BETWEEN.match(draft.text, noun.end, end) and talk(draft, noun.end, end):
        return end
    return occasions.people(draft, start, noun, end)


def _place(draft: Draft, start: int, begin: int, end: int) -> int:
    cut = min([match for match in (draft.text.find(", ", begin, end), end) if match >= 0])
    after = draft.text.find(", ", cut + 2, end)
    country = draft.text[cut + 2 : after if after > 0 else end]
    if country in COUNTRIES and looks_like_place(draft.text[begin:cut]):
        draft.place = draft.place or tails.without_article(draft.text[begin : cut + 2 + len(country)])
        return cut + 2 + len(country)
    for stop in (cut, _next_subject(draft, begin, end)):
        if looks_like_place(draft.text[begin:stop]) or _HOUSE.search(draft.text, begin, stop):
            draft.place = draft.place or tails.without_article(draft.text[begin:stop])
            return stop
    draft.leave(start, end)
    return end


def _next_subject(draft: Draft, begin: int, end: int) -> int:
    match = tails.TAIL["subject"].search(draft.text, begin, end)
    return match.start() if match else end


def _open_tail(draft: Draft, start: int, end: int, is_talk: bool) -> int:
    """Read what follows without an opening word: a place after a talk, else the topic."""
    begin = tails.STOPS.match(draft.text, start, end).end()  # type: ignore[union-attr]
    words_left = draft.text[begin:end]
    is_dated = any(note.kind == "date" and note.at == end for note in draft.marked.notes)
    if is_dated and begin > start and draft.parties and len(words_left.split()) < 3 and looks_like_place(words_left):
        draft.place = draft.place or words_left  # `, Sinuiju, 7 November 1950`
    elif is_place(words_left) or (is_talk and " " not in words_left and looks_like_place(words_left)):
        draft.place = draft.place or words_left
    elif (party := one(draft.text, begin, end)) and party.kind == "person":
        draft.leave(begin, end)  # `to A, B`: another addressee, or what it is about? Nobody can say.
    elif begin > start and draft.text[start] in ",:;" and words_left[:1].isupper():
        topic(draft, begin, end)
    else:
        draft.leave(begin, end)
    return end


def topic(draft: Draft, start: int, end: int) -> None:
    """Read the topic; a talk that it names gives participants instead, and its own subject the topic."""
    if _owned_talk(draft, start, end):
        return
    begin = match.end() if (match := tails.ARTICLE.match(draft.text, start, end)) else start
    for index, word in enumerate(words(draft.text, begin, min(end, begin + 60))[:4]):
        if word.low in EVENTS:
            if any(
                draft.text.startswith(f" {event} ", word.end) for event in ("Meeting", "meeting", "Meetings", "Session")
            ):
                continue
            before = len(draft.parties)
            if _joins_party(draft, word.end, end) and talk(draft, word.end, end, draft.named("sender")):
                return
            del draft.parties[before:]
            further = tails.TAIL["subject"].match(draft.text, word.end, end)
            if further and draft.text[further.start() : further.end()].strip(" ,").lower() not in {"on", "re"}:
                start = further.end()  # `on a Meeting about Trade`: the talk is none of its subject
            break
        if index == 3 or word.low not in DOMAINS | {"telephone", "working", "consultative", "his", "high-level"}:
            break
    draft.topic = draft.topic or draft.marked.verbatim(start, end) or None


def _owned_talk(draft: Draft, start: int, end: int) -> bool:
    """Read `on Comrade Holm's Talks with Berg`: both took part."""
    possessive = tails.POSSESSIVE.search(draft.text, start, min(end, start + 100))
    owner = one(draft.text, start, possessive.start()) if possessive else None
    if owner is None or possessive is None or owner.kind not in {"person", "body"}:
        return False
    for word in words(draft.text, possessive.end(), min(end, possessive.end() + 60))[:3]:
        if word.low in EVENTS:
            before = len(draft.parties)
            draft.add("participant", (owner,))
            if tails.WITH.match(draft.text, word.end, end) and talk(draft, word.end, end):
                return True
            del draft.parties[before:]
            return False
    return False


def _joins_party(draft: Draft, start: int, end: int) -> bool:
    return any(pattern.match(draft.text, start, end) for pattern in (_BETWEEN, tails.WITH, tails.OF))


_CLAUSES: dict[str, Callable[[Draft, int, int, int], int]] = {
    "via": tail_parties.via,
    "message": tail_parties.message,
    "with": _with,
    "reply": _reply,
    "gerund": _reply,
    "subject": _subject,
    "addressee": tail_parties.addressee,
    "recipient": tail_parties.recipient,
    "author": tail_parties.author,
    "chair": tail_parties.chair,
    "host": _host,
    "class": _class,
    "sequence": _class,
    "event": _event,
    "place": _place,
}


def subject_of(draft: Draft, start: int, end: int) -> int:
    """Read `Evaluation ... of the Visit`: what a form that is no talk is "of" is its topic; give where to go on."""
    opening = tails.OF.match(draft.text, start, end)
    begin = opening.end() if opening else start
    cut = _subject_end(draft, begin, end)
    draft.topic = draft.topic or draft.marked.verbatim(begin, cut) or None
    return cut
