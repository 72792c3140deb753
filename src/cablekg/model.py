"""The words that every room shares: document, mention, gloss, date, agent, alias, identification."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath
from typing import Literal

from cablekg.errors import Finding

Role = Literal["sender", "recipient", "intermediary", "participant", "mentioned", "signer"]
Voice = Literal["title", "summary", "text", "mark", "register", "editor", "rule"]
Certainty = Literal["certain", "probable", "possible"]
Basis = Literal["stated", "inferred"]
Decision = Literal["accepted", "proposed", "rejected"]
#: Whoever only carried a message, signed or is spoken of, was no party of what passed.
PARTIES: tuple[Role, ...] = ("sender", "recipient", "participant")
AgentKind = Literal["person", "body", "post", "unknown"]
AliasKind = Literal["preferred", "variant", "transliteration", "cover", "office"]
TitleBasis = Literal["archive", "composed"]
Calendar = Literal["julian", "double"]


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as written (`text`), as EDTF, and as its first and last Gregorian day.

    All None: nothing was written. Text without bounds: not understood, kept as written.
    One bound alone: before or after. `calendar` is the text's where it is not the Gregorian one: julian, or double
    where both are written.
    """

    text: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    calendar: Calendar | None = None

    @property
    def precision(self) -> Literal["day", "month", "year", "range"] | None:
        """How long the span is: a day, a calendar month, a calendar year, else a range; None without both bounds.

        >>> HistoricalDate("May 1948", "1948-05", date(1948, 5, 1), date(1948, 5, 31)).precision
        'month'
        """
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return None
        if first == last:
            return "day"
        after = last + timedelta(days=1)
        if first.day == 1 and after.day == 1:
            months = (after.year - first.year) * 12 + after.month - first.month
            if months == 1:
                return "month"
            if months == 12 and first.month == 1:
                return "year"
        return "range"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a role in one document, as written (`name`: the core name, without office, rank or bracket)."""

    role: Role
    name: str
    gloss: str | None = None
    office: str | None = None
    voice: Voice = "title"
    ref: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Gloss:
    """A bracket that explains a name: `mention` is the index (from 0) of the mention it explains, or None."""

    written: str
    gloss: str
    mention: int | None = None
    voice: Voice = "title"


@dataclass(frozen=True, slots=True)
class Conveyed:
    """The parties of a message inside a message, as written; None for a side the title does not name."""

    sender: str | None
    recipient: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """An archival citation: its text whole, and the parts that were read in it."""

    text: str
    archive: str | None = None
    fonds: str | None = None
    series: str | None = None
    file: str | None = None
    leaf: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a value stands: a file as named by the user, and a line counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One entry of a source, as read: what `cablekg read` prints. Nothing is identified here.

    `summary_voice` says whose words the summary is: the archive's (summary), or an editor's of the set (editor), which
    never says who is meant. `archive_type` is what the archive's own label calls it ("Telegram"), which is not the form
    that its title says. `around` holds, for a message inside a document, the names of that document.
    """

    key: str
    source: SourceLine
    title: str | None = None
    title_basis: TitleBasis = "archive"
    form: str | None = None
    form_text: str | None = None
    date: HistoricalDate = HistoricalDate()
    dates_in_title: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    place: str | None = None
    topic: str | None = None
    conveys: tuple[Conveyed, ...] = ()
    attachment_of: str | None = None
    summary: str | None = None
    summary_voice: Literal["summary", "editor"] | None = None
    references: tuple[Reference, ...] = ()
    record_id: str | None = None
    address: str | None = None
    remarks: tuple[Finding, ...] = ()
    archive_type: str | None = None
    around: tuple[str, ...] = ()

    @property
    def named_inside(self) -> tuple[str, ...]:
        """The names of the messages inside it, as written."""
        return tuple(name for part in self.conveys for name in (part.sender, part.recipient) if name)

    @property
    def has_own_key(self) -> bool:
        """True where the source gave the entry an id; an ordinal behind the file's name is only our count."""
        return not self.key.startswith(PurePath(self.source.file).name + "#")


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one agent: its kind, who used it, when, towards whom, and the evidence (a row of aliases.tsv).

    `fragment` is its part of the agent's address.
    """

    agent: str
    name: str
    kind: AliasKind
    script: str | None = None
    period: HistoricalDate = HistoricalDate()
    user: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    evidence: str | None = None
    line: int | None = None
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class LifeDate:
    """A day of birth or death as one source gives it; rival ones stand side by side."""

    event: Literal["born", "died"]
    date: HistoricalDate
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, body or post of the register (a row of agents.tsv); `lives` are its dates, each with its source."""

    id: str
    kind: AgentKind
    name: str
    dates_basis: str | None = None
    note: str | None = None
    lives: tuple[LifeDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office: who held what, where, from when to when (a row of offices.tsv)."""

    agent: str
    office: str
    place: str | None
    period: HistoricalDate
    evidence: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Identification:
    """One reading of one mention by somebody: a rule of ours, or a curator's row.

    `alias` is the fragment of the agent's name that the reading rests on.
    """

    agent: str
    decision: Decision
    certainty: Certainty
    basis: Basis
    voice: Voice
    rule: str
    evidence: str | None = None
    alias: str | None = None
    who: str | None = None
    when: str | None = None
    source: SourceLine | None = None


#: Every reading of one mention, rules' first.
Readings = tuple[Identification, ...]


def accepted(readings: Readings) -> Identification | None:
    """Give the reading that plain roles may use: the accepted one, when it is certain or probable.

    The one bridge from the layer of those who doubt to the layer of those who ask.
    """
    for reading in readings:
        if reading.decision == "accepted" and reading.certainty != "possible":
            return reading
    return None


@dataclass(frozen=True, slots=True)
class Witness:
    """An entry of a source as witness to a document (`source` is its id in sources.toml)."""

    source: str
    document: Document


@dataclass(frozen=True, slots=True)
class Act:
    """What a curator did: of which document, by whom, when (a day), why, and the row that says so."""

    document: str
    who: str
    when: str
    why: str | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about, by whose decision."""

    topic: str
    act: Act


@dataclass(frozen=True, slots=True)
class RivalDate:
    """A date that another voice than the listing gives a document (a row of dates.tsv). It decides nothing."""

    date: HistoricalDate
    voice: Voice
    act: Act


@dataclass(frozen=True, slots=True)
class Record:
    """One document of the graph: its witnesses, its mentions with every reading, and what curators added.

    `document` is the reading that stands (the first witness's, corrected, with curators' mentions at the end);
    `readings` runs beside `document.mentions`. `inner` holds the messages it conveys. `corrected` names the fields
    that curators corrected, `notes` says so in words; the last mentions are curators' rows, one for each of `curated`.
    """

    id: str
    witnesses: tuple[Witness, ...]
    document: Document
    readings: tuple[Readings, ...] = ()
    inner: tuple["Record", ...] = ()
    topics: tuple[Topic, ...] = ()
    dates: tuple[RivalDate, ...] = ()
    notes: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    curated: tuple[Act, ...] = ()

    @property
    def wholes(self) -> tuple["Record", ...]:
        """The document and the messages inside it."""
        return (self, *self.inner)
