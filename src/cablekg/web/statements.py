"""What is said of a thing, from rows of subject, property, value and label: what its page is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from cablekg.asking.answers import Cell, Table
from cablekg.web.shown import Shown, shown

_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the label of what it names, where there is one."""

    cell: Cell
    label: str | None = None

    @property
    def text(self) -> str:
        """The label, else the value itself."""
        return self.label or self.cell.value

    @property
    def shown(self) -> Shown | None:
        """The value as a page shows it."""
        return shown(self.cell, self.label)


class Statements:
    """Values by subject and property, in the order in which they were answered."""

    def __init__(self, table: Table) -> None:
        self._values: dict[str, dict[str, list[Value]]] = {}
        at = {name: number for number, name in enumerate(table.columns)}
        for row in table.rows:
            subject, prop, cell = row[at["subject"]], row[at["property"]], row[at["value"]]
            label = row[at["valueLabel"]]
            if subject and prop and cell:
                value = Value(cell, label.value if label else None)
                values = self._values.setdefault(subject.value, {}).setdefault(prop.value, [])
                # Two labels of one value are two rows.
                if all(known.cell != cell for known in values):
                    values.append(value)

    def __contains__(self, subject: str) -> bool:
        return subject in self._values

    def all(self, subject: str, prop: NamedNode) -> Sequence[Value]:
        """Return every value of a property."""
        return self._values.get(subject, {}).get(prop.value, [])

    def first(self, subject: str, prop: NamedNode) -> Value | None:
        """Return one value of a property."""
        return next(iter(self.all(subject, prop)), None)

    def text(self, subject: str, prop: NamedNode) -> str | None:
        """Return the label or text of one value of a property."""
        value = self.first(subject, prop)
        return value.text if value else None

    def texts(self, subject: str, prop: NamedNode) -> list[str]:
        """Return the labels or texts of every value of a property."""
        return [value.text for value in self.all(subject, prop)]

    def subjects(self, prop: NamedNode, value: str) -> list[str]:
        """Return the subjects with this value, #m2 before #m10."""
        found = [
            subject
            for subject, properties in self._values.items()
            if any(known.cell.value == value for known in properties.get(prop.value, []))
        ]
        return sorted(found, key=_in_order)


def anchor(part: str, whole: str) -> str:
    """Return the fragment under which a page of `whole` shows a part of it; "" for what is no part of it.

    >>> anchor("https://w3id.org/cablekg/document/x#m1", "https://w3id.org/cablekg/document/x")
    'm1'
    >>> anchor("https://w3id.org/cablekg/document/y#m1", "https://w3id.org/cablekg/document/x")
    ''
    """
    home, _, fragment = part.partition("#")
    return fragment if home == whole.partition("#")[0] else ""


def _in_order(iri: str) -> tuple[str, list[int]]:
    return _NUMBER.sub("0", iri), [int(number) for number in _NUMBER.findall(iri)[:20]]
