"""Lists of agents: `A, B, and C`, `Delegations of X and Y`, `P. Holm, Minister of Trade`.

A comma parts agents, joins an office to its holder, or stands inside a body's name. The phrase decides: a piece that
is no agent by itself belongs to its neighbour, and a list that cannot be cut wholly into agents is none.
"""

import re
from dataclasses import replace

from cablekg.reading import dealing
from cablekg.reading.agent import RANKS, one
from cablekg.reading.gazetteer import is_place
from cablekg.reading.names import Party, is_name_word, words
from cablekg.reading.offices import framed_office
from cablekg.reading.words import DOMAINS, OFFICES, word_set

#: What parts the agents of a list.
SEPARATOR = re.compile(
    r",? (?:(?:and|or|&) (?:also )?|(?:led|headed|haded|chaired) by |including )|(?<=elegation) under "
    r"|, (?!D\.?C\.?(?![\w]))|; (?:and )?",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"and|or\b|&|by|including|under", re.IGNORECASE)
#: Bare words that make one body together: `the Leadership of the Party and Government of Cuba`.
GENERIC = frozenset({"party", "government", "state", "people", "council", "army", "parliament", "cabinet"})
#: Missions and envoys whose seat after a comma belongs to their name: `Mexican Embassy, Havana`.
SEATED = word_set("""
ambassador chargé commission consul consulate consulate-general department embassy headquarters legation minister
ministry mission office secretariat secretary
""")
_JUNIOR = re.compile(r"(?:Jr|Sr)\.?,?")
_SEAT = re.compile(r"(?:temporarily )?(?:at|in) ", re.IGNORECASE)

#: An office reaches over at most so many commas to the bracket of its holder.
_REACH = 5

Piece = tuple[str, Party]
NOWHERE: frozenset[int] = frozenset()
#: Words that show a new agent after a comma; `chief`, `general` and the like stand inside offices.
_HEADS = OFFICES - frozenset({"chief", "general", "acting", "assistant", "executive", "deputy", "staff"})


def several(text: str, start: int, end: int, held: frozenset[int] = NOWHERE) -> tuple[Party, ...] | None:
    """Read a whole span as a list of agents; None when a piece of it is not surely an agent.

    `held` says where brackets with the holder of an office stand.

    >>> phrase = "Cdes. Dohlus, Sieber, and the Delegation of Cuba Led by P. Holm"
    >>> [party.name for party in several(phrase, 0, len(phrase))]
    ['Dohlus', 'Sieber', 'Delegation of Cuba', 'P. Holm']
    """
    pieces = _joined_pieces(text, start, end, held)
    return dealing.out(text, pieces) if pieces else None


def closed(text: str, start: int, end: int, held: frozenset[int] = NOWHERE) -> tuple[Party, ...] | None:
    """Read a span as one agent, or as a list that shows its end by `and`; None for `A, B`: B may be a subject.

    >>> closed("Stalin, Karl Holm", 0, 17), len(closed("Stalin and Karl Holm", 0, 20))
    (None, 2)
    """
    pieces = _joined_pieces(text, start, end, held)
    if not pieces or (len(pieces) > 1 and not _CLOSES.search(pieces[-1][0])):
        return None
    return dealing.out(text, pieces)


def _joined_pieces(text: str, start: int, end: int, held: frozenset[int]) -> list[Piece] | None:
    pieces = dealing.adjectives(text, start, end) or _pieces(text, start, end, held)
    if pieces is None:
        return None
    pieces = _generic_joined(text, pieces)
    return _offices_joined(text, pieces, is_closed=any(_CLOSES.search(separator) for separator, _ in pieces[1:]))


def _pieces(text: str, start: int, end: int, held: frozenset[int]) -> list[Piece] | None:
    cuts = [("", start, start), *((m.group(), *m.span()) for m in SEPARATOR.finditer(text, start, end))]
    ends = [cut[1] for cut in cuts[1:]] + [end]
    found: list[Piece] = []
    index = 0
    while index < len(cuts):
        separator, _, begin = cuts[index]
        if reached := _office_of_holder(text, begin, ends[index:], held):
            found.append((separator, reached[0]))
            index += reached[1] + 1
            continue
        party, used = one(text, begin, ends[index]), index
        if party is None and found and (joined := _joined_left(text, found[-1][1], begin, ends[index], held)):
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


def _office_of_holder(text: str, begin: int, ends: list[int], held: frozenset[int]) -> tuple[Party, int] | None:
    """Read an office up to the bracket of its holder, over commas: `Director, Far East Division (Griffin)`.

    Gives the office and how many separators stand in it. After the first comma no other office begins.
    """
    reach = ends[:_REACH]
    if held.isdisjoint(reach) or ((first := one(text, begin, ends[0])) and first.kind == "person"):
        return None
    for used, stop in enumerate(reach):
        if used and _HEADS & {word.low for word in words(text, ends[used - 1], stop)}:
            return None
        if stop in held:
            office = framed_office(text, begin, stop)
            return (office, used) if office else None
    return None


def _joined_left(text: str, before: Party, begin: int, end: int, held: frozenset[int]) -> Party | None:
    if _JUNIOR.fullmatch(text[begin:end]) and before.kind == "person":
        return replace(before, name=f"{before.name}, {text[begin:end].rstrip(',')}", end=end)
    if before.end in held and (seat := _SEAT.match(text, begin, end)) and is_place(text[seat.end() : end].strip(" ,")):
        return replace(before, place=text[seat.end() : end].strip(" ,"))
    if before.kind == "person" and before.office is None and text.startswith("of ", begin):
        body = one(text, begin + 3, end)
        return replace(before, office=body.name, end=end) if body and body.kind in {"body", "post"} else None
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
        is_pair = (last in GENERIC and first in GENERIC) or _is_domain(text, last, party)
        whole = one(text, before.start, party.end) if is_pair else None
        if whole and separator.strip(", ") == "and":
            found[-1] = (found[-1][0], whole)
        else:
            found.append((separator, party))
    return found


def _is_domain(text: str, last: str, party: Party) -> bool:
    """Say whether `and` joins two fields of one body: `Bureau of Intelligence and Research`."""
    return (
        last in DOMAINS
        and party.kind == "body"
        and all(word.low in DOMAINS for word in words(text, party.start, party.end))
    )


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
    # `the Prime Minister of Mongolia, Marshal Choibalsan`: a rank is no second man's office.
    ranks = (party.office or "").lower().split()
    if before.kind == "post" and party.kind == "person" and ranks and set(ranks) <= RANKS | {"vice", "rear"}:
        return replace(party, office=f"{before.name}, {party.office}", start=before.start)
    # `Nils Berg, Oslo`: where he was.
    if before.kind == "person" and before.place is None and party.kind == "place":
        return replace(before, place=party.name, end=party.end)
    is_seat = party.kind == "place" and SEATED & {word.low for word in words(text, before.start, before.end)}
    if before.kind in {"body", "post"} and (is_seat or (party.kind == before.kind == "body" and not is_closed)):
        return replace(before, name=text[before.start : party.end], end=party.end)
    return None
