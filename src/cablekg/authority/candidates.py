"""Who may be meant by a name in one document: names of the register valid at its date and with its parties."""

from cablekg.authority.register import Register
from cablekg.model import Alias, Document, HistoricalDate


def candidates(name: str, document: Document, register: Register) -> tuple[Alias, ...]:
    """Give the aliases that are this name, valid at the document's date and towards its other parties."""
    return tuple(alias for alias in register.names(name) if is_valid(alias, name, document, register))


def is_valid(alias: Alias, name: str, document: Document, register: Register) -> bool:
    """Say whether an alias may be in use in a document: its period may hold the date, a correspondent may be there.

    `name` is the name it is held against; whoever else the document names may be the correspondent.
    """
    if not overlaps(alias.period, document.date):
        return False
    return not alias.correspondents or _meets(alias, name, document, register)


def overlaps(period: HistoricalDate, when: HistoricalDate) -> bool:
    """Say whether the document may fall into the period; an undated one may fall into every period."""
    if period.earliest and when.latest and when.latest < period.earliest:
        return False
    return not (period.latest and when.earliest and when.earliest > period.latest)


def within(period: HistoricalDate, when: HistoricalDate) -> bool:
    """Say whether the document surely falls into the period; an undated one falls into no bounded one.

    An uncertain or approximate date or period (`?`, `~`) is sure of nothing: how far it reaches, nobody said.
    """
    is_bounded = period.earliest is not None or period.latest is not None
    if is_bounded and any(mark in (edtf or "") for edtf in (period.edtf, when.edtf) for mark in "?~%"):
        return False
    after = period.earliest is None or (when.earliest is not None and when.earliest >= period.earliest)
    return after and (period.latest is None or (when.latest is not None and when.latest <= period.latest))


def _meets(alias: Alias, name: str, document: Document, register: Register) -> bool:
    """Say whether another party of the document may be one of the alias's correspondents."""
    written_there = (*(mention.name for mention in document.mentions), *document.named_inside, *document.around)
    others = (written for written in written_there if written != name)
    return any(other.agent in alias.correspondents for written in others for other in register.names(written))
