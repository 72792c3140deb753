"""Occasions at which people meet: `a Dinner Hosted by A in Honor of B`, `Mao's Audience with B`."""

from cablekg.reading import tails
from cablekg.reading.agent import looks_like_place, one
from cablekg.reading.clauses import agents
from cablekg.reading.draft import Draft
from cablekg.reading.names import Word, words

#: The noun stands within so many words of what opens the clause.
_REACH = 8


def noun(draft: Draft, start: int, end: int) -> Word | None:
    """Find the noun of the occasion near `start`: `the Audience granted by ...`."""
    near = words(draft.text, start, min(end, start + 80))[:_REACH]
    return next((word for word in near if word.low in tails.OCCASIONS), None)


def people(draft: Draft, start: int, occasion: Word, end: int) -> int | None:
    """Read who owns the occasion and who came; give where to go on, None when nobody is named."""
    text = draft.text
    possessive = max(text.rfind("'s ", start, occasion.start), text.rfind("’s ", start, occasion.start))
    owner = one(text, start, possessive)
    if owner and owner.kind != "place":
        draft.add("participant", (owner,))
    place = tails.IN.match(text, occasion.end, end)
    if place and looks_like_place(text[place.end() : end]):
        return occasion.end
    opening = tails.WITH.match(text, occasion.end, end) or (tails.OF.match(text, occasion.end, end) if owner else None)
    guests = agents(text, opening.end(), end, draft.held) if opening else None
    if guests:
        draft.add("participant", guests[0])
        return guests[1]
    is_open = owner or opening or tails.TAIL["host"].match(text, occasion.end, end)
    return occasion.end if is_open else None
