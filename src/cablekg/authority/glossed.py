"""Reading a name by what its own document says of it: brackets of the title, glosses of the archive's summary."""

from collections.abc import Sequence
from dataclasses import replace

from cablekg.authority.candidates import candidates
from cablekg.authority.readings import agents, proposed, rejected
from cablekg.authority.register import Register
from cablekg.index import fold
from cablekg.model import Alias, Certainty, Document, Gloss, Identification, Readings
from cablekg.reading.nameless import is_nameless


def by_gloss(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the glosses of its own document; voices that name different agents are rivals."""
    readings: list[Identification] = []
    is_doubted = False
    for gloss in document.glosses:
        if gloss.mention == number and not is_nameless(gloss.gloss):
            found = _one_gloss(gloss, document, register, rejected(decided))
            readings += found
            # The title's bracket is somebody whom the register does not know: another voice cannot speak for it.
            is_doubted |= gloss.voice == "title" and not found
    if len(agents(readings)) > 1 or (is_doubted and readings):
        return tuple(proposed(reading) for reading in readings)
    # The first voice carries the acceptance; the others stand beside it as support.
    return tuple(readings[:1] + [proposed(reading) for reading in readings[1:]])


def against_title(document: Document, number: int, register: Register, first: Sequence[Readings]) -> Readings:
    """Set the title against a summary that gives one person two roles.

    "Terebin to Stalin [via Kuznetsov]" names two men; a summary that glosses Kuznetsov as Stalin contradicts it.
    Both stand: the summary's reading, and whoever else the register knows by the name. Neither is accepted.
    `first` holds the readings of every mention, by the rules alone.
    """
    readings, mention = first[number], document.mentions[number]
    if mention.voice != "title" or any(reading.voice == "title" for reading in readings):
        return readings
    others = {
        reading.agent: f"{other.name} as {other.role}"
        for other, others_readings in zip(document.mentions, first, strict=True)
        if other.voice == "title" and other.role != mention.role and fold(other.name) != fold(mention.name)
        for reading in others_readings
        if reading.decision == "accepted"
    }
    doubted = [others[reading.agent] for reading in readings if reading.voice == "summary" and reading.agent in others]
    if not doubted:
        return readings
    said = f"the title names another, {doubted[0]}"
    rivals = {a.agent: a for a in candidates(mention.name, document, register) if a.agent not in agents(readings)}
    return tuple(proposed(reading) for reading in readings) + tuple(
        Identification(alias.agent, "proposed", "probable", "inferred", "title", "register", said, alias.fragment)
        for alias in rivals.values()
    )


def _one_gloss(gloss: Gloss, document: Document, register: Register, rejected: set[str]) -> list[Identification]:
    said = f"{gloss.voice}: {gloss.written} = {gloss.gloss}"
    names = {alias.agent: alias for alias in reversed(candidates(gloss.written, document, register))}
    glosses = {alias.agent: alias for alias in reversed(candidates(gloss.gloss, document, register))}
    names = {agent: alias for agent, alias in names.items() if agent not in rejected}
    glosses = {agent: alias for agent, alias in glosses.items() if agent not in rejected}
    both = names.keys() & glosses.keys()
    if len(both) == 1:
        return [_stated(names[both.pop()], "certain", gloss, said)]
    if both:
        return [proposed(_stated(names[agent], "possible", gloss, said)) for agent in sorted(both)]
    stated = [_stated(alias, "probable", gloss, said) for alias in glosses.values()]
    as_written = [_as_written(alias, gloss, document, said) for alias in names.values()]
    readings = stated + as_written
    return readings if len(readings) == 1 else [proposed(reading, "possible") for reading in readings]


def _stated(alias: Alias, certainty: Certainty, gloss: Gloss, said: str) -> Identification:
    """Read a mention as the agent that its gloss names."""
    rule = _rule(gloss)
    return Identification(alias.agent, "accepted", certainty, "stated", gloss.voice, rule, said, alias.fragment)


def _as_written(alias: Alias, gloss: Gloss, document: Document, said: str) -> Identification:
    """Read a mention as the bearer of the name itself, its gloss notwithstanding."""
    voice = gloss.voice if gloss.mention is None else document.mentions[gloss.mention].voice
    said = f"{said}, but {alias.name} is a name of this agent" + (f": {alias.evidence}" if alias.evidence else "")
    reading = Identification(alias.agent, "accepted", "probable", "inferred", voice, _rule(gloss), said)
    return replace(reading, alias=alias.fragment)


def _rule(gloss: Gloss) -> str:
    return "summary" if gloss.voice == "summary" else "gloss"
