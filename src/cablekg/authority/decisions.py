"""What a curator decided, row by row: who is meant, names no reader finds, corrected values, topics."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from cablekg.authority.register import PROVISIONAL, Register
from cablekg.authority.rows import Checker, collect
from cablekg.errors import Finding
from cablekg.model import (
    Act,
    Basis,
    Certainty,
    Decision,
    Identification,
    Mention,
    RivalDate,
    Role,
    SourceLine,
    Voice,
)
from cablekg.reading import dates
from cablekg.reading.tsv import Row

IDENTIFICATIONS = (
    *("document", "mention", "written", "agent", "decision", "certainty"),
    *("basis", "voice", "evidence", "who", "when", "note"),
)
MENTIONS = ("document", "role", "written", "gloss", "office", "voice", "evidence", "who", "when", "note")
CORRECTIONS = ("document", "field", "value", "who", "when", "why")
TOPICS = ("document", "topic", "who", "when", "why")
DATES = ("document", "date", "written", "voice", "evidence", "who", "when", "note")

#: The fields of `cablekg read` that a curator may correct (demand A9).
CORRECTABLE = (
    *("title", "form", "form_text", "date", "dates_in_title", "place", "topic"),
    *("conveys", "attachment_of", "summary", "references"),
)

#: Whose date may stand beside the listing's.
_DATE_VOICES: tuple[Voice, ...] = ("text", "summary", "mark", "editor")

#: `m1`, or in a message inside the document `message-m1`, `message-2-m1`.
_MENTION = re.compile(r"(message(-[2-9]|-[1-9][0-9]{1,3})?-)?m[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class IdentificationRow:
    """Who is meant by one mention of one document."""

    act: Act
    mention: str
    written: str
    reading: Identification


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A name in a role that no reader finds in the source."""

    act: Act
    mention: Mention


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that replaces what was read."""

    act: Act
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """What one document is about."""

    act: Act
    topic: str


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that another voice than the listing gives a document."""

    act: Act
    rival: RivalDate


@dataclass(frozen=True, slots=True)
class Decisions:
    """Every row of decisions/, in the order of the files."""

    identifications: tuple[IdentificationRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    dates: tuple[DateRow, ...] = ()


def load(folder: Path, register: Register, topics: Collection[str], findings: list[Finding]) -> Decisions:
    """Read `decisions/*.tsv` below a data folder; every fault of form is added to `findings`.

    Whether the document, the mention and the written form exist is known only when the sources are read:
    the build reports those.
    """
    return Decisions(
        tuple(_identifications(folder, register, findings)),
        tuple(_mentions(folder, findings)),
        tuple(_corrections(folder, findings)),
        tuple(_topics(folder, topics, findings)),
        tuple(_dates(folder, findings)),
    )


def _act(check: Checker, row: Row, why: str) -> Act:
    source = SourceLine(check.shown, row.line)
    return Act(check.needed("document"), check.needed("who"), check.day("when"), row[why] or None, source)


def _identifications(folder: Path, register: Register, findings: list[Finding]) -> Iterable[IdentificationRow]:
    shown = "decisions/identifications.tsv"
    accepted: dict[tuple[str, str, str], int] = {}
    for row in collect(folder, shown, IDENTIFICATIONS, findings):
        check = Checker(shown, row, findings)
        act = _act(check, row, "evidence")
        if row["agent"].startswith(PROVISIONAL) and row["decision"] == "rejected":
            agent = row["agent"]  # that no stand-in is wanted says nothing of whom it was merged into
        elif row["agent"].startswith(PROVISIONAL) or register.current(row["agent"]) != row["agent"]:
            agent = register.current(row["agent"])
        else:
            agent = check.member("agent", register.agents or {row["agent"]})
        reading = Identification(
            agent,
            check.one_of("decision", get_args(Decision)),
            check.one_of("certainty", get_args(Certainty)),
            check.one_of("basis", get_args(Basis)),
            check.one_of("voice", get_args(Voice)),
            "curator",
            row["evidence"] or row["note"] or None,
            who=act.who,
            when=act.when,
            source=act.source,
        )
        # A row of another written form speaks of a name that has moved: the build reports it, and it counts no more.
        key = (act.document, row["mention"], row["written"])
        if row["decision"] == "accepted" and accepted.setdefault(key, row.line) != row.line:
            check.fault(
                "decision",
                f"{row['mention']} {row['written']!r} of {act.document} is accepted twice, at line {accepted[key]} too",
                "a mention has one accepted reading; make the other 'proposed' or 'rejected'",
            )
        if row["mention"] and not _MENTION.fullmatch(row["mention"]):
            check.fault("mention", f"expected a mention such as m1 or message-m1, found {row['mention']!r}")
        yield IdentificationRow(act, check.needed("mention"), check.needed("written"), reading)


def _mentions(folder: Path, findings: list[Finding]) -> Iterable[MentionRow]:
    shown = "decisions/mentions.tsv"
    for row in collect(folder, shown, MENTIONS, findings):
        check = Checker(shown, row, findings)
        mention = Mention(
            check.one_of("role", get_args(Role)),
            check.needed("written"),
            row["gloss"] or None,
            row["office"] or None,
            check.one_of("voice", ("text", "summary", "editor")),
            line=row.line,
        )
        yield MentionRow(_act(check, row, "evidence"), mention)


def _corrections(folder: Path, findings: list[Finding]) -> Iterable[CorrectionRow]:
    shown = "decisions/corrections.tsv"
    lines: dict[tuple[str, str], int] = {}
    for row in collect(folder, shown, CORRECTIONS, findings):
        check = Checker(shown, row, findings)
        field = check.one_of("field", CORRECTABLE)
        if field == "date":
            check.date("value")
        elif field == "title":
            check.needed("value")
        first = lines.setdefault((row["document"], field), row.line)
        if first != row.line:
            check.fault("field", f"{field} of {row['document']} is corrected at line {first} too", "keep one row")
        yield CorrectionRow(_act(check, row, "why"), field, row["value"])


def _topics(folder: Path, topics: Collection[str], findings: list[Finding]) -> Iterable[TopicRow]:
    shown = "decisions/topics.tsv"
    for row in collect(folder, shown, TOPICS, findings):
        check = Checker(shown, row, findings)
        yield TopicRow(_act(check, row, "why"), check.member("topic", topics))


def _dates(folder: Path, findings: list[Finding]) -> Iterable[DateRow]:
    shown = "decisions/dates.tsv"
    for row in collect(folder, shown, DATES, findings):
        check = Checker(shown, row, findings)
        act = _act(check, row, "evidence")
        date = replace(dates.from_edtf(check.date("date")), text=row["written"] or None)
        voice = check.one_of("voice", _DATE_VOICES)
        yield DateRow(act, RivalDate(date, voice, act))
