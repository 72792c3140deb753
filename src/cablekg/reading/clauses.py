"""Where a phrase of agents ends: the words that open the next clause of a title.

`Soviet Ambassador to China Nikolai Roshchin to Stalin` holds two `to`. A phrase ends at the first opening word
before which it is surely a list of agents, and which does not belong to an office (`Ambassador to China`).
"""

import re
from collections.abc import Callable

from cablekg.reading.gazetteer import place_length
from cablekg.reading.lists import closed, several
from cablekg.reading.names import Party, words
from cablekg.reading.offices import CLOSING, framed_office
from cablekg.reading.words import ADDRESS, DOMAINS, GERUNDS, NOT_NAMES, OFFICES, TAKES_TO

#: Words that open a clause, by what they open; `via` and the rest are read by `phrases`.
OPENINGS = {
    "sender": r"from|by",
    "recipient": r"to|for",
    "intermediary": r"via",
    "party": r"with|between|among",
    "subject": r"on|about|regarding|concerning|re|re:|related to|relating to|with regard to|in connection with",
    "reply": r"in (?:response|reply|answer) to",
    "message": r"transmitting|relaying|conveying|containing|forwarding|enclosing|passing on|transmitted",
    "event": r"at (?:the|an?)|ahead of|during|after|before|following|on the occasion of|in honou?r of|held|hosted",
    "gerund": "|".join(sorted(GERUNDS)),
    "verb": r"is|are|was|were|has|have|should|will",
}
#: "Led by" joins the head of a delegation: no opening.
OPENING = re.compile(
    rf"(?<!\bled)(?<!eaded)(?<!\bhaded)(?:,? (?:{'|'.join(OPENINGS.values())})|, in|,? at(?= [A-Z])|:)(?= )",
    re.IGNORECASE,
)
#: Offices and bodies that take their subject with "on": `Adviser on Political Relations`.
TAKES_ON = frozenset({"adviser", "advisor", "expert", "specialist", "committee", "commission", "subcommittee"})
#: Fields of a body that go on with "with": `Department for Relations with Workers' Parties`.
TAKES_WITH = frozenset({"relations", "liaison", "contacts", "links", "cooperation", "friendship", "ties", "solidarity"})
#: Offices that serve another one: `Assistant to the Minister`.
SERVES = frozenset({"assistant", "aide"})
#: Where envoys are sent that is no country.
SEATS = (
    "the North Atlantic Treaty Organization",
    "the United Nations",
    "United Nations",
    "the UN",
    "NATO",
    "the European Communities",
    "the Holy See",
)
_COMMA = re.compile(r", ")
NOWHERE: frozenset[int] = frozenset()


def agents(
    text: str, start: int, end: int, held: frozenset[int] = NOWHERE, *, is_framed: bool = False
) -> tuple[tuple[Party, ...], int] | None:
    """Read the agents that begin at `start`; return them and where their phrase ends, None when nothing is sure.

    `held` says where brackets with the holder of an office stand: the words before one are the office, however long.
    `is_framed`: the words around (`from ... to ...`) leave no doubt that agents stand here.

    >>> phrase = "Soviet Ambassador to China Nikolai Roshchin to Stalin on Xinjiang"
    >>> parties, cut = agents(phrase, 0, len(phrase))
    >>> parties[0].name, phrase[cut:]
    ('Nikolai Roshchin', ' to Stalin on Xinjiang')
    """
    cuts = [match.start() for match in OPENING.finditer(text, start, end)][:12]
    shorter = None
    for cut in [*cuts, end]:
        if cut <= start:
            continue
        found = _open_list(text, start, cut, held) or _prefix(text, start, cut, held)
        if found and not (found[1] == cut < end and _is_bound(text, found[0][-1], cut, end, held)):
            return found
        # `Committee on Trade` is one name where it can be read as one, else "on" opens the subject.
        shorter = found if text.startswith(" on ", cut) and shorter is None else shorter
    return shorter or (_framed(text, start, [*cuts, end]) if is_framed else None)


#: Words that close a frame; "on", "for", "at", "with" may stand inside an office.
_FRAMES = ("to ", "regarding ", "concerning ", "about ", "transmitting", "relaying ", "conveying ", "containing ")


def _framed(text: str, start: int, cuts: list[int]) -> tuple[tuple[Party, ...], int] | None:
    """Read an office or a body with words not known here, up to a "to" or the end: `Operation X Headquarters to B`."""
    for cut in cuts:
        if cut == cuts[-1] or text[cut : cut + 12].strip(" ,").lower().startswith(_FRAMES):
            office = framed_office(text, start, cut)
            if office and not (cut < cuts[-1] and _is_bound(text, office, cut, cuts[-1], NOWHERE)):
                return (office,), cut
    return None


