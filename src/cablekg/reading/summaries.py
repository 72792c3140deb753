"""Glosses that an archive's summary states: `Terebin (Andrei Orlov)`, `Kuznetsov's (Stalin) cable`.

They speak of this document only, and stand beside what the title says, also against it. Two names are joined where a
bracket holds the second, or words such as `alias` and `using the name of` stand between them; nothing else in prose
is taken, and no statement that denies or doubts.
"""

import re
import unicodedata
from collections.abc import Iterator

from cablekg.model import Gloss, Mention
from cablekg.reading import bracket_kinds
from cablekg.reading.agent import one
from cablekg.reading.gazetteer import ADJECTIVES, is_place
from cablekg.reading.identities import BRACKETS, PHRASES
from cablekg.reading.names import is_name_word, words
from cablekg.reading.words import ADDRESS, OFFICES, word_set

_BRACKET = re.compile(r"[”\"]?(?:['’]s?)? ?[\[(](?P<inner>[^\[\]()]{2,80})(?P<close>[\])])")
_GOES_ON = re.compile(r" [^\W\d_a-z][\w.]")
#: The words before a bracket are looked for within this many letters.
_BACK = 120
_RUN = re.compile(r"(?:[^\W\d_][\w.'’“”\"-]{0,30} ){0,3}[“\"]?[^\W\d_][\w.'’-]{0,30}\Z")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")
_QUOTES = "“”\"‘’'"
#: Words that open a sentence and are no part of the name after them.
_STARTERS = word_set("""
a after again also although and as at because before both but by during finally first for from he her here his however
if in it its later many moreover next now of on once one only says see she since so that the their then there these they
this those though through thus to under until upon via was when whereas whether which while with
""")
#: Words that stand before a name and are no part of it.
_BEFORE_NAMES = _STARTERS | OFFICES | ADDRESS
#: Before a name: the words that follow deny, or doubt, or ask.
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|without|whether|if|perhaps|possibly|probably|maybe|allegedly|supposedly|"
    r"apparently|presumably|isn['’]t|wasn['’]t)(?: that| the name)? [“\"]?\Z",
    re.IGNORECASE,
)
#: Before a bracketed word these lead to a place or a thing, not to a person.
_OF_THINGS = word_set("a an the in at near around inside outside across on")
#: Words with a capital that are nobody: newspapers, parties, notes of an editor, parts of the earth.
_NOBODY = word_set("""
again appendix attachment borba cf democrat democrats document emphasis enclosure estimated granma hotel hsinhua ibid
island islands izvestia izvestiya labour lake memorial mount nhan nationalist nationalists operation others palace part
port pravda province reftel renmin republican republicans reuters ribao river rodong scinteia see sinmun socialist
socialists solidarity source strait street szabad tab table tass trybuna truth xinhua
""") | word_set("""
alabama anhui california connecticut fujian gansu guangdong guangxi guizhou hebei heilongjiang henan hubei hunan
illinois jiangsu jiangxi jilin kansas liaoning maine maryland massachusetts montana oregon qinghai shaanxi shandong
shanxi sichuan texas vermont virginia xikang yunnan zhejiang
""")


