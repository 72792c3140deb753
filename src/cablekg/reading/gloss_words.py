"""What a bracket behind a name says of it: who it is, who it may be, who it is not, or that nobody knows."""

import re
from dataclasses import dataclass
from typing import Literal

from cablekg.reading import dates
from cablekg.reading.agent import one
from cablekg.reading.gazetteer import is_place
from cablekg.reading.nameless import is_nameless

Sense = Literal["is", "may be", "is not"]

_MAY = re.compile(
    r"(?:most )?(?:probably|perhaps|possibly|maybe|presumably|apparently|allegedly|supposedly|likely|"
    r"видимо|вероятно|возможно|предположительно|по-видимому),? ",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:(?:and|but) )?(?:is |was )?(?:not|never|не) ", re.IGNORECASE)
#: Words that lead to the name: with them the bracket speaks of a second name, known or not.
_IS = re.compile(
    r"(?:alias|a\.? ?k\.? ?a\.?|also known as|i\.? ?e\.?,?|that is,?|namely|really|actually|in fact|"
    r"(?:real|true|own) name:?|(?:pseudonym|cover name|code ?name|nom de guerre|alias) (?:of|for)|"
    r"т\. ?е\.|то есть|он же|псевдоним|настоящее имя:?) ",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r" ?/ ?|,? (?:or|and|&|или|и) (?=\S)", re.IGNORECASE)
_EXCEPT = re.compile(r", (?=(?:but )?(?:not|не) )", re.IGNORECASE)
#: Letters without capitals: Chinese, Japanese, Korean.
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·]{2,12}")


#: A name with a question mark: "Molotov?"; "5?" and "my?" doubt a letter.
_ASKED = re.compile(r"[^\W\d_a-z][\w.'’-]{3,30}(?: [^\W\d_a-z][\w.'’-]{0,30}){0,3}\?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One name that a bracket gives, and in which sense; `is_led` where words such as "alias" lead to it."""

    name: str
    sense: Sense
    is_led: bool = False


def meanings(gloss: str) -> tuple[Meaning, ...]:
    """Read a bracket; () where it says that nobody knows.

    Two names are two who may be meant.

    >>> [(m.name, m.sense) for m in meanings("Molotov, not Stalin")]
    [('Molotov', 'is'), ('Stalin', 'is not')]
    >>> [(m.name, m.sense) for m in meanings("probably Molotov")], meanings("identity unknown")
    ([('Molotov', 'may be')], ())
    """
    if is_nameless(gloss):
        return ()
    pieces = _EXCEPT.split(gloss)
    said = [piece for part in pieces for piece in ([part] if _NOT.match(part) else _SEVERAL.split(part))]
    positive = [piece for piece in said if not _NOT.match(piece)]
    return tuple(_meaning(piece.strip(), is_one=len(positive) == 1) for piece in said if piece.strip())


def is_qualified(text: str) -> bool:
    """Say whether a bracket is more than a bare name: it leads to a name, doubts it, denies it, or knows nobody.

    >>> is_qualified("alias Molotov"), is_qualified("not Stalin"), is_qualified("Stalin"), is_qualified("not dated")
    (True, True, False, False)
    >>> is_qualified("Molotov?"), is_qualified("Oslo?"), is_qualified("March?"), is_qualified("5?")
    (True, False, False, False)
    """
    if is_nameless(text) or _CASELESS.fullmatch(text):
        return True
    if _ASKED.fullmatch(text) and not is_place(text[:-1]) and not dates.read(f"{text[:-1]} 1950").edtf:
        return True
    rest = _IS.sub("", _MAY.sub("", _NOT.sub("", text, count=1), count=1), count=1)
    return rest != text and rest[:1].isupper()


def core(name: str) -> str:
    """Give the name without address, rank and office: "Comrade Molotov", "Foreign Minister Molotov".

    >>> core("Foreign Minister Molotov"), core("Comrade Molotov"), core("Stalin")
    ('Molotov', 'Molotov', 'Stalin')
    """
    party = one(name, 0, len(name))
    return party.name if party is not None and party.kind == "person" else name


def _meaning(piece: str, *, is_one: bool) -> Meaning:
    sense: Sense = "is" if is_one else "may be"
    if _NOT.match(piece):
        piece, sense = _NOT.sub("", piece, count=1), "is not"
    if _MAY.match(piece) or piece.endswith("?"):
        piece, sense = _MAY.sub("", piece, count=1).rstrip("? "), "may be" if sense == "is" else sense
    led = _IS.match(piece) is not None
    return Meaning(_IS.sub("", piece, count=1).strip(), sense, led)
