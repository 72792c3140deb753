"""Lists of agents: `A, B, and C`, `Delegations of X and Y`, `P. Holm, Minister of Trade`.

A comma parts agents, joins an office to its holder, or stands inside a body's name. The phrase decides: a piece that
is no agent by itself belongs to its neighbour, and a list that cannot be cut wholly into agents is none.
"""

import re
from dataclasses import replace

from cablekg.reading.names import Party, is_name_word, one, words

#: What parts the agents of a list.
SEPARATOR = re.compile(
    r",? (?:(?:and|or|&) (?:also )?|(?:led|headed|haded) by |including )|, |; (?:and )?", re.IGNORECASE
)
_CLOSES = re.compile(r"and|or\b|&|by|including", re.IGNORECASE)
#: Bare words that make one body together: `the Leadership of the Party and Government of Cuba`.
GENERIC = frozenset({"party", "government", "state", "people", "council", "army", "parliament", "cabinet"})
#: Plural missions that are dealt out: `Embassies in Oslo and Bern`.
PLURALS = {"delegations": "Delegation", "embassies": "Embassy", "legations": "Legation", "missions": "Mission"}
PLURALS |= {"consulates": "Consulate", "representations": "Representation", "ambassadors": "Ambassador"}
#: Missions and envoys whose seat after a comma belongs to their name: `Mexican Embassy, Havana`.
SEATED = frozenset({"embassy", "legation", "consulate", "mission", "ambassador", "minister", "consul", "chargé"})
_JUNIOR = re.compile(r"(?:Jr|Sr)\.?,?")
_ARTICLE = re.compile(r"the ", re.IGNORECASE)

Piece = tuple[str, Party]


def several(text: str, start: int, end: int) -> tuple[Party, ...] | None:
    """Read a whole span as a list of agents; None when a piece of it is not surely an agent.

    >>> phrase = "Cdes. Dohlus, Sieber, and the Delegation of Cuba Led by P. Holm"
    >>> [party.name for party in several(phrase, 0, len(phrase))]
    ['Dohlus', 'Sieber', 'Delegation of Cuba', 'P. Holm']
    """
    pieces = _joined_pieces(text, start, end)
    return _dealt_out(text, pieces) if pieces else None


def closed(text: str, start: int, end: int) -> tuple[Party, ...] | None:
    """Read a span as one agent, or as a list that shows its end by `and`; None for `A, B`: B may be a subject.

    >>> closed("Stalin, Karl Holm", 0, 17), len(closed("Stalin and Karl Holm", 0, 20))
    (None, 2)
    """
    pieces = _joined_pieces(text, start, end)
    if not pieces or (len(pieces) > 1 and not _CLOSES.search(pieces[-1][0])):
        return None
    return _dealt_out(text, pieces)


def _joined_pieces(text: str, start: int, end: int) -> list[Piece] | None:
    pieces = _pieces(text, start, end)
    if pieces is None:
        return None
    pieces = _generic_joined(text, pieces)
    return _offices_joined(text, pieces, is_closed=any(_CLOSES.search(separator) for separator, _ in pieces[1:]))


def _pieces(text: str, start: int, end: int) -> list[Piece] | None:
    cuts = [("", start, start), *((m.group(), *m.span()) for m in SEPARATOR.finditer(text, start, end))]
    ends = [cut[1] for cut in cuts[1:]] + [end]
    found: list[Piece] = []
    index = 0
    while index < len(cuts):
        separator, _, begin = cuts[index]
        party, used = one(text, begin, ends[index]), index
        if party is None and found and (joined := _joined_left(text, found[-1][1], begin, ends[index])):
            found[-1] = (found[-1][0], joined)
            index += 1
            continue
        while party is None and used + 1 < len(cuts) and used - index < 3:
            used += 1
            if cuts[used][0] == ", " and not _is_common(text, begin, ends[used - 1]):
                return None
            party = _whole(text, begin, ends[used])
        if party is None:
            return None
        found.append((separator, party))
        index = used + 1
    return found


