"""Messages inside messages: `transmitting a Message from Mao Zedong to Stalin`."""

import re
from dataclasses import dataclass

from cablekg.model import Conveyed
from cablekg.reading.agent import one
from cablekg.reading.clauses import agents
from cablekg.reading.names import Party, words
from cablekg.reading.words import MESSAGES

#: Opens a conveyed message when one of MESSAGES follows: `with draft letters from A to B`.
#: Between two messages: `from A to B and 16 July 1952 reply from C`.
_NEXT = re.compile(
    rf",? (?:and|with|as well as) (?=(?:[^ ]{{1,30}} ){{0,3}}(?:{'|'.join(sorted(MESSAGES))}) (?:from|to|by|of) )",
    re.IGNORECASE,
)
_FROM = re.compile(r",? (?:from|by|of) ", re.IGNORECASE)
_TO = re.compile(r",? (?:to|for) ", re.IGNORECASE)
_BLANK = re.compile(r" ")
#: A message's noun stands within this many words after `transmitting`: `with 13 June 1951 handwritten letter`.
_REACH = 5


@dataclass(frozen=True, slots=True)
class Inner:
    """One message inside: its parties as read, `pairs` as the model wants them, and where its words end."""

    parties: tuple[Party, ...]
    pairs: tuple[Conveyed, ...]
    end: int


def read(text: str, start: int, end: int) -> tuple[Inner, ...]:
    """Read the messages whose description begins at `start`; none when no message noun with a party stands there.

    A message to two addressees gives a pair for each.

    >>> inner = read("a Message from Mao Zedong to Stalin", 0, 35)[0]
    >>> inner.pairs
    (Conveyed(sender='Mao Zedong', recipient='Stalin'),)
    """
    found: list[Inner] = []
    position = start
    for joint in [*_NEXT.finditer(text, start, end), None]:
        inner = _one(text, position, joint.start() if joint else end)
        if inner is None:
            break
        found.append(inner)
        position = joint.end() if joint else end
    return tuple(found)


def begins(text: str, start: int, end: int) -> bool:
    """Say whether a message noun stands near `start`, before anybody is named."""
    return _noun(text, start, end) is not None


def _noun(text: str, start: int, end: int) -> int | None:
    """Give the end of the message noun near `start`."""
    found = None
    for word in words(text, start, min(end, start + 120))[:_REACH]:
        if word.low in MESSAGES and not word.low.endswith("'s"):
            found = word.end
        elif found and word.low in {"of", "a", "an", "the"} and text.startswith(" of ", found):
            continue  # `the Text of a Letter from A`
        elif found or word.low in {"from", "to", "by", "for", "with", "between"}:
            break
    return found


def _one(text: str, start: int, end: int) -> Inner | None:
    cut = _noun(text, start, end)
    if cut is None:
        return None
    senders = _possessor(text, start, cut)
    recipients: tuple[Party, ...] = ()
    if not senders:
        opening = _FROM.match(text, cut, end) or _BLANK.match(text, cut, end)
        named = agents(text, opening.end(), end) if opening and not _TO.match(text, cut, end) else None
        # `message Filippov to Mao`: without "from", only a "to" after the name shows that it is a sender.
        if named and opening and (len(opening.group()) > 1 or _TO.match(text, named[1], end)):
            senders, cut = named
    opening = _TO.match(text, cut, end)
    named = agents(text, opening.end(), end) if opening else None
    if named:
        recipients, cut = named
    if not senders and not recipients:
        return None
    pairs = [
        Conveyed(sender.name if sender else None, recipient.name if recipient else None)
        for sender in senders or (None,)
        for recipient in recipients or (None,)
    ]
    return Inner((*senders, *recipients), tuple(pairs), cut)


def _possessor(text: str, start: int, end: int) -> tuple[Party, ...]:
    """Read the sender of `Li Kenong's Telegram`."""
    mark = max(text.rfind("'s ", start, end), text.rfind("’s ", start, end))
    party = one(text, start, mark) if mark > start else None
    return (party,) if party and party.kind == "person" else ()
