"""A curator's answer about one name: what he says, the row it becomes, and the decisions with that row."""

from dataclasses import dataclass, replace
from datetime import date

from cablekg.authority.decisions import Decisions, IdentificationRow
from cablekg.curating.decision_rows import DECISIONS, Decided, is_contested, is_own
from cablekg.curating.names import Name
from cablekg.model import Act, Basis, Certainty, Decision, Identification, SourceLine, Voice

#: Voices of the page itself, which evidence may name first: "text: signed Kuznetsov".
_VOICES: dict[str, Voice] = {"title": "title", "summary": "summary", "text": "text", "mark": "mark"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a curator says of a name: who it is or is not, how surely, because of what."""

    agent: str
    decision: Decision
    certainty: Certainty
    because: str = ""
    note: str = ""


def row(name: Name, reply: Reply, who: str, today: date) -> Decided:
    """Make a row of a reply.

    Evidence that names a voice of the page first ("text: signed Kuznetsov") has that voice, which states it; a
    candidate's own evidence has the voice and basis of that reading; anything else is the curator's own, inferred.
    """
    voice, basis, said = _ground(name, reply)
    return Decided(
        *(*name.place, name.mention.name, reply.agent, reply.decision, reply.certainty, basis, voice, said),
        *(who, today.isoformat(), reply.note),
    )


def _ground(name: Name, reply: Reply) -> tuple[Voice, Basis, str]:
    for reading in name.readings:
        if reading.agent == reply.agent and reading.decision != "rejected" and reading.evidence == reply.because:
            # What a rule says, a curator who takes it over says himself.
            return "editor" if reading.voice == "rule" else reading.voice, reading.basis, reply.because
    first, colon, rest = reply.because.partition(": ")
    if colon and first in _VOICES and rest.strip():
        return _VOICES[first], "stated", rest.strip()
    return "editor", "inferred", reply.because


def with_answer(known: Decisions, answer: Decided, reply: Reply) -> Decisions:
    """Give the decisions with one answer more, as they will be read once it is written."""
    rows = []
    for row in known.identifications:
        cells = {"document": row.act.document, "mention": row.mention, "written": row.written}
        cells |= {"agent": row.reading.agent, "decision": row.reading.decision, "who": row.act.who}
        if is_contested(cells, answer):
            rows.append(replace(row, reading=replace(row.reading, decision="proposed")))
        elif not is_own(cells, answer):
            rows.append(row)
    return replace(known, identifications=(*rows, _read(answer, reply)))


def _read(answer: Decided, reply: Reply) -> IdentificationRow:
    source = SourceLine(DECISIONS, 0)
    act = Act(answer.document, answer.who, answer.when, answer.evidence or None, source)
    reading = Identification(
        answer.agent,
        reply.decision,
        reply.certainty,
        answer.basis,
        answer.voice,
        "curator",
        answer.evidence or answer.note or None,
        who=answer.who,
        when=answer.when,
        source=source,
    )
    return IdentificationRow(act, answer.mention, answer.written, reading)
