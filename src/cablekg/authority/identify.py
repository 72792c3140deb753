"""Which agent a mention means: rules that accept, propose or dispute, mention by mention, document by document.

The rules, in order (design of the ontology, "Two layers"): a curator's row; the gloss of the same document;
a single candidate of the register at that date; a provisional agent for a name that nobody bears.
Nothing learned in one document identifies a name in another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cablekg.authority.provisional import provisional_id
from cablekg.authority.register import Register
from cablekg.index import fold
from cablekg.model import (
    Alias,
    Certainty,
    Document,
    Gloss,
    HistoricalDate,
    Identification,
    Mention,
    Readings,
    accepted,
)


def identify(
    document: Document, source: str, register: Register, decided: Sequence[Readings] = ()
) -> tuple[Readings, ...]:
    """Read each mention of a document: for each, every reading, at most one of them accepted.

    `source` is the id of the source a provisional agent would belong to; `decided` holds a curator's readings,
    a tuple for each mention (empty: none anywhere).
    """
    decided = decided or [()] * len(document.mentions)
    first = [
        _by_gloss(document, number, register, decided[number])
        or _by_register(document, number, register, decided[number])
        for number in range(len(document.mentions))
    ]
    found = []
    for number, mention in enumerate(document.mentions):
        rules = _against_title(document, number, register, first)
        rules = rules or _provisional(mention, source, register, decided[number])
        found.append(_with_decisions(rules, decided[number]))
    return tuple(found)


def state(readings: Readings) -> str:
    """Say how a mention stands: accepted, provisional, disputed, proposed or unresolved.

    >>> state(())
    'unresolved'
    """
    standing = accepted(readings)
    if standing is not None:
        return "provisional" if standing.rule == "provisional" else "accepted"
    rivals = _agents(readings)
    return "disputed" if len(rivals) > 1 else "proposed" if rivals else "unresolved"


def _agents(readings: Iterable[Identification]) -> set[str]:
    return {reading.agent for reading in readings if reading.decision != "rejected"}


def _rejected(decided: Readings) -> set[str]:
    return {reading.agent for reading in decided if reading.decision == "rejected"}


def _candidates(name: str, document: Document, register: Register) -> tuple[Alias, ...]:
    """Give the aliases that are this name, valid at the document's date and towards its other parties."""
    found = []
    for alias in register.names(name):
        if not _overlaps(alias.period, document.date):
            continue
        if alias.correspondents and not _meets(alias, name, document, register):
            continue
        found.append(alias)
    return tuple(found)


def _overlaps(period: HistoricalDate, when: HistoricalDate) -> bool:
    if period.earliest and when.latest and when.latest < period.earliest:
        return False
    return not (period.latest and when.earliest and when.earliest > period.latest)


def _within(period: HistoricalDate, when: HistoricalDate) -> bool:
    """Say whether the document surely falls into the period; an undated one falls into no bounded one."""
    after = period.earliest is None or (when.earliest is not None and when.earliest >= period.earliest)
    return after and (period.latest is None or (when.latest is not None and when.latest <= period.latest))


def _meets(alias: Alias, name: str, document: Document, register: Register) -> bool:
    """Say whether another party of the document may be one of the alias's correspondents."""
    others = (mention.name for mention in document.mentions if mention.name != name)
    return any(other.agent in alias.correspondents for written in others for other in register.names(written))


