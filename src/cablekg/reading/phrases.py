"""The clauses after a form: talks and their parties, the tail of a title, its topic and place."""

import re
from collections.abc import Callable

from cablekg.reading import messages
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.gazetteer import is_place
from cablekg.reading.lists import several
from cablekg.reading.names import Party, looks_like_place, one, words
from cablekg.reading.words import DOMAINS, EVENTS, GERUNDS, MISSIONS

#: What may stand in the tail of a title: a name, and how it begins.
TAILS = {
    "via": r",? ?\bvia ",
    "message": r",? ?\b(?:transmitting|relaying|conveying|containing|forwarding|enclosing|passing on) ",
    "with": r",? ?\bwith ",
    "reply": r",? ?\bin (?:response|reply|answer) to ",
    "subject": (
        r",? ?\b(?:on the (?:subject|topic|issue|question|matter) of|regarding|concerning|about|on|re:?|related to"
        r"|relating to|with regard to|in connection with) "
    ),
    "recipient": r",? for ",
    "gerund": rf",? ?\b(?=(?:{'|'.join(sorted(GERUNDS))})\b)",
    "class": r",? ?\b(?:top secret|secret|confidential|urgent|flash|regular|immediate|priority|routine)(?=,|$| )",
    "event": (
        r",? ?\b(?:at|ahead of|during|after|before|following|on the occasion of|in honou?r of|held|hosted by"
        r"|attended by) "
    ),
    "place": r",? ?\bin ",
}
_TAILS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in TAILS.items()}
#: What lies beside a document is no part of its subject: `on Trade, with Corrections by Holm`.
_BESIDE = re.compile(
    r",? with (?:attached|annexes|comments|corrections|enclosures?|marginal|notes by) ?", re.IGNORECASE
)
_STOPS = re.compile(r"[ ,;:.–-]*")
_ARTICLE = re.compile(r"(?:the|an?|his|her|their|its) ", re.IGNORECASE)
_BETWEEN = re.compile(r",? ?\bbetween ", re.IGNORECASE)
_WITH = re.compile(r",? ?\b(?:and )?with ", re.IGNORECASE)
_OF = re.compile(r",? ?\bof ", re.IGNORECASE)
_IN = re.compile(r",? in (?=\S)")


def talk(draft: Draft, start: int, end: int, authors: tuple[Party, ...] = ()) -> bool:
    """Read the parties of a talk after its noun: `between A and B, Moscow` · `with B` · `of A with B` · `A with B`.

    `authors` are persons who wrote or reported it: `with B` makes them participants too. False, and nothing
    changed, when the parties are not sure.
    """
    text = draft.text
    with_whom = _WITH.match(text, start, end)
    opening = _BETWEEN.match(text, start, end) or with_whom or _OF.match(text, start, end)
    begin = opening.end() if opening else _STOPS.match(text, start, end).end()  # type: ignore[union-attr]
    found = _agents_in_place(draft, begin, end)
    if found is None:
        return False
    parties, cut = found
    second = None if with_whom else _WITH.match(text, cut, end)
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
    found = agents(draft.text, start, end)
    if found is None:
        return None
    parties, cut = found
    joints = [match.start() for match in _IN.finditer(draft.text, start, cut)]
    if not joints or parties[-1].kind != "body" or not is_place(draft.text[joints[-1] + 4 : cut]):
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
    for kind, pattern in _TAILS.items():
        if match := pattern.match(draft.text, start, end):
            return kind, match.end()
    return "", start


def _via(draft: Draft, start: int, begin: int, end: int) -> int:
    found = agents(draft.text, begin, end)
    if found is None:
        draft.leave(start, end)
        return end
    draft.add("intermediary", found[0])
    return found[1]


def _message(draft: Draft, start: int, begin: int, end: int) -> int:
    inner = messages.read(draft.text, begin, end)
    if not inner:
        draft.leave(start, end)
        return end
    for message in inner:
        draft.conveys.extend(message.pairs)
        draft.inner.extend(message.parties)
    # What follows is the subject of the inner message, not of this one.
    return end


