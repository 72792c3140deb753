"""The answer of `why-document` in words: what each statement of a document rests on, for terminal and page alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cablekg.asking.answers import Cell, Table

State = Literal["in force", "supports", "also written", "possible", "rival", "rejected", "nobody", "not understood"]

#: What a rule goes by, in few words. The rules of identification are those of `authority.rules`; the others are the
#: question's own (its comment says which).
GROUNDS = {
    "gloss": "a bracket of the document explains the name",
    "summary": "the archive's summary explains the name",
    "reference": "the source's own pointer is the authority record of this agent",
    "register": "a name of the register",
    "office": "the holder of the office at that date",
    "exchange": "the same name elsewhere in the same exchange",
    "slip": "written nearly as a name of the register",
    "merged": "the provisional agent of the name was merged into this one",
    "provisional": "an agent that stands for a name nobody bears",
    "conveyed": "a message is no later than the document that carries it",
    "places": "a listed place is named so",
    "read": "so the source has it",
    "stated": "so the source has it, without a name to read",
    "composed": "the source gives no title; this one is composed",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One row of the answer, "" where it says nothing; the names are those of its columns.

    `value` is what is stated, `when` the day of a decision; `because`, `where` and `stands` put the row in words.
    """

    part: str
    statement: str
    state: State
    value: Cell | None
    label: str
    mention: str
    role: str
    written: str
    gloss: str
    places: str
    reading: str
    certainty: str
    basis: str
    voice: str
    rule: str
    who: str
    when: str
    evidence: str
    file: str
    line: str

    @property
    def leads(self) -> bool:
        """Say whether the row is what stands, or that nothing does; the others stand beside it."""
        return self.state in {"in force", "nobody", "not understood"}

    @property
    def text(self) -> str:
        """The value in words: the label of what it names, a date that is open at one side as such; "" for none."""
        value = self.value.value if self.value else ""
        if value.startswith("../"):
            return f"at the latest {value.removeprefix('../')}"
        if value.endswith("/.."):
            return f"at the earliest {value.removesuffix('/..')}"
        if self.statement == "title" and self.label == "archive":
            return "as the archive gives it"
        return self.label or value

    @property
    def because(self) -> str:
        """The rule or curator, and the voice: "register, a name of the register"; "" where nobody is in force."""
        if self.rule == "curator":
            by = ", ".join(word for word in (self.who, self.when) if word)
            words = f"curator, decided by {by}" if by else "curator"
        elif self.rule == "relay":
            words = f"relay, the {self.role} of the document that carries the message"
        else:
            words = ", ".join(word for word in (self.rule, GROUNDS.get(self.rule, "")) if word)
        return "; ".join(word for word in (words, self._voice) if word)

    @property
    def where(self) -> str:
        """File and line of the ground: "register/aliases.tsv line 2"."""
        return f"{self.file} line {self.line}" if self.line else self.file

    @property
    def stands(self) -> str:
        """Every file and line that has the name: "listings/p11.txt line 45 and tables/cables.tsv line 6"."""
        return " and ".join(" line ".join(place.rsplit(":", 1)) for place in self.places.split("; ") if place)

    @property
    def _voice(self) -> str:
        """Say whose words it is: "stated by the title"; nothing where a rule alone speaks."""
        if not self.voice or self.voice == "rule":
            return self.basis
        by = "by" if self.basis == "stated" or self.voice == "editor" else "from"
        return f"{self.basis} {by} the {self.voice}" if self.basis else f"by the {self.voice}"


def grounds(table: Table) -> Sequence[Ground]:
    """Read the rows of `why-document`, in their order: of each statement what stands, then what stands beside it."""
    at = {name: number for number, name in enumerate(table.columns)}

    def text(row: tuple[Cell | None, ...], name: str) -> str:
        cell = row[at[name]]
        return cell.value if cell else ""

    return [
        Ground(
            value=row[at["value"]],
            label=text(row, "valueLabel"),
            state=text(row, "state"),  # type: ignore[arg-type] # one of the question's own words
            **{name: text(row, name) for name in Ground.__slots__ if name not in {"value", "label", "state"}},
        )
        for row in table.rows
    ]
