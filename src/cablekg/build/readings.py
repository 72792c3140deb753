"""How a name is read before and after, in words: from whom, to whom, by what."""

from dataclasses import dataclass
from typing import Any

from cablekg.build.knowledge import Name, Reading, Readings
from cablekg.report import plain


@dataclass(frozen=True, slots=True)
class Reread:
    """A name with its readings in two stores; None: the store has the document, but no such name in it."""

    name: Name
    before: Readings | None
    after: Readings | None

    @property
    def is_of_another(self) -> bool:
        """True where the name means somebody else now; False where the same stands on other grounds."""
        return whom(self.before) != whom(self.after)

    def line(self) -> str:
        """Say it as the terminal does.

        >>> before = Reading("kuznetsov-fyodor", "proposed", "probable", "inferred", "register", "register", "")
        >>> after = Reading("stalin-joseph", "accepted", "certain", "stated", "text", "curator", "A. Historian")
        >>> print(Reread(Name("1948-07-17-orlov-stalin", "intermediary", "Kuznetsov", 1), (before,), (after,)).line())
        1948-07-17-orlov-stalin  intermediary 'Kuznetsov': proposed (kuznetsov-fyodor) -> \
stalin-joseph, by curator A. Historian (accepted, certain; voice: text)
        """
        document, role, written, number = self.name
        which = f" (no. {number})" if number > 1 else ""
        opening = f"{document}  {role} {plain(written)!r}{which}: {whom(self.before)}"
        old, new = self.before or (), self.after or ()
        come = [_whole(reading) for reading in new if reading not in old]
        gone = [_whole(reading) for reading in old if reading not in new]
        if not self.is_of_another:
            return (
                f"{opening}; {'; '.join([f'+ {reading}' for reading in come] + [f'- {reading}' for reading in gone])}"
            )
        if stands := standing(new):
            return f"{opening} -> {whom(self.after)}, {_by(stands)}"
        # None stands: what came says why, or what went.
        why = "; ".join(come or [f"no longer {reading}" for reading in gone])
        return f"{opening} -> {whom(self.after)}" + (f": {why}" if why and self.after is not None else "")

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON values; the readings of both stores whole."""
        return {
            **self.name._asdict(),
            "from": whom(self.before),
            "to": whom(self.after),
            "readings_before": [reading._asdict() for reading in self.before or ()],
            "readings_after": [reading._asdict() for reading in self.after or ()],
        }


def standing(readings: Readings) -> Reading | None:
    """Give the accepted reading, if any."""
    return next((reading for reading in readings if reading.decision == "accepted"), None)


def whom(readings: Readings | None) -> str:
    """Say who is meant: an agent, several rivals, nobody.

    A reading accepted as possible gives no plain role, so it is no more than that.

    >>> one, two = (Reading(agent, "proposed", "possible", "inferred", "title", "gloss", "") for agent in "ab")
    >>> whom((one, two)), whom((one,)), whom((one._replace(decision="accepted"),)), whom(()), whom(None)
    ('disputed (a or b)', 'proposed (a)', 'possibly a', 'nobody', 'not read')
    """
    if readings is None:
        return "not read"
    stands = standing(readings)
    if stands is not None:
        return f"possibly {stands.agent}" if stands.certainty == "possible" else stands.agent
    rivals = sorted({reading.agent for reading in readings if reading.decision == "proposed"})
    if not rivals:
        return "nobody"
    return f"disputed ({' or '.join(rivals)})" if len(rivals) > 1 else f"proposed ({rivals[0]})"


def _whole(reading: Reading) -> str:
    return f"{reading.agent} {_by(reading)}"


def _by(reading: Reading) -> str:
    said_by = f"curator {plain(reading.who)}" if reading.rule == "curator" else f"rule {reading.rule}"
    return f"by {said_by} ({reading.decision}, {reading.certainty}; voice: {reading.voice})"
