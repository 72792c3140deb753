"""Reading a name by the register: one bearer at that date is accepted, several are rivals, a pointer is a voice."""

from dataclasses import replace

from cablekg.authority.candidates import candidates, overlaps, within
from cablekg.authority.offices import contradicts, held, holds
from cablekg.authority.readings import proposed, rejected
from cablekg.authority.register import Register
from cablekg.index import fold
from cablekg.model import Alias, Document, Identification, Mention, Office, Readings, SourceLine
from cablekg.reading.agent import RANKS
from cablekg.reading.nameless import is_nameless
from cablekg.reading.words import ADDRESS


def by_register(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the register: one bearer of the name at that date is accepted, several are rivals.

    Of several, the one who held the office written beside the name at that date is accepted (rule `office`).
    A bracket that says nobody knows who is behind the name leaves every bearer a proposal.
    """
    mention = document.mentions[number]
    found = _bearers(document, number, register, decided)
    if len(found) > 1 and mention.office:
        holders = [agent for agent in found if holds(agent, mention.office, document, register)]
        if len(holders) == 1 and (term := held(holders[0], mention.office, document, register)):
            return _by_office_beside(found, term)
    is_doubted = any(gloss.mention == number and is_nameless(gloss.gloss) for gloss in document.glosses)
    is_sure = len(found) == 1 and all(within(alias.period, document.date) for alias in found.values())
    is_sure = is_sure and not (is_doubted and any(register.agents[agent].kind != "unknown" for agent in found))
    # A surname alone, with an office that nothing known of its bearer has to do with, may be another's.
    is_bare = " " not in fold(mention.name)
    if mention.office and is_bare:
        is_sure = is_sure and not any(contradicts(agent, mention.office, register) for agent in found)
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


def by_reference(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a mention by the authority record that the source itself points to, where a link gives it to an agent.

    Name and pointer that mean one agent are certain; where the name is another's, both stand as rivals.
    A name that nobody bears is the agent's when it shares a word with a name of his; else see `offered`.
    Source: demand C12 (a persons list whose text and pointer disagree).
    """
    reading = _pointed(document.mentions[number], register, decided)
    if reading is None:
        return ()
    bearers = _bearers(document, number, register, decided)
    if reading.agent in bearers:
        return (replace(reading, certainty="certain", alias=bearers[reading.agent].fragment),)
    if bearers:
        as_written = by_register(document, number, register, decided)
        return (proposed(reading), *(proposed(other) for other in as_written))
    return (reading,) if _is_like(document.mentions[number].name, reading.agent, register) else ()


def offered(mention: Mention, register: Register, decided: Readings) -> Readings:
    """Propose whom the source points to beside a name that nobody bears and that has nothing of his."""
    reading = _pointed(mention, register, decided)
    return (proposed(reading, "possible"),) if reading else ()


def _pointed(mention: Mention, register: Register, decided: Readings) -> Identification | None:
    found = register.pointed(mention.ref) if mention.ref else None
    if found is None or found.subject[1] in rejected(decided):
        return None
    said = f"{mention.ref} is an authority record of this agent"
    source = SourceLine("links/accepted.tsv", found.line)
    return Identification(found.subject[1], "accepted", "probable", "stated", "mark", "reference", said, source=source)


def _bearers(document: Document, number: int, register: Register, decided: Readings) -> dict[str, Alias]:
    """Give whoever bears the name at that date.

    Beside such a one, he too may be meant whose name is bound to correspondents that the document does not name.
    """
    name, denied, found = document.mentions[number].name, rejected(decided), dict[str, Alias]()
    for alias in candidates(name, document, register):
        if alias.agent not in denied:
            found.setdefault(alias.agent, alias)
    for alias in register.names(name) if found else ():
        if alias.agent not in denied and overlaps(alias.period, document.date):
            found.setdefault(alias.agent, alias)
    return found


def _by_office_beside(found: dict[str, Alias], term: Office) -> Readings:
    """Accept the bearer who held the office; the others stay beside him as merely possible."""
    said = f"of {len(found)} who bear the name, this one was {term.office}, {term.period.edtf or 'no dates seen'}"
    source = SourceLine("register/offices.tsv", term.line)
    holds = Identification(term.agent, "accepted", "probable", "inferred", "register", "office", said, source=source)
    return tuple(
        replace(holds, alias=alias.fragment)
        if agent == term.agent
        else Identification(
            agent, "proposed", "possible", "inferred", "register", "register", alias.evidence, alias.fragment
        )
        for agent, alias in found.items()
    )


def _is_like(name: str, agent: str, register: Register) -> bool:
    """Say whether a name has the agent's surname, and other words that may all be his given names.

    Only names written surname first, with a comma, tell which word is the surname. A further initial, which the
    register does not have, contradicts nothing.
    """
    words = [word for word in fold(name).split() if word not in RANKS and word not in ADDRESS]
    for alias in register.of_agent(agent):
        surname, comma, given = alias.name.partition(",")
        surnames, others = fold(surname).split(), fold(given).split()
        rest = [word for word in words if word not in surnames]
        is_first = not rest or any(_begins(rest[0], other) for other in others)
        are_others = all(len(word) == 1 or any(_begins(word, other) for other in others) for word in rest[1:])
        if comma and set(surnames) <= set(words) and is_first and are_others:
            return True
    return False


def _begins(word: str, other: str) -> bool:
    """Say whether two words of a given name may be one: alike, or one the initial of the other."""
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])
