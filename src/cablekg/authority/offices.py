"""Reading by office: who held the post that is written beside a name, or in its place, at that date."""

from cablekg.authority.candidates import overlaps, within
from cablekg.authority.posts import nations, post
from cablekg.authority.readings import rejected
from cablekg.authority.register import Register
from cablekg.model import Document, Identification, Office, Readings, SourceLine


def by_office(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a name that is itself an office ("Foreign Minister") as its holder at that date.

    One holder whose term has both bounds, and surely holds the document, is accepted; all others are proposed.
    """
    written, denied = document.mentions[number].name, rejected(decided)
    found = {
        term.agent: term
        for term in register.held(written)
        if term.agent not in denied and overlaps(term.period, document.date) and _same_nation(written, term)
    }
    is_sure = len(found) == 1 and all(_surely(term, document) for term in found.values())
    return tuple(
        Identification(
            agent,
            "accepted" if is_sure else "proposed",
            "probable" if is_sure else "possible",
            "inferred",
            "register",
            "office",
            f"{term.office}, {term.period.edtf or 'no dates seen'}",
            source=SourceLine("register/offices.tsv", term.line),
        )
        for agent, term in found.items()
    )


def holds(agent: str, written: str, document: Document, register: Register) -> bool:
    """Say whether an agent may have held the office written beside his name, at the document's date."""
    return any(overlaps(term.period, document.date) for term in _matching(agent, written, register))


def held(agent: str, written: str, document: Document, register: Register) -> Office | None:
    """Give the term of this agent that the written office names and the document surely falls into, if any."""
    terms = _matching(agent, written, register)
    return next((term for term in terms if within(term.period, document.date)), None)


def _matching(agent: str, written: str, register: Register) -> list[Office]:
    """Give the terms that the written office may mean: one of the two says all that the other says, and more."""
    words = post(written)
    return [
        term
        for term in register.terms_of(agent)
        if (words <= post(term.office) or post(term.office) <= words) and words and _same_nation(written, term)
    ]


def _same_nation(written: str, term: Office) -> bool:
    """Say whether "Soviet", written before the office, does not contradict the place of the term."""
    named = nations(written)
    if not named or not term.place:
        return True
    # The adjective and its country share their first letters: Chinese and China, Korean and Korea.
    return any(place[:4] == nation[:4] for nation in named for place in term.place.split("-"))


def _surely(term: Office, document: Document) -> bool:
    has_bounds = term.period.earliest is not None and term.period.latest is not None
    return has_bounds and within(term.period, document.date)
