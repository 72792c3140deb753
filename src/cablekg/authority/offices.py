"""Reading by office: who held the post that is written beside a name, or in its place, at that date."""

from cablekg.authority.candidates import overlaps, within
from cablekg.authority.posts import is_of_nation, is_same_post, nations, post, posts
from cablekg.authority.readings import rejected
from cablekg.authority.register import Register
from cablekg.model import Document, Identification, Office, Readings, SourceLine
from cablekg.reading.agent import RANKS


def by_office(document: Document, number: int, register: Register, decided: Readings) -> Readings:
    """Read a name that is itself an office ("Soviet Foreign Minister") as its holder at that date.

    Accepted is the one holder whose dated term surely holds the document and whose nation is the written one: every
    nation has a foreign minister, and the register does not have all of them. All others are proposed.
    """
    written, denied = document.mentions[number].name, rejected(decided)
    found = {
        term.agent: term
        for term in register.held(written)
        if term.agent not in denied and overlaps(term.period, document.date) and not _is_of_another(written, term)
    }
    is_sure = len(found) == 1 and all(
        _is_dated(term) and within(term.period, document.date) and is_of_nation(written, place(term))
        for term in found.values()
    )
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
    """Give the dated term of this agent that the written office names and the document surely falls into, if any."""
    terms = _matching(agent, written, register)
    return next((term for term in terms if _is_dated(term) and within(term.period, document.date)), None)


def contradicts(agent: str, written: str, register: Register) -> bool:
    """Say whether an office beside a name shares no word with any office known of an agent who has some.

    A rank or a form of address contradicts nothing.
    """
    words = post(written) - RANKS
    known = [post(term.office) for term in register.terms_of(agent)]
    return bool(words and known) and not any(words & other for other in known)


def place(term: Office) -> tuple[str, ...]:
    """Give the words of the place of a term."""
    return tuple(term.place.split("-")) if term.place else ()


def _matching(agent: str, written: str, register: Register) -> list[Office]:
    return [
        term
        for term in register.terms_of(agent)
        if any(is_same_post(written, words, place(term)) for words in posts(term.office))
        and not _is_of_another(written, term)
    ]


def _is_of_another(written: str, term: Office) -> bool:
    """Say whether the nation written before an office is not that of the term's place, where the place is known."""
    return bool(nations(written) and term.place) and not is_of_nation(written, place(term))


def _is_dated(term: Office) -> bool:
    return term.period.earliest is not None and term.period.latest is not None
