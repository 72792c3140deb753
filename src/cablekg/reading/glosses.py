"""From a draft to mentions and glosses: which bracket explains which name."""

import re

from cablekg.model import Gloss, Mention
from cablekg.reading import brackets
from cablekg.reading.brackets import Note
from cablekg.reading.draft import Draft
from cablekg.reading.gazetteer import is_place
from cablekg.reading.lists import several
from cablekg.reading.names import Party, Word, words
from cablekg.reading.words import JOINTS

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")


def read(draft: Draft) -> tuple[tuple[Mention, ...], tuple[Gloss, ...]]:
    """Give the mentions in the order written, with their glosses, and every gloss of the title."""
    _intermediaries(draft)
    rows = sorted(draft.parties, key=lambda row: row[0])
    said: list[Gloss] = []
    used = set(draft.holders)
    mentions: list[Mention] = []
    for _, role, party in rows:
        name, office = party.name, party.office
        own = draft.marked.at(party.start, party.end, "gloss")
        for note in draft.marked.at(party.start, party.end, "office"):
            office = f"{office}, {note.text}" if office else note.text
        closes = {party.end, _name_end(draft.text, party)}
        mine = [note for note in own if note.at in closes and note.start not in used]
        explained = [_explained(draft, party, note) for note in mine]
        said.extend(
            Gloss(written, note.text, len(mentions) if written == party.name else None)
            for written, note in zip(explained, mine, strict=True)
        )
        used.update(note.start for note in mine)
        name = name.replace(brackets.JOINED, " ")
        own_gloss = next((note.text for note, written in zip(mine, explained, strict=True) if written == name), None)
        mentions.append(Mention(role, name, own_gloss, office))
    for party in draft.inner:
        mine = [note for note in draft.marked.at(party.start, party.end, "gloss") if note.at == party.end]
        said.extend(Gloss(party.name, note.text) for note in mine if note.start not in used)
        used.update(note.start for note in mine)
    said.extend(_expansions(draft, used))
    said.extend(draft.nested)
    return tuple(mentions), tuple(said)


def _intermediaries(draft: Draft) -> None:
    for note in draft.marked.notes:
        if note.kind != "via":
            continue
        inside = brackets.read(note.text)
        parties = several(inside.plain, 0, len(inside.plain))
        if parties:
            draft.nested.extend(Gloss(parties[-1].name, one.text) for one in inside.notes if one.kind == "gloss")
            at = note.at
            draft.parties.extend((at, "intermediary", Party(p.name, p.kind, at, at, p.office)) for p in parties)
        else:
            draft.unread.append(f"via {note.text}")


def _name_end(text: str, party: Party) -> int:
    """Say where the name of a party ends; an office may follow it: `Karl Berg [Carl Berg] of the Ministry`."""
    at = text.find(party.name, party.start, party.end)
    return at + len(party.name) if at >= 0 else party.end


def _explained(draft: Draft, party: Party, note: Note) -> str:
    """Give the words that a gloss explains: a part of a longer office or body where only that part is meant."""
    whole = draft.text[party.start : note.at]
    last = whole.rsplit(maxsplit=1)[-1]
    is_office = party.kind == "post" or (party.office is not None and not whole.endswith(party.name))
    if _ABBREVIATION.fullmatch(note.text) and note.at == party.end:
        parts = re.split(r" (?:of|in|at) (?:the )?", whole)
        fitting = [" of ".join(parts[cut:]) for cut in range(len(parts)) if _abbreviates(note.text, parts[cut:])]
        if is_office or (fitting and fitting[0] != whole):
            tail = re.split(r" (?:of|in|at) the ", whole)[-1]
            return fitting[0] if fitting and fitting[0] in whole else tail if is_office else party.name
    if party.place and note.at == party.end and whole.endswith(party.place):
        return party.place
    if (party.kind != "person" or is_office) and last != party.name:
        is_spelt_out = _ABBREVIATION.fullmatch(last) and " " in note.text
        if is_spelt_out or (is_place(last) and is_place(note.text)):
            return last
    return party.name


def _abbreviates(short: str, parts: list[str]) -> bool:
    """Say whether an abbreviation is made of the words' first letters: `KWP` of `Korean Workers' Party`."""
    letters = [word[0] for part in parts for word in part.split() if word[0].isupper()]
    return "".join(letters) == short.upper()


def _expansions(draft: Draft, used: set[int]) -> list[Gloss]:
    """Give the glosses outside the parties: `PDRE [People's Republic of Ethiopia]`, `Free Zone (LANFZ)`, `Ṣūr [Tyre]`.

    A name in round brackets inside a subject is none: `Svetlana (Stalin)`.
    """
    found = []
    for note in draft.marked.notes:
        before = words(draft.text, 0, note.at)
        if note.kind != "gloss" or note.start in used or not before or before[-1].end < note.at - 1:
            continue
        last = before[-1].text.lstrip("'‘“\"")
        if _ABBREVIATION.fullmatch(last) and " " in note.text:
            found.append(Gloss(last, note.text))
        elif _ABBREVIATION.fullmatch(note.text) or note.is_square:
            is_short = _ABBREVIATION.fullmatch(note.text) is not None
            written = _run_before(before, len(note.text.split()), is_short=is_short)
            if written:
                found.append(Gloss(written, note.text))
    return found


def _run_before(before: list[Word], count: int, *, is_short: bool) -> str:
    """Give the capitalised words before a bracket: all of a run for an abbreviation, else as many as the gloss has."""
    run: list[str] = []
    for word in reversed(before):
        bare = _POSSESSIVE.sub("", word.text.lstrip("'‘“\""))
        if not (bare[:1].isupper() or (run and is_short and word.low in JOINTS) or "-" in bare[:4]):
            break
        run.insert(0, bare)
        if not is_short and len(run) == count:
            break
    while run and run[0].lower() in JOINTS:
        run.pop(0)
    return " ".join(run)
