"""Why a document's page says what it says: the grounds of its names beside them, all others in a table of their own."""

from dataclasses import dataclass

from cablekg.asking.answers import Table
from cablekg.asking.why import Ground, grounds
from cablekg.web.shown import Shown
from cablekg.web.site import site
from cablekg.web.statements import anchor


@dataclass(frozen=True, slots=True)
class Row:
    """A ground as the page shows it; `anchor` is the fragment of the reading where no other part of the page has it.

    `mention` leads to the name on the same page that a relay rests on.
    """

    anchor: str
    statement: str
    state: str
    value: Shown
    written: str
    mention: Shown | None
    because: str
    where: str
    evidence: str


class Why:
    """The answer of `why-document`, by what it explains."""

    def __init__(self, table: Table) -> None:
        self._grounds = grounds(table)
        # Of several rows of one name or reading the first tells.
        first_last = self._grounds[::-1]
        self._where = {ground.reading: ground.where for ground in first_last}
        self._stands = {ground.mention: ground.stands for ground in first_last}
        self._nobody = {ground.mention: ground.evidence for ground in first_last if ground.state == "nobody"}

    def of_reading(self, reading: str) -> str:
        """Return file and line that a reading of a name rests on; "" for one without."""
        return self._where.get(reading, "")

    def stands(self, mention: str) -> str:
        """Return every file and line that has the name."""
        return self._stands.get(mention, "")

    def nobody(self, mention: str) -> str:
        """Return why no reading of the name is in force; "" where one is."""
        return self._nobody.get(mention, "")

    def others(self, part: str) -> list[Row]:
        """Return the grounds of all that rests on no name of this part: relays, date, place, form, topic, title."""
        return [_row(ground) for ground in self._grounds if ground.part == part and not _is_name(ground)]


def _is_name(ground: Ground) -> bool:
    return bool(ground.mention) and ground.rule != "relay"


def _row(ground: Ground) -> Row:
    is_relay = ground.rule == "relay"
    return Row(
        anchor="" if is_relay else anchor(ground.reading, ground.part),
        statement=ground.statement,
        state=ground.state,
        value=_value(ground),
        written="" if is_relay or ground.value is None else ground.written,
        mention=_name(ground) if is_relay else None,
        because=ground.because,
        where=ground.where,
        evidence="" if is_relay else ground.evidence,
    )


def _value(ground: Ground) -> Shown:
    if ground.value is None:
        return Shown(f"“{ground.written}”")
    href = site().href(ground.value.value) if ground.value.kind == "uri" else None
    return Shown(ground.text, href)


def _name(ground: Ground) -> Shown:
    """Give the name that a relay rests on, by its place on the page of the document that carries the message."""
    fragment = anchor(ground.mention, ground.part)
    return Shown(f"{ground.written} ({ground.mention.rpartition('#')[2]})", f"#{fragment}" if fragment else None)
