"""What is being read of one title, while it is read."""

from dataclasses import dataclass, field, replace

from cablekg.model import Conveyed, Gloss, Role
from cablekg.reading import holders
from cablekg.reading.brackets import Marked
from cablekg.reading.names import Party


@dataclass(slots=True)
class Draft:
    """The parts of a title as they are found. `parties` keeps where each role was said, for the order written."""

    marked: Marked
    form: str | None = None
    form_text: str | None = None
    parties: list[tuple[int, Role, Party]] = field(default_factory=list)
    conveys: list[Conveyed] = field(default_factory=list)
    inner: list[Party] = field(default_factory=list)
    place: str | None = None
    topic: str | None = None
    attachment_of: str | None = None
    unread: list[str] = field(default_factory=list)
    nested: list[Gloss] = field(default_factory=list)
    holders: set[int] = field(default_factory=set)
    #: Where in the plain title a round bracket may name who holds the office before it.
    held: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Look once for the brackets that may name a holder: every reading of agents asks for them."""
        self.held = self.marked.held

    @property
    def text(self) -> str:
        """The title without brackets, dates and numbers."""
        return self.marked.plain

    def add(self, role: Role, parties: tuple[Party, ...], at: int | None = None) -> None:
        """Take parties in a role; `Holm in Oslo` gives the place of writing too. Nobody has a role twice."""
        for party in map(self._with_holder, parties):
            if party.place and self.place is None:
                self.place = party.place.removeprefix("the ")
            if not any(known == role and other.name == party.name for _, known, other in self.parties):
                self.parties.append((party.start if at is None else at, role, party))

    def _with_holder(self, party: Party) -> Party:
        """Read who holds an office or a mission: `Danish Embassy in Oslo (Holm)` is Holm, no gloss."""
        notes = self.marked.at(party.start, party.end, "gloss") + self.marked.at(party.start, party.end, "aside")
        holder = next((note for note in notes if note.at == party.end and holders.is_held_by(party, note)), None)
        if holder is None:
            return party
        self.holders.add(holder.start)
        return replace(party, name=holder.text, kind="person", office=party.name)

    def named(self, role: Role) -> tuple[Party, ...]:
        """Give the parties in one role."""
        return tuple(party for _, known, party in self.parties if known == role)

    def leave(self, start: int, end: int) -> None:
        """Note words that nothing was read in."""
        words = self.text[start:end].strip(" ,;:.-–")
        if words and words != "of":  # `Plan of'Measures'`: the quote behind it is read
            self.unread.append(words)
