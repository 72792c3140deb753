"""Which agent a mention means: rules that accept, propose or dispute, mention by mention, document by document.

The rules, in order, are those of `rules.RULES`. Nothing learned in one document identifies a name in another.
"""

from collections.abc import Sequence
from dataclasses import replace

from cablekg.authority.candidates import is_valid
from cablekg.authority.glossed import against_title, by_gloss
from cablekg.authority.offices import by_office
from cablekg.authority.provisional import provisional_id
from cablekg.authority.readings import agents, proposed, rejected
from cablekg.authority.register import Register
from cablekg.authority.registered import by_reference, by_register, offered
from cablekg.model import Document, Identification, Mention, Readings, accepted
from cablekg.reading.nameless import is_nameless

#: Rules that offer somebody beside a name, and step back where a curator has accepted a reading.
_OFFERS = ("exchange", "provisional", "slip")
#: Rules that a mere proposal of a curator does not weaken: a stand-in, and what a merger made of one.
_STANDING = (*_OFFERS, "merged")


def identify(
    document: Document, source: str, register: Register, decided: Sequence[Readings] = ()
) -> tuple[Readings, ...]:
    """Read each mention of a document: for each, every reading, at most one of them accepted.

    `source` is the id of the source a provisional agent would belong to; `decided` holds a curator's readings,
    a tuple for each mention (empty: none anywhere).
    """
    decided = decided or [()] * len(document.mentions)
    first = [_by_rules(document, number, register, decided[number]) for number in range(len(document.mentions))]
    found = []
    for number, mention in enumerate(document.mentions):
        rules = against_title(document, number, register, first, decided)
        if not agents(rules):
            rules += _provisional(mention, source, register, decided[number])
            rules += offered(mention, register, decided[number])
            rules += _by_slip(document, number, register, decided[number] + rules)
        found.append(_with_decisions(rules, decided[number]))
    return tuple(found)


def state(readings: Readings, name: str = "") -> str:
    """Say how a mention stands: accepted, provisional, disputed, proposed, unidentified or unresolved.

    `unidentified`: the source writes that nobody is named (`name` is what it writes); `unresolved`: whoever was
    thought of is rejected.

    >>> state(()), state((), "identity not released")
    ('unresolved', 'unidentified')
    """
    standing = accepted(readings)
    if standing is not None:
        return "provisional" if standing.rule == "provisional" else "accepted"
    rivals = agents(readings)
    if rivals:
        return "disputed" if len(rivals) > 1 else "proposed"
    return "unidentified" if is_nameless(name) else "unresolved"


def _by_rules(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the first rule that knows it; the source's own pointer is a voice beside a gloss."""
    glossed = by_gloss(document, number, register, decided)
    pointed = by_reference(document, number, register, decided)
    if glossed and pointed:
        support = tuple(proposed(reading) for reading in pointed)
        is_rival = bool(agents(pointed) - agents(glossed))
        return (tuple(proposed(reading) for reading in glossed) if is_rival else glossed) + support
    return (
        glossed
        or pointed
        or by_register(document, number, register, decided)
        or by_office(document, number, register, decided)
    )


def _by_slip(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Propose whom a name that nobody bears may be a slip for, at that date and with those parties."""
    name, denied = document.mentions[number].name, rejected(decided)
    return tuple(
        Identification(
            alias.agent,
            "proposed",
            "possible",
            "inferred",
            "rule",
            "slip",
            f"may be a slip for {alias.name}",
            alias.fragment,
        )
        for alias in register.spellings.near(name)
        if alias.agent not in denied and is_valid(alias, name, document, register)
    )


def _provisional(mention: Mention, source: str, register: Register, decided: Readings) -> Readings:
    """Let a provisional agent stand for the name, or the agent that it was merged into since."""
    if is_nameless(mention.name):
        return ()
    named = provisional_id(mention, source)
    agent = register.current(named)
    if {agent, named} & rejected(decided):
        return ()
    if agent != named:
        said = f"{named} was merged into this agent"
        row = register.merger_line(named)
        return (Identification(agent, "accepted", "probable", "inferred", "editor", "merged", said, source=row),)
    said = "nobody in the register bears this name at that date"
    if register.names(mention.name):
        said = "whoever bears this name in the register is excluded here, or bears it at other times or towards others"
    return (Identification(agent, "accepted", "probable", "inferred", "rule", "provisional", said),)


def _with_decisions(rules: Readings, decided: Readings) -> Readings:
    """Let a curator's readings outrank the rules': what he accepts stands alone, where he proposes nothing else stands.

    Who only proposes an agent that a rule would accept has his doubts, and they count.
    """
    if not decided:
        return rules
    denied = rejected(decided)
    # One curator's yes against another's no: neither is in force.
    decided = tuple(
        proposed(reading) if reading.decision == "accepted" and reading.agent in denied else reading
        for reading in decided
    )
    is_accepted = any(reading.decision == "accepted" for reading in decided)
    is_doubted = any(reading.decision == "proposed" for reading in decided)
    standing = []
    for reading in rules:
        if is_accepted and reading.rule in _OFFERS:
            continue
        if reading.agent in denied:
            standing.append(replace(reading, decision="rejected"))
        elif is_accepted or (is_doubted and reading.rule not in _STANDING):
            standing.append(proposed(reading))
        else:
            standing.append(reading)
    return tuple(standing) + decided
