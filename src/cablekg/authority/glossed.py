"""Reading a name by what its own document says of it: brackets of the title, glosses of the archive's summary."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from cablekg.authority.candidates import candidates, within
from cablekg.authority.readings import agents, proposed, rejected
from cablekg.authority.register import Register
from cablekg.index import fold
from cablekg.model import Alias, Certainty, Document, Gloss, Identification, Readings
from cablekg.reading.gloss_words import Meaning, core, meanings


def by_gloss(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the glosses of its own document; voices that name different agents are rivals.

    What a bracket denies is a rejected reading, and excludes the agent.
    """
    readings: list[Identification] = []
    is_doubted = False
    for gloss in document.glosses:
        if gloss.mention == number and (meant := meanings(gloss.gloss)):
            found = _one_gloss(gloss, meant, document, register, rejected(decided))
            readings += found
            # The title's bracket is somebody whom the register does not know: another voice cannot speak for it.
            is_doubted |= gloss.voice == "title" and not found
    denied = [reading for reading in readings if reading.decision == "rejected"]
    readings = [reading for reading in readings if reading.agent not in rejected(tuple(denied))]
    if len(agents(readings)) > 1 or (is_doubted and readings):
        return (*(proposed(reading) for reading in readings), *denied)
    # The first voice carries the acceptance; the others stand beside it as support.
    return (*readings[:1], *(proposed(reading) for reading in readings[1:]), *denied)


def against_title(
    document: Document, number: int, register: Register, first: Sequence[Readings], decided: Sequence[Readings]
) -> Readings:
    """Set the title against a summary that makes one person of two.

    "Terebin to Stalin [via Kuznetsov]" names two men; a summary that glosses Kuznetsov as Stalin contradicts it.
    Both stand: the summary's reading, and whoever else the register knows by the name. Neither is accepted.
    `first` holds the readings of every mention by the rules alone, `decided` those of curators.
    """
    readings, mention = first[number], document.mentions[number]
    if mention.voice != "title" or any(reading.voice == "title" for reading in readings):
        return readings
    others = _others(document, number, register, first, decided)
    doubted = [others[reading.agent] for reading in readings if reading.voice == "summary" and reading.agent in others]
    if not doubted:
        return readings
    said = f"the title names another, {doubted[0]}"
    rivals = {a.agent: a for a in candidates(mention.name, document, register) if a.agent not in agents(readings)}
    return tuple(proposed(reading) for reading in readings) + tuple(
        Identification(alias.agent, "proposed", "probable", "inferred", "title", "register", said, alias.fragment)
        for alias in rivals.values()
    )


def _others(
    document: Document, number: int, register: Register, first: Sequence[Readings], decided: Sequence[Readings]
) -> dict[str, str]:
    """Give whom the title names by another name than this one: as parties, by a slip, or in a message inside."""
    own = fold(document.mentions[number].name)
    found = {
        agent: name
        for name in document.named_inside
        if fold(name) != own
        for agent in _bearers(name, document, register)
    }
    for other, by_rules, by_curator in zip(document.mentions, first, decided, strict=True):
        if other.voice == "title" and fold(other.name) != own:
            named = {r.agent for r in (*by_rules, *by_curator) if r.decision == "accepted"}
            named |= set() if by_rules else {alias.agent for alias in register.spellings.near(other.name)}
            found |= dict.fromkeys(named, f"{other.name} as {other.role}")
    return found


def _one_gloss(
    gloss: Gloss, meant: Sequence[Meaning], document: Document, register: Register, denied: set[str]
) -> list[Identification]:
    """Read what one bracket says: name and bracket of one agent, one of the two, or several who may be meant."""

    def bearing(meanings: Iterable[Meaning], denied: Collection[str]) -> dict[str, Alias]:
        return {a: alias for m in meanings for a, alias in _bearers(m.name, document, register, denied).items()}

    excluded = bearing([meaning for meaning in meant if meaning.sense == "is not"], ())
    no = [replace(_stated(alias, "probable", gloss), decision="rejected") for alias in excluded.values()]
    positive = [meaning for meaning in meant if meaning.sense != "is not"]
    names = _bearers(gloss.written, document, register, denied | excluded.keys())
    if [meaning.sense for meaning in positive] == ["is"]:
        glosses = bearing(positive, denied | excluded.keys())
        return _plainly(gloss, names, glosses, document, is_led=positive[0].is_led) + no
    rivals = bearing(positive, denied)
    maybe = [proposed(_stated(alias, "possible", gloss)) for alias in rivals.values()]
    others = [_as_written(alias, gloss, document) for alias in names.values() if alias.agent not in rivals]
    return maybe + [proposed(reading, "possible") for reading in others] + no


def _plainly(
    gloss: Gloss, names: dict[str, Alias], glosses: dict[str, Alias], document: Document, *, is_led: bool
) -> list[Identification]:
    """Read a bracket that says who it is: `names` bear the written name, `glosses` the name in the bracket."""
    both = sorted(names.keys() & glosses.keys())
    if len(both) == 1:
        one = both[0]
        is_sure = within(names[one].period, document.date) and within(glosses[one].period, document.date)
        return [_stated(names[one], "certain" if is_sure else "probable", gloss)]
    if both:
        return [proposed(_stated(names[agent], "possible", gloss)) for agent in both]
    stated = [_stated(alias, "probable", gloss) for alias in glosses.values()]
    readings = stated + [_as_written(alias, gloss, document) for alias in names.values()]
    # "alias Ivanov": a second name that nobody knows speaks against whoever bears the first.
    is_counter = is_led and not stated
    return readings if len(readings) == 1 and not is_counter else [proposed(r, "possible") for r in readings]


def _bearers(name: str, document: Document, register: Register, denied: Collection[str] = ()) -> dict[str, Alias]:
    """Give whoever bears a name there, whole as written, else without rank and office."""
    found = candidates(name, document, register) or candidates(core(name), document, register)
    return {alias.agent: alias for alias in reversed(found) if alias.agent not in denied}


def _stated(alias: Alias, certainty: Certainty, gloss: Gloss) -> Identification:
    """Read a mention as the agent that its gloss names."""
    rule = "summary" if gloss.voice == "summary" else "gloss"
    said = f"{gloss.voice}: {gloss.written} = {gloss.gloss}"
    return Identification(alias.agent, "accepted", certainty, "stated", gloss.voice, rule, said, alias.fragment)


def _as_written(alias: Alias, gloss: Gloss, document: Document) -> Identification:
    """Read a mention as the bearer of the name itself, its gloss notwithstanding."""
    voice = gloss.voice if gloss.mention is None else document.mentions[gloss.mention].voice
    stated = _stated(alias, "probable", gloss)
    but = f", but {alias.name} is a name of this agent" + (f": {alias.evidence}" if alias.evidence else "")
    return replace(stated, basis="inferred", voice=voice, evidence=f"{stated.evidence}{but}")
