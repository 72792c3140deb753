"""Messages inside messages: known only from the title of the document that carries them."""

from dataclasses import replace

from cablekg.authority.identify import identify
from cablekg.authority.register import Register
from cablekg.build import compose
from cablekg.index import fold
from cablekg.model import Conveyed, Document, HistoricalDate, Mention, Readings, Record, Role, Witness


def part(number: int) -> str:
    """Give the part of the outer document's address that an inner message has, counted from 1.

    >>> part(1), part(2)
    ('message', 'message-2')
    """
    return "message" if number == 1 else f"message-{number}"


def document(outer: Document, conveyed: Conveyed) -> Document:
    """Give an inner message as a document: its parties as written, with the glosses that explain them.

    Its date is still the outer's: at that date its names are to be read.
    """
    sides: list[tuple[Role, str | None]] = [("sender", conveyed.sender), ("recipient", conveyed.recipient)]
    mentions = tuple(Mention(role, written, line=outer.source.line) for role, written in sides if written)
    glosses = tuple(
        replace(gloss, mention=index)
        for index, mention in enumerate(mentions)
        for gloss in outer.glosses
        # One name in one title is one person, whichever of its places a bracket or the summary explains.
        if fold(gloss.written) == fold(mention.name)
    )
    around = tuple(dict.fromkeys([*(mention.name for mention in outer.mentions), *outer.named_inside]))
    title = compose.title("Message", mentions)
    return Document(
        *(outer.key, outer.source, title, "composed"),
        date=outer.date,
        mentions=mentions,
        glosses=glosses,
        around=around,
    )


def record(name: str, message: Document, witness: Witness, register: Register, decided: list[Readings]) -> Record:
    """Make the record of an inner message: it was written no later than the document that carries it."""
    readings = identify(message, witness.source, register, decided)
    latest = message.date.latest
    date = HistoricalDate(None, f"../{latest.isoformat()}", None, latest) if latest else HistoricalDate()
    message = replace(message, date=date)
    return Record(name, (replace(witness, document=message),), message, readings)