def _joined_left(text: str, before: Party, begin: int, end: int) -> Party | None:
    if _JUNIOR.fullmatch(text[begin:end]) and before.kind == "person":
        return replace(before, name=f"{before.name}, {text[begin:end].rstrip(',')}", end=end)
    return _whole(text, before.start, end) if before.kind in {"body", "post"} else None


def _is_common(text: str, start: int, end: int) -> bool:
    """Say whether no word here could be a name: `UK Arms Control` waits for its `Department`."""
    return not any(is_name_word(word) for word in words(text, start, end))


def _whole(text: str, start: int, end: int) -> Party | None:
    """Read across a comma or an `and`; they may stand in an office or a body, never in a person's name."""
    party = one(text, start, end)
    if party is None or party.kind == "place":
        return None
    return None if party.kind == "person" and ("," in party.name or party.office is None) else party


def _generic_joined(text: str, pieces: list[Piece]) -> list[Piece]:
    found = pieces[:1]
    for separator, party in pieces[1:]:
        before = found[-1][1]
        last, first = words(text, before.start, before.end)[-1].low, words(text, party.start, party.end)[0].low
        whole = one(text, before.start, party.end) if last in GENERIC and first in GENERIC else None
        if whole and separator.strip(", ") == "and":
            found[-1] = (found[-1][0], whole)
        else:
            found.append((separator, party))
    return found


def _offices_joined(text: str, pieces: list[Piece], *, is_closed: bool) -> list[Piece]:
    """Join what a comma only interrupts: `Holm, Minister of Trade` · `the Ambassador, P. Holm` · `Embassy, Oslo`."""
    found = pieces[:1]
    for index, (separator, party) in enumerate(pieces[1:], 1):
        first, before = found[-1]
        joined = _joined(text, before, party, is_closed=is_closed) if separator == ", " else None
        # `Holm, Member of the Politburo and Secretary of the Committee`: both are offices of the man before the comma.
        ends = index + 1 == len(pieces) or pieces[index + 1][0].startswith(",")
        if separator == " and " and ends and party.kind == "post" and _office_follows(text, before):
            begin = before.end - len(before.office or "")
            joined = replace(before, office=text[begin : party.end], end=party.end)
        if joined:
            found[-1] = (first, joined)
        else:
            found.append((separator, party))
    return found


def _office_follows(text: str, party: Party) -> bool:
    return party.office is not None and text[party.start : party.end].endswith(f", {party.office}")


def _joined(text: str, before: Party, party: Party, *, is_closed: bool) -> Party | None:
    if before.kind == "person" and party.kind in {"post", "body"}:
        office = party.name if before.office is None else f"{before.office}, {party.name}"
        return replace(before, office=office, end=party.end)
    # One bare word may be the rest of the office: `Commander in Chief, Pacific`.
    is_full = party.is_addressed or len(party.name.split()) > 1
    if before.kind == "post" and party.kind == "person" and party.office is None and is_full:
        return replace(party, office=before.name, start=before.start)
    is_seat = party.kind == "place" and SEATED & {word.low for word in words(text, before.start, before.end)}
    if before.kind in {"body", "post"} and (is_seat or (party.kind == before.kind == "body" and not is_closed)):
        return replace(before, name=text[before.start : party.end], end=party.end)
    return None


def _dealt_out(text: str, pieces: list[Piece]) -> tuple[Party, ...]:
    """Deal a plural mission out to the bodies after it: one delegation each."""
    parties = [party for _, party in pieces]
    head = words(text, parties[0].start, parties[0].end)
    singular = PLURALS.get(head[0].low)
    if singular is None or len(head) < 3 or len(parties) < 2 or head[1].low not in {"of", "in", "to", "from"}:
        return tuple(parties)
    joint = head[1].text
    dealt = [replace(parties[0], name=f"{singular} {text[head[1].start : parties[0].end]}")]
    for (separator, party), before in zip(pieces[1:], parties, strict=False):
        between = text[before.end : party.start]
        article = "the " if _ARTICLE.search(between[len(separator) :]) else ""
        if party.kind == "person" or party.office:
            return tuple(parties)
        dealt.append(replace(party, name=f"{singular} {joint} {article}{party.name}", kind="body"))
    return tuple(dealt)
