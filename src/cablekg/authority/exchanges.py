"""The same name elsewhere in the same exchange: who it was there may be who it is here. It proposes, and no more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cablekg.authority.candidates import overlaps
from cablekg.authority.posts import post
from cablekg.authority.register import PROVISIONAL, Register
from cablekg.index import fold
from cablekg.model import PARTIES, Identification, Readings, Record, SourceLine, accepted

#: By folded name and party: agent → the first document that reads the name so, by address, and where it stands.
_Learned = dict[str, dict[str, tuple[str, SourceLine]]]
_Known = dict[str, _Learned]


def propose(records: Sequence[Record], register: Register) -> list[Record]:
    """Give the records with a proposal for each undecided name that another document with the same party decides.

    Nothing learned in one document identifies a name in another: what is added is proposed, and merely possible.
    A name that the register binds to a time is proposed for no other.
    Source: demand C2.
    """
    known = _learned(whole for record in records for whole in record.wholes)
    return [
        replace(
            _proposed(record, known, register),
            inner=tuple(_proposed(inner, known, register) for inner in record.inner),
        )
        for record in records
    ]


def _learned(wholes: Iterable[Record]) -> _Known:
    known: _Known = defaultdict(dict)
    for whole in wholes:
        others = _parties(whole)
        for mention, readings in zip(whole.document.mentions, whole.readings, strict=True):
            standing = accepted(readings)
            if standing is None or standing.agent.startswith(PROVISIONAL):
                continue
            by_party = known[fold(mention.name)]
            for party in others - {standing.agent}:
                by_agent, where = by_party.setdefault(party, {}), (whole.id, whole.document.source)
                by_agent[standing.agent] = min(by_agent.get(standing.agent, where), where, key=lambda found: found[0])
    return known


def _proposed(record: Record, known: _Known, register: Register) -> Record:
    readings = tuple(
        readings + tuple(_offers(record, mention.name, readings, known[fold(mention.name)], register))
        if fold(mention.name) in known and readings and not _is_settled(readings)
        else readings
        for mention, readings in zip(record.document.mentions, record.readings, strict=True)
    )
    return record if readings == record.readings else replace(record, readings=readings)


def _offers(
    record: Record, name: str, readings: Readings, learned: _Learned, register: Register
) -> Iterator[Identification]:
    """Offer each agent once, by the first of the parties; nobody who has a part in this document already."""
    parties = _parties(record)
    known = {reading.agent for reading in readings} | parties
    # Looked up by party: a name read so in thousands of documents is not gone through for each that is open.
    found: dict[str, str] = {}
    for party in sorted(parties & learned.keys()):
        for agent in learned[party].keys() - known:
            found.setdefault(agent, party)
    for agent, party in sorted(found.items()):
        if _may_be(agent, name, record, register):
            where, source = learned[party][agent]
            said = f"read so elsewhere with {party}: {where}"
            yield Identification(agent, "proposed", "possible", "inferred", "rule", "exchange", said, source=source)


def _may_be(agent: str, name: str, record: Record, register: Register) -> bool:
    """Say whether the register lets the agent bear the name at that date, or does not know the name as his."""
    periods = [alias.period for alias in register.names(name) if alias.agent == agent]
    periods += [term.period for term in register.terms_of(agent) if not periods and post(term.office) & post(name)]
    return not periods or any(overlaps(period, record.document.date) for period in periods)


def _is_settled(readings: Readings) -> bool:
    return any(reading.decision == "accepted" and reading.rule != "provisional" for reading in readings)


def _parties(record: Record) -> set[str]:
    pairs = zip(record.document.mentions, record.readings, strict=True)
    standing = [accepted(readings) for mention, readings in pairs if mention.role in PARTIES]
    return {reading.agent for reading in standing if reading is not None}
