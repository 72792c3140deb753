"""Who holds an office that a title names with a bracket: `Danish Embassy in Oslo (Holm)`."""

from cablekg.reading import bracket_kinds
from cablekg.reading.agent import one
from cablekg.reading.brackets import Note
from cablekg.reading.gazetteer import COUNTRIES, is_place
from cablekg.reading.names import Party
from cablekg.reading.words import PARTICLES


def is_held_by(party: Party, note: Note) -> bool:
    """Say whether a bracket behind an agent names the holder of its office; a person has none.

    `(House)`, `(King)` after an office are names too; `(Oslo)` is one where the office already has its seat.
    """
    if note.is_square or party.kind not in {"post", "body"}:
        return False
    # `de Gamboa`: the particle belongs to the name, but a name does not open with one by the rules of names.
    begin = next((i for i, word in enumerate(note.text.split()) if word not in PARTICLES), 0)
    bare = " ".join(note.text.split()[begin:])
    found = one(bare, 0, len(bare))
    if found and found.kind == "person" and not found.office:
        return True
    is_seated = " in " in party.name or " at " in party.name
    return (
        party.kind == "post"
        and bracket_kinds.may_hold(note.text)
        and (not is_place(note.text) or (is_seated and note.text not in COUNTRIES))
    )
