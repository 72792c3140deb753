"""The same name elsewhere in the same exchange: who it was there may be who it is here. It proposes, and no more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cablekg.authority.candidates import overlaps
from cablekg.authority.posts import post
from cablekg.authority.register import PROVISIONAL, Register
from cablekg.index import fold
from cablekg.model import Identification, Readings, Record, SourceLine, accepted

#: Whoever only carried a message, or is only spoken of, was no party of the exchange.
PARTIES = ("sender", "recipient", "participant")


#: By folded name: agent and party → the first document that reads the name so, by address, and where it stands.
_Learned = dict[tuple[str, str], tuple[str, SourceLine]]
_Known = dict[str, _Learned]


def propose(records: Sequence[Record], register: Register) -> list[Record]:
    """Give the records with a proposal for each undecided name that another document with the same party decides.

    Nothing learned in one document identifies a name in another: what is added is proposed, and merely possible.
    A name that the register binds to a time is proposed for no other.
    Source: demand C2.
    """
    known = _learned(whole for record in records for whole in (record, *record.inner))
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
                pair, where = (standing.agent, party), (whole.id, whole.document.source)
                by_party[pair] = min(by_party.get(pair, where), where, key=lambda found: found[0])
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
    for (agent, party), (where, source) in sorted(learned.items(), key=lambda item: item[0]):
        if party in parties and agent not in known and _may_be(agent, name, record, register):
            known.add(agent)
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
