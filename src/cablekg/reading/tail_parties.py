"""Clauses behind the parties that name further ones: who handed it on, who wrote it down, whose message lies inside."""

import re

from cablekg.reading import messages, tails
from cablekg.reading.agent import one
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.words import EVENTS

TOLD = re.compile(r", (?:provided|given|told|related|conveyed orally|communicated|presented) to ", re.IGNORECASE)


def via(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read `via Berg`: he handed it on. Here and below: `begin` is behind the opening word; gives where to go on."""
    found = agents(draft.text, begin, end, draft.held)
    if found is None:
        draft.leave(start, end)
        return end
    draft.add("intermediary", found[0])
    return found[1]


def message(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read the messages inside; without one the words are what the document is about."""
    inner = messages.read(draft.text, begin, end)
    if not inner:
        # `Conveying the Views of the Government`: no message of anybody's, so it is what the document is about.
        first = tails.STOPS.match(draft.text, start, end).end()  # type: ignore[union-attr]
        draft.topic = draft.topic or draft.marked.verbatim(first, end)
        return end
    for part in inner:
        draft.conveys.extend(part.pairs)
        draft.inner.extend(part.parties)
    # What follows is the subject of the inner message, not of this one.
    return end


def told(draft: Draft, start: int, end: int) -> bool:
    """Read `..., Provided to A by B`: it was a talk of theirs, not a document sent."""
    hearers = agents(draft.text, start, end, draft.held)
    by = tails.BY.match(draft.text, hearers[1], end) if hearers else None
    tellers = agents(draft.text, by.end(), end, draft.held) if by else None
    if hearers is None or tellers is None:
        return False
    draft.add("participant", (*hearers[0], *tellers[0]))
    return True


def addressee(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read `from A, via C, to B`."""
    found = (
        agents(draft.text, begin, end, draft.held) if draft.named("sender") and not draft.named("recipient") else None
    )
    if found is None:
        draft.leave(start, end)
        return end
    draft.add("recipient", found[0])
    return found[1]


def recipient(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read `to B, for C`: C is the recipient, B hands it on."""
    found = agents(draft.text, begin, end, draft.held)
    if not draft.named("recipient") and draft.named("participant"):
        draft.topic = draft.topic or draft.marked.verbatim(begin, end)  # `Agreement between A and B for Peace`
        return end
    if found is None or not draft.named("recipient"):
        draft.leave(start, end)
        return end
    draft.parties = [(at, "intermediary" if role == "recipient" else role, party) for at, role, party in draft.parties]
    draft.add("recipient", found[0])
    return found[1]


def author(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read `Record of a Conversation with B by A`: A wrote it, and took part where he is a person."""
    found = agents(draft.text, begin, end, draft.held)
    if found is None or draft.named("sender"):
        draft.leave(start, end)
        return end
    if draft.form in EVENTS:
        draft.add("participant", found[0])  # `Interview of A by B`
        return found[1]
    draft.add("sender", found[0])
    if draft.named("participant"):
        draft.add("participant", tuple(party for party in draft.named("sender") if party.kind == "person"))
    return found[1]


def chair(draft: Draft, start: int, begin: int, end: int) -> int:
    """Read who led a meeting: he took part."""
    found = agents(draft.text, begin, end, draft.held)
    if found is None:
        draft.leave(start, end)
        return end
    draft.add("participant", found[0])
    return found[1]


def last_addressee(draft: Draft, start: int, end: int) -> int:
    """Read the body at the end of `Account of His Visit to Oslo to the Council`; give where the subject ends."""
    cut = draft.text.lower().rfind(" to the ", start, end)
    body = one(draft.text, cut + 4, end) if cut > 0 else None
    if body is None or body.kind not in {"body", "post"}:
        return end
    draft.add("recipient", (body,))
    return cut


def last_author(draft: Draft, start: int, end: int) -> int:
    """Read the author at the end of `Request for Aid by the Danish Government`; give where the subject ends."""
    cut = draft.text.rfind(" by ", start, end)
    found = agents(draft.text, cut + 4, end, draft.held) if cut > 0 and not draft.named("sender") else None
    if found is None or found[1] < end:
        return end
    draft.add("sender", found[0])
    return cut