def _by_gloss(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the glosses of its own document; voices that name different agents are rivals."""
    readings: list[Identification] = []
    is_doubted = False
    for gloss in document.glosses:
        if gloss.mention == number:
            found = _one_gloss(gloss, document, register, _rejected(decided))
            readings += found
            # The title's bracket is somebody whom the register does not know: another voice cannot speak for it.
            is_doubted |= gloss.voice == "title" and not found
    if len(_agents(readings)) > 1 or (is_doubted and readings):
        return tuple(_proposed(reading) for reading in readings)
    # The first voice carries the acceptance; the others stand beside it as support.
    return tuple(readings[:1] + [_proposed(reading) for reading in readings[1:]])


def _one_gloss(gloss: Gloss, document: Document, register: Register, rejected: set[str]) -> list[Identification]:
    said = f"{gloss.voice}: {gloss.written} = {gloss.gloss}"
    names = {alias.agent: alias for alias in reversed(_candidates(gloss.written, document, register))}
    glosses = {alias.agent: alias for alias in reversed(_candidates(gloss.gloss, document, register))}
    names = {agent: alias for agent, alias in names.items() if agent not in rejected}
    glosses = {agent: alias for agent, alias in glosses.items() if agent not in rejected}
    both = names.keys() & glosses.keys()
    if len(both) == 1:
        return [_stated(names[both.pop()], "certain", gloss, said)]
    if both:
        return [_proposed(_stated(names[agent], "possible", gloss, said)) for agent in sorted(both)]
    stated = [_stated(alias, "probable", gloss, said) for alias in glosses.values()]
    as_written = [_as_written(alias, gloss, document, said) for alias in names.values()]
    readings = stated + as_written
    return readings if len(readings) == 1 else [_proposed(reading, "possible") for reading in readings]


def _stated(alias: Alias, certainty: Certainty, gloss: Gloss, said: str) -> Identification:
    """Read a mention as the agent that its gloss names."""
    return Identification(alias.agent, "accepted", certainty, "stated", gloss.voice, "gloss", said, alias.fragment)


def _as_written(alias: Alias, gloss: Gloss, document: Document, said: str) -> Identification:
    """Read a mention as the bearer of the name itself, its gloss notwithstanding."""
    voice = gloss.voice if gloss.mention is None else document.mentions[gloss.mention].voice
    said = f"{said}, but {alias.name} is a name of this agent" + (f": {alias.evidence}" if alias.evidence else "")
    return Identification(alias.agent, "accepted", "probable", "inferred", voice, "gloss", said, alias.fragment)


def _proposed(reading: Identification, certainty: Certainty | None = None) -> Identification:
    return replace(reading, decision="proposed", certainty=certainty or reading.certainty)


def _against_title(document: Document, number: int, register: Register, first: Sequence[Readings]) -> Readings:
    """Set the title against a summary that gives one person two roles.

    "Terebin to Stalin [via Kuznetsov]" names two men; a summary that glosses Kuznetsov as Stalin contradicts it.
    Both stand: the summary's reading, and whoever else the register knows by the name. Neither is accepted.
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
    rivals = {a.agent: a for a in _candidates(mention.name, document, register) if a.agent not in _agents(readings)}
    return tuple(_proposed(reading) for reading in readings) + tuple(
        Identification(alias.agent, "proposed", "probable", "inferred", "title", "register", said, alias.fragment)
        for alias in rivals.values()
    )


def _by_register(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the register: one bearer of the name at that date is accepted, several are rivals."""
    rejected = _rejected(decided)
    found: dict[str, Alias] = {}
    for alias in _candidates(document.mentions[number].name, document, register):
        if alias.agent not in rejected:
            found.setdefault(alias.agent, alias)
    is_sure = len(found) == 1 and all(_within(alias.period, document.date) for alias in found.values())
    return tuple(
        Identification(
            alias.agent,
            "accepted" if is_sure else "proposed",
            "possible" if len(found) > 1 else "certain" if alias.kind == "preferred" and is_sure else "probable",
            "inferred",
            "register",
            "register",
            alias.evidence,
            alias.fragment,
        )
        for alias in found.values()
    )


def _provisional(mention: Mention, source: str, register: Register, decided: Readings) -> Readings:
    """Let a provisional agent stand for the name, or the agent that it was merged into since."""
    named = provisional_id(mention, source)
    agent = register.current(named)
    if agent in _rejected(decided):
        return ()
    if agent != named:
        said = f"{named} was merged into this agent"
        return (Identification(agent, "accepted", "probable", "inferred", "editor", "merged", said),)
    said = "nobody in the register bears this name at that date"
    return (Identification(agent, "accepted", "probable", "inferred", "rule", "provisional", said),)


def _with_decisions(rules: Readings, decided: Readings) -> Readings:
    """Let a curator's readings outrank the rules': what a curator accepts stands alone, what he proposes is a rival."""
    if not decided:
        return rules
    rejected = _rejected(decided)
    is_accepted = any(reading.decision == "accepted" for reading in decided)
    proposed = {reading.agent for reading in decided if reading.decision == "proposed"}
    standing = []
    for reading in rules:
        if is_accepted and reading.rule == "provisional":
            continue
        is_rival = reading.rule != "provisional" and bool(proposed - {reading.agent})
        if reading.agent in rejected:
            standing.append(replace(reading, decision="rejected"))
        elif is_accepted or is_rival:
            standing.append(_proposed(reading))
        else:
            standing.append(reading)
    return tuple(standing) + decided
