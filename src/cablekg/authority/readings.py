"""Small words on the readings of one mention: whose they are, what they deny, how one steps back."""

from collections.abc import Iterable
from dataclasses import replace

from cablekg.model import Certainty, Identification, Readings


def agents(readings: Iterable[Identification]) -> set[str]:
    """Give everybody whom the readings name, those aside that say "not he"."""
    return {reading.agent for reading in readings if reading.decision != "rejected"}


def rejected(readings: Readings) -> set[str]:
    """Give everybody whom the readings exclude."""
    return {reading.agent for reading in readings if reading.decision == "rejected"}


def proposed(reading: Identification, certainty: Certainty | None = None) -> Identification:
    """Give the reading as a proposal: it stands beside others, and makes no plain role."""
    return replace(reading, decision="proposed", certainty=certainty or reading.certainty)
