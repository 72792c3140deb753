"""Where a phrase of agents ends: the words that open the next clause of a title.

`Soviet Ambassador to China Nikolai Roshchin to Stalin` holds two `to`. A phrase ends at the first opening word
before which it is surely a list of agents, and which does not belong to an office (`Ambassador to China`).
"""

import re

from cablekg.reading.gazetteer import is_place
from cablekg.reading.lists import closed, several
from cablekg.reading.names import Party, words
from cablekg.reading.words import DOMAINS, GERUNDS, NOT_NAMES, TAKES_TO

#: Words that open a clause, by what they open; `via` and the rest are read by `phrases`.
OPENINGS = {
    "sender": r"from|by",
    "recipient": r"to|for",
    "intermediary": r"via",
    "party": r"with|between",
    "subject": r"on|about|regarding|concerning|re|re:|related to|relating to|with regard to|in connection with",
    "reply": r"in (?:response|reply|answer) to",
    "message": r"transmitting|relaying|conveying|containing|forwarding|enclosing|passing on|transmitted",
    "event": r"at (?:the|an?)|ahead of|during|after|before|following|on the occasion of|in honou?r of|held|hosted",
    "gerund": "|".join(sorted(GERUNDS)),
    "verb": r"is|are|was|were|has|have|should|will",
}
#: "Led by" joins the head of a delegation: no opening.
OPENING = re.compile(
    rf"(?<!\bled)(?<!eaded)(?<!\bhaded)(?:,? (?:{'|'.join(OPENINGS.values())})|, in|:)(?= )", re.IGNORECASE
)
#: Offices and bodies that take their subject with "on": `Adviser on Political Relations`.
TAKES_ON = frozenset({"adviser", "advisor", "expert", "specialist", "committee", "commission", "subcommittee"})
#: Offices that serve another one: `Assistant to the Minister`.
SERVES = frozenset({"assistant", "aide"})
#: Where envoys are sent that is no country.
SEATS = ("the United Nations", "United Nations", "the UN", "NATO", "the European Communities", "the Holy See")
_COMMA = re.compile(r", ")


def agents(text: str, start: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """Read the agents that begin at `start`; return them and where their phrase ends, None when nothing is sure.

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
        found = _open_list(text, start, cut) or _prefix(text, start, cut)
        if found and not (found[1] == cut < end and _is_bound(text, found[0][-1], cut, end)):
            return found
        # `Committee on Trade` is one name where it can be read as one, else "on" opens the subject.
        shorter = found if text.startswith(" on ", cut) and shorter is None else shorter
    return shorter


def _prefix(text: str, start: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """Read the longest run of comma pieces that is one agent, or a list closed by `and`."""
    cuts = [match.start() for match in _COMMA.finditer(text, start, end)][:12]
    for cut in [end, *reversed(cuts)]:
        if parties := closed(text, start, cut):
            return parties, cut
    return None


def _open_list(text: str, start: int, cut: int) -> tuple[tuple[Party, ...], int] | None:
    """Read `Zhou Enlai, Peng Dehuai to Mao`: persons up to a "to" need no `and`."""
    parties = several(text, start, cut) if text.startswith(" to ", cut) else None
    return (parties, cut) if parties and all(party.kind == "person" for party in parties) else None


def _is_bound(text: str, party: Party, cut: int, end: int) -> bool:
    """Say whether the opening word at `cut` still belongs to the office before it."""
    opening = OPENING.match(text, cut, end)
    word = opening.group().strip(" ,").lower() if opening else ""
    if text[cut] == "," or word not in {"to", "for", "on"} or opening is None:
        return False
    last = words(text, party.start, party.end)[-1].low
    following = OPENING.search(text, opening.end(), end)
    after = text[opening.end() : following.start() if following else end].strip(" ,")
    if word == "to":
        is_country = (
            any(after.startswith(seat) for seat in SEATS)
            or is_place(after.split(",")[0])
            or is_place(" ".join(after.split()[:2]))
            or is_place(after.split(" ")[0])
        )
        return last in SERVES or (party.kind in {"post", "body"} and last in TAKES_TO and is_country)
    if word == "for":
        opens_subject = (after.split(" ")[0].lower()) in NOT_NAMES - DOMAINS
        return (
            party.kind in {"post", "body"}
            and not opens_subject
            and several(text, opening.end(), opening.end() + len(after)) is None
        )
    return last in TAKES_ON
