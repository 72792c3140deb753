"""Glosses that an archive's summary states: `Terebin (Andrei Orlov)`, `Kuznetsov's (Stalin) cable`.

They speak of this document only, and stand beside what the title says, also against it. Nothing is taken from prose:
a name is read where a bracket of a name follows it, and nowhere else.
"""

import re
import unicodedata

from cablekg.model import Gloss, Mention
from cablekg.reading import brackets
from cablekg.reading.gazetteer import is_place
from cablekg.reading.names import is_name_word, one, words
from cablekg.reading.words import word_set

_BRACKET = re.compile(r"['’]?s? ?[\[(]([^\[\]()]{2,60})[\])]")
#: The words before a bracket are looked for within this many letters.
_BACK = 120
_RUN = re.compile(r"(?:[^\W\d_][\w.'’“”\"-]{0,30} ){0,3}[^\W\d_][\w.'’“”\"-]{0,30}\Z")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")
#: Words that open a sentence and are no part of the name after them.
_STARTERS = word_set("""
a after again also although and as at because before both but by during finally first for from he her his however if
in it its later many moreover next now of on once one only she since so that the their then there these they this
those though through thus to under until upon via was when whereas whether which while with
""")


def read(
    summary: str, mentions: tuple[Mention, ...], glosses: tuple[Gloss, ...]
) -> tuple[tuple[Mention, ...], tuple[Gloss, ...]]:
    """Read the glosses of a summary; `mentions` and `glosses` are those of the title.

    Gives what is to be added to them: the glosses (voice `summary`), each with the index of the mention it explains,
    and a mention (role `mentioned`) for each glossed name that the title neither names nor glosses. Indexes of those
    go on after `mentions`. An abbreviation is taken only where it explains a name of the title. Never raises.

    >>> title = (Mention("sender", "Terebin"), Mention("recipient", "Stalin"), Mention("intermediary", "Kuznetsov"))
    >>> for gloss in read("Terebin (Andrei Orlov) returns Kuznetsov's (Stalin) cable.", title, ())[1]:
    ...     print(gloss.written, "=", gloss.gloss, gloss.mention)
    Terebin = Andrei Orlov 0
    Kuznetsov = Stalin 2
    """
    known: dict[str, int | None] = {_fold(gloss.gloss): gloss.mention for gloss in reversed(glosses)}
    known |= {_fold(mention.name): index for index, mention in reversed(list(enumerate(mentions)))}
    added: list[Mention] = []
    found: dict[tuple[str, str], Gloss] = {}
    for match in _BRACKET.finditer(summary):
        gloss = match[1].strip()
        name = _glossed(summary, match.start(), known)
        if name is None or (_fold(name), _fold(gloss)) in found or not _explains(gloss, name, known):
            continue
        if brackets.completes(name.split()[-1], gloss):
            continue
        if _fold(name) not in known:
            known[_fold(name)] = len(mentions) + len(added)
            added.append(Mention("mentioned", name, gloss, voice="summary"))
        found[_fold(name), _fold(gloss)] = Gloss(name, gloss, known[_fold(name)], "summary")
    return tuple(added), tuple(found.values())


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _glossed(summary: str, end: int, known: dict[str, int | None]) -> str | None:
    """Give the name that ends before a bracket: the longest one that the title knows, else a bare person's name."""
    run = _RUN.search(summary, max(0, end - _BACK), end)
    if run is None:
        return None
    parts = _of_sentence(run.group().split())
    for first in range(len(parts)):
        if _fold(" ".join(parts[first:])) in known:
            return " ".join(parts[first:])
    while parts and (parts[0].casefold() in _STARTERS or parts[0].islower()):
        parts = parts[1:]
    name = " ".join(parts)
    is_new_name = 1 <= len(parts) <= 3 and all(is_name_word(word) for word in words(name, 0, len(name)))
    return name if is_new_name and not is_place(name) else None


def _of_sentence(parts: list[str]) -> list[str]:
    """Give the words after the last full stop; the stop of an initial is none."""
    for index in range(len(parts) - 1, 0, -1):
        if parts[index - 1].endswith(".") and len(parts[index - 1]) > 3:
            return parts[index:]
    return parts


def _explains(gloss: str, name: str, known: dict[str, int | None]) -> bool:
    """Say whether a bracket is one to four capitalised words that can be a name, and another one than `name`."""
    if len(gloss.split()) > 4 or _fold(gloss) == _fold(name) or not gloss[:1].isupper():
        return False
    if _ABBREVIATION.fullmatch(gloss):
        return _fold(name) in known
    party = one(gloss, 0, len(gloss))
    return party is not None and party.kind == "person" and party.office is party.place is None