def _with(draft: Draft, start: int, begin: int, end: int) -> int:
    if messages.begins(draft.text, begin, end):
        return _message(draft, start, begin, end)
    return end  # `with Corrections by X`, `with Attached 'Article'`: what lies beside the document, no party of it


def _reply(draft: Draft, _start: int, begin: int, end: int) -> int:
    draft.topic = draft.topic or draft.marked.verbatim(begin, end)
    return end


def _subject(draft: Draft, _start: int, begin: int, end: int) -> int:
    beside = _BESIDE.search(draft.text, begin, end)
    topic(draft, begin, beside.start() if beside else end)
    return end


def _recipient(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read `to B, for C`: C is the recipient, B hands it on."""
    found = agents(draft.text, begin, end)
    if found is None or not draft.named("recipient"):
        draft.leave(start, end)
        return end
    draft.parties = [(at, "intermediary" if role == "recipient" else role, party) for at, role, party in draft.parties]
    draft.add("recipient", found[0])
    return found[1]


def _class(_draft: Draft, _start: int, begin: int, _end: int) -> int:
    return begin


def _event(draft: Draft, start: int, begin: int, end: int) -> int:
    """Step over the occasion: it is no topic; a known place that closes it is the place."""
    if looks_like_place(draft.text[begin:end]) and draft.text[start:begin].strip(" ,") == "at":
        draft.place = draft.place or _without_article(draft.text[begin:end])
        return end
    closing = draft.text.rfind(", ", begin, end)
    if closing > 0 and is_place(draft.text[closing + 2 : end]):
        draft.place = draft.place or draft.text[closing + 2 : end]
    draft.leave(start, closing if closing > 0 else end)
    return end


def _place(draft: Draft, start: int, begin: int, end: int) -> int:
    cut = min([match for match in (draft.text.find(", ", begin, end), end) if match >= 0])
    for stop in (cut, _next_subject(draft, begin, end)):
        if looks_like_place(draft.text[begin:stop]):
            draft.place = draft.place or _without_article(draft.text[begin:stop])
            return stop
    draft.leave(start, end)
    return end


def _next_subject(draft: Draft, begin: int, end: int) -> int:
    match = _TAILS["subject"].search(draft.text, begin, end)
    return match.start() if match else end


def _open_tail(draft: Draft, start: int, end: int, is_talk: bool) -> int:
    """Read what follows without an opening word: a place after a talk, else the topic."""
    begin = _STOPS.match(draft.text, start, end).end()  # type: ignore[union-attr]
    words_left = draft.text[begin:end]
    if is_place(words_left) or (is_talk and " " not in words_left and looks_like_place(words_left)):
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
    begin = match.end() if (match := _ARTICLE.match(draft.text, start, end)) else start
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
            break
        if index == 3 or word.low not in DOMAINS | {"telephone", "working", "consultative", "his", "high-level"}:
            break
    draft.topic = draft.topic or draft.marked.verbatim(start, end) or None


def _joins_party(draft: Draft, start: int, end: int) -> bool:
    return any(pattern.match(draft.text, start, end) for pattern in (_BETWEEN, _WITH, _OF))


def _without_article(text: str) -> str:
    return _ARTICLE.sub("", text.strip(), count=1)


_CLAUSES: dict[str, Callable[[Draft, int, int, int], int]] = {
    "via": _via,
    "message": _message,
    "with": _with,
    "reply": _reply,
    "gerund": _reply,
    "subject": _subject,
    "recipient": _recipient,
    "class": _class,
    "event": _event,
    "place": _place,
}


def begins(draft: Draft, kind: str, start: int, end: int) -> bool:
    """Say whether a clause of this kind of TAILS begins here."""
    return _TAILS[kind].match(draft.text, start, end) is not None
