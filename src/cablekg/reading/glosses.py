"""From a draft to mentions and glosses: which bracket explains which name."""

import re

from cablekg.model import Gloss, Mention
from cablekg.reading.brackets import Note
from cablekg.reading.draft import Draft
from cablekg.reading.lists import several
from cablekg.reading.names import Party, one, words
from cablekg.reading.words import MISSIONS, PARTICLES

_ABBREVIATION = re.compile(r"[A-Z]{2,8}")


def read(draft: Draft) -> tuple[tuple[Mention, ...], tuple[Gloss, ...]]:
    """Give the mentions in the order written, with their glosses, and every gloss of the title."""
    _intermediaries(draft)
    rows = sorted(draft.parties, key=lambda row: row[0])
    said: list[Gloss] = []
    used: set[int] = set()
    mentions: list[Mention] = []
    for _, role, party in rows:
        name, office = party.name, party.office
        own = draft.marked.at(party.start, party.end, "gloss")
        if holder := _holder(party, own):
            name, office = holder.text, party.name
            used.add(holder.start)
        for note in draft.marked.at(party.start, party.end, "office"):
            office = f"{office}, {note.text}" if office else note.text
        mine = [note for note in own if note.at == party.end and note.start not in used]
        explained = [_explained(party, note) for note in mine]
        said.extend(Gloss(written, note.text, len(mentions)) for written, note in zip(explained, mine, strict=True))
        used.update(note.start for note in mine)
        mentions.append(Mention(role, name, mine[0].text if mine else None, office))
    for party in draft.inner:
        mine = [note for note in draft.marked.at(party.start, party.end, "gloss") if note.at == party.end]
        said.extend(Gloss(party.name, note.text) for note in mine if note.start not in used)
        used.update(note.start for note in mine)
    said.extend(_expansions(draft, used))
    return tuple(mentions), tuple(said)


def _intermediaries(draft: Draft) -> None:
    for note in draft.marked.notes:
        if note.kind != "via":
            continue
        parties = several(note.text, 0, len(note.text))
        if parties:
            at = note.at
            draft.parties.extend((at, "intermediary", Party(p.name, p.kind, at, at, p.office)) for p in parties)
        else:
            draft.unread.append(f"via {note.text}")


def _holder(party: Party, notes: list[Note]) -> Note | None:
    """Find who holds an office or a mission: `Danish Embassy in Oslo (Holm)` is Holm, no gloss."""
    low = {word.low for word in words(party.name, 0, len(party.name))}
    if party.kind != "post" and not (party.kind == "body" and MISSIONS & low):
        return None
    for note in notes:
        text = note.text
        begin = next((i for i, word in enumerate(text.split()) if word not in PARTICLES), 0)
        bare = " ".join(text.split()[begin:])
        found = one(bare, 0, len(bare))
        if not note.is_square and note.at == party.end and found and found.kind == "person" and not found.office:
            return note
    return None


def _explained(party: Party, note: Note) -> str:
    """Give the words that a gloss explains: an abbreviation stands for the body at the end of a longer post."""
    if party.kind == "post" and _ABBREVIATION.fullmatch(note.text) and " of the " in party.name:
        return party.name.rpartition(" of the ")[2]
    return party.name


def _expansions(draft: Draft, used: set[int]) -> list[Gloss]:
    """Give the abbreviations that brackets spell out outside the parties: `PDRE [People's Republic of Ethiopia]`."""
    found = []
    for note in draft.marked.notes:
        before = words(draft.text, 0, note.at)
        if note.kind != "gloss" or note.start in used or not before or before[-1].end != note.at:
            continue
        if _ABBREVIATION.fullmatch(before[-1].text.lstrip("'‘“\"")) and " " in note.text:
            found.append(Gloss(before[-1].text.lstrip("'‘“\""), note.text))
    return found