def _prefix(text: str, start: int, end: int, held: frozenset[int]) -> tuple[tuple[Party, ...], int] | None:
    """Read the longest run of comma pieces that is one agent, or a list closed by `and`."""
    cuts = [match.start() for match in _COMMA.finditer(text, start, end)][:12]
    for cut in [end, *reversed(cuts)]:
        if parties := closed(text, start, cut, held):
            return parties, cut
    return None


def _open_list(text: str, start: int, cut: int, held: frozenset[int]) -> tuple[tuple[Party, ...], int] | None:
    """Read `Zhou Enlai, Peng Dehuai to Mao`: persons up to a "to" need no `and`."""
    parties = several(text, start, cut, held) if text.startswith(" to ", cut) else None
    return (parties, cut) if parties and all(party.kind == "person" for party in parties) else None


def _is_bound(text: str, party: Party, cut: int, end: int, held: frozenset[int]) -> bool:
    """Say whether the opening word at `cut` still belongs to the office before it."""
    opening = OPENING.match(text, cut, end)
    if opening is None or cut in held:
        return False
    if _leads_to_holder(text, party, opening.end(), end, held):
        return True
    word = opening.group().strip(" ,").lower().split(" ")[0]
    is_comma = text[cut] == "," and word in {"to", "for", "on"}
    if word not in _BINDING or is_comma or (party.kind not in {"post", "body"} and word != "to"):
        return False
    following = OPENING.search(text, opening.end(), end)
    after = text[opening.end() : following.start() if following else end].strip(" ,")
    return _BINDING[word](text, party, opening.end(), after)


def _binds_to(text: str, party: Party, _start: int, after: str) -> bool:
    """`Ambassador to China`, `Assistant to the Minister`."""
    parts = reversed(words(text, party.start, party.end))
    last = next((word.low for word in parts if word.low not in CLOSING), "")
    is_country = after.startswith(SEATS) or place_length(after.replace(",", " ,").split()) > 0
    return last in SERVES or (party.kind in {"post", "body"} and last in TAKES_TO and is_country)


def _binds_for(text: str, _party: Party, start: int, after: str) -> bool:
    """`Minister for Trade`; not `Plan for Peace`, not `Letter for Holm`."""
    field = after.partition(" of ")[0]
    if all(word.low in DOMAINS or word.low == "and" for word in words(field, 0, len(field))):
        return True
    opens_subject = (after.split(" ", maxsplit=1)[0].lower()) in NOT_NAMES - DOMAINS
    return not opens_subject and several(text, start, start + 1 + len(after)) is None


def _binds_on(text: str, party: Party, _start: int, _after: str) -> bool:
    """`Committee on Trade`; not `Central Committee on Trade`."""
    last = words(text, party.start, party.end)[-1].low
    return last in TAKES_ON and not party.name.endswith("Central Committee")


def _binds_at(text: str, _party: Party, start: int, after: str) -> bool:
    """`Consul at Oslo`, `Mission at the United Nations`; not `at the Conference`."""
    is_bare = text[:start].lower().endswith(" at")
    return is_bare or text[start : start + 40].lstrip().startswith(SEATS) or after.startswith(SEATS)


def _binds_with(_text: str, party: Party, _start: int, _after: str) -> bool:
    """`Department for Relations with Workers' Parties`."""
    return party.name.rsplit(maxsplit=1)[-1].lower() in TAKES_WITH


_BINDING: dict[str, Callable[[str, Party, int, str], bool]] = {
    "to": _binds_to,
    "for": _binds_for,
    "on": _binds_on,
    "at": _binds_at,
    "with": _binds_with,
}


def _leads_to_holder(text: str, party: Party, start: int, end: int, held: frozenset[int]) -> bool:
    """Say whether the office goes on from `start` to the bracket of its holder: `Counselor for the Department (Polk)`.

    It does not where another office, or somebody addressed, stands in between: `the Minister to Consul Berg (Oslo)`.
    """
    stops = [stop for stop in held if start < stop <= end]
    if not stops or party.kind not in {"post", "body"}:
        return False
    between = words(text, start, min(stops))
    is_other = any(part.low in OFFICES or part.low in ADDRESS for part in between)
    if is_other and party.name.split()[-1].lower() not in SERVES:
        return False
    return several(text, party.start, min(stops), held) is not None