def read(
    summary: str, mentions: tuple[Mention, ...], glosses: tuple[Gloss, ...]
) -> tuple[tuple[Mention, ...], tuple[Gloss, ...]]:
    """Read the glosses of a summary; `mentions` and `glosses` are those of the title.

    Gives what is to be added to them: the glosses (voice `summary`), each with the index of the mention it explains,
    and a mention (role `mentioned`) for each glossed name that the title neither names nor glosses. Indexes of those
    go on after `mentions`. Of two names that a phrase joins the one that the title knows is explained, else the first;
    a bracket explains the name before it. An abbreviation is taken only where it explains a name of the title.
    Never raises.

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
    pairs = sorted([*_bracketed(summary, known), *_phrased(summary, known)])
    for _, name, gloss in pairs:
        if (_fold(name), _fold(gloss)) in found or _fold(name) == _fold(gloss):
            continue
        if _fold(name) not in known:
            known[_fold(name)] = len(mentions) + len(added)
            added.append(Mention("mentioned", name, gloss, voice="summary"))
        found[_fold(name), _fold(gloss)] = Gloss(name, gloss, known[_fold(name)], "summary")
    return tuple(added), tuple(found.values())


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _bracketed(summary: str, known: dict[str, int | None]) -> Iterator[tuple[int, str, str]]:
    """Give where a bracket glosses the name before it, that name, and the gloss."""
    for match in _BRACKET.finditer(summary):
        name = _glossed(summary, match.start(), known)
        # `Evan [Van] Royen`: a name goes on, the bracket mends it.
        if name is None or (match["close"] == "]" and _GOES_ON.match(summary, match.end())):
            continue
        inner = match["inner"].strip()
        joined = [phrase.pattern.fullmatch(inner) for phrase in BRACKETS.values()]
        said = next((hit["second"] for hit in joined if hit), None)
        gloss = said or inner.strip(_QUOTES)
        if _explains(gloss, name, known) and not bracket_kinds.completes(name.split()[-1], gloss):
            yield match.start(), *(_known_first(name, said, known) if said else (name, gloss))


def _phrased(summary: str, known: dict[str, int | None]) -> Iterator[tuple[int, str, str]]:
    """Give where words between two names join them; the name that the title knows first."""
    for phrase in PHRASES.values():
        for match in phrase.pattern.finditer(summary):
            if _is_denied(summary, match.start("first")) or summary[match.end() : match.end() + 1] == "?":
                continue
            first = _glossed(summary, match.end("first"), known)
            second = _person(match["second"])
            if first is None or second is None:
                continue
            yield match.start(), *_known_first(first, second, known)


def _known_first(first: str, second: str, known: dict[str, int | None]) -> tuple[str, str]:
    """Put the name that the title knows before the one that it does not."""
    return (second, first) if _fold(second) in known and _fold(first) not in known else (first, second)


def _glossed(summary: str, end: int, known: dict[str, int | None]) -> str | None:
    """Give the name that ends at `end`: the longest one that the title knows, else a bare person's name."""
    run = _RUN.search(summary, max(0, end - _BACK), end)
    if run is None:
        return None
    parts = _of_sentence(run.group().split())
    start = end - len(run.group()) + run.group().find(parts[0])
    for first in range(len(parts)):
        name = " ".join(parts[first:]).strip(_QUOTES)
        if _fold(name) in known:
            return None if _is_denied(summary, end - len(" ".join(parts[first:]))) else name
    if parts[-1].endswith(".") and len(parts[-1]) > 3:  # the bracket opens a sentence of its own
        return None
    before = summary[:start].rsplit(maxsplit=1)[-1:] if parts else []
    while parts and (parts[0].islower() or parts[0] in ADJECTIVES or parts[0].lower() in _BEFORE_NAMES):
        before, parts = [parts[0]], parts[1:]
    name = " ".join(parts).strip(_QUOTES)
    if not 1 <= len(parts) <= 3 or (before and before[0].lower() in _OF_THINGS):
        return None
    is_new_name = all(is_name_word(word) and word.low not in _NOBODY for word in words(name, 0, len(name)))
    is_denied = _is_denied(summary, end - len(" ".join(parts)))
    return name if is_new_name and not is_place(name) and not is_denied else None


def _is_denied(summary: str, start: int) -> bool:
    return _DENIED.search(summary, max(0, start - 40), start) is not None


def _of_sentence(parts: list[str]) -> list[str]:
    """Give the words after the last full stop; the stop of an initial is none."""
    for index in range(len(parts) - 1, 0, -1):
        if parts[index - 1].endswith((".", ".”", '."')) and len(parts[index - 1]) > 3:
            return parts[index:]
    return parts


def _explains(gloss: str, name: str, known: dict[str, int | None]) -> bool:
    """Say whether a bracket is one to four capitalised words that can be a name, and another one than `name`."""
    if len(gloss.split()) > 4 or _fold(gloss) == _fold(name) or not gloss[:1].isupper():
        return False
    if _ABBREVIATION.fullmatch(gloss):
        party = one(name, 0, len(name))
        return _fold(name) in known and party is not None and party.kind != "person"
    return _person(gloss) is not None


def _person(text: str) -> str | None:
    """Give the words where they are a person's name and nothing else."""
    party = one(text, 0, len(text))
    if party is None or party.kind != "person" or party.office or party.place or not text[:1].isupper():
        return None
    parts = words(text, 0, len(text))
    is_nobody = any(part.low in _NOBODY or part.low in _STARTERS or part.low.endswith("ism") for part in parts)
    ends_well = not parts[-1].text.endswith(".") or len(parts[-1].text) < 4
    return (
        text
        if ends_well and not is_nobody and not any(letter.isdigit() or letter in ",;:" for letter in text)
        else None
    )
