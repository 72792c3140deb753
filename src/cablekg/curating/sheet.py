"""One doubtful name as a curator sees it: the document, both voices, everybody who may be meant and why."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from cablekg.curating.consequences import Change, said
from cablekg.curating.desk import Desk
from cablekg.curating.names import Name
from cablekg.model import Alias, Identification, Office
from cablekg.report import plain, width

#: Changes named one by one; a merger of a frequent name has hundreds.
_SHOWN = 8


def paragraphs(lines: Iterable[str], columns: int) -> str:
    """Break lines for a terminal; the indent of a line is that of its continuation, two deeper.

    Cells of the terminal are counted, not letters: Chinese ones are two wide. A word is broken only where it is longer
    than a line, as writing without blanks is.

    >>> print(paragraphs(["Title: Cable, Mao Zedong to Stalin"], 24))
    Title: Cable, Mao Zedong
      to Stalin
    >>> print(paragraphs(["Title: 毛泽东致斯大林同志"], 13))
    Title: 毛泽东
      致斯大林同
      志
    """
    return "\n".join(part for line in lines for part in _broken(line, columns))


def _broken(line: str, columns: int) -> Iterator[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    hanging = indent + "  "
    begun = indent  # the line that is being filled
    for word in plain(line).split():
        longer = f"{begun} {word}" if begun.strip() else begun + word
        if width(longer) <= columns:
            begun = longer
            continue
        if begun.strip() and width(hanging + word) <= columns:
            yield begun
            begun = hanging + word
            continue
        begun = longer.removesuffix(word)
        for letter in word:
            if begun.strip() and width(begun + letter) > columns:
                yield begun.rstrip()
                begun = hanging
            begun += letter
    yield begun.rstrip()


def document(desk: Desk, name: Name) -> Iterator[str]:
    """Say which document it is, who its other parties are, and what each voice says of its names."""
    record = name.record
    date = record.document.date
    yield f"Document: {record.id}, {date.text or date.edtf or 'undated'}"
    yield f"Title: {record.document.title}" + (" (composed)" if record.document.title_basis == "composed" else "")
    if record.id != name.document:
        yield f"Inside: {name.document}, {desk.standing.record(name.document).document.title}"
    for witness in record.witnesses:
        yield f"Source: {witness.document.source.file}, line {witness.document.source.line}"
    for other in _others(name):
        yield f"With: {other.key} {other.mention.name}, {other.mention.role}: {said(other)}"
    voices: dict[str, list[str]] = {}
    for gloss in record.document.glosses:
        voices.setdefault(gloss.voice, []).append(f"{gloss.written} = {gloss.gloss}")
    for voice in ("title", "summary", *(voice for voice in voices if voice not in ("title", "summary"))):
        yield f"The {voice} explains: " + ("; ".join(dict.fromkeys(voices.get(voice, ()))) or "nothing")
    mentions = record.document.mentions
    for mention in mentions[len(mentions) - len(record.curated) :]:
        yield f"The {mention.voice}, by a curator's row: {mention.name}, {mention.role}"
    if record.document.summary:
        yield f"Summary: {' '.join(record.document.summary.split())}"


def mention(name: Name, among: Collection[str]) -> Iterator[str]:
    """Say the name as written, how it stands, and what was decided of others than those `among` its candidates."""
    written = name.mention
    more = f", gloss [{written.gloss}]" if written.gloss else ""
    more += f", office {written.office}" if written.office else ""
    yield f"Name: {name.key} {written.name}, {written.role}{more}; read in the {written.voice}"
    yield f"It stands: {said(name)}"
    for reading in name.readings:
        if reading.rule == "curator" and reading.agent not in among:
            word = f"{reading.agent} {reading.decision}, {reading.certainty}"
            yield f"Decided by {reading.who}, {reading.when}: {word}: {reading.evidence or 'no evidence given'}"


def candidate(desk: Desk, name: Name, number: int, agent: str) -> Iterator[str]:
    """Say who a candidate is, why he was proposed, and what else would change."""
    known = desk.standing.kept.register
    yield f"{number}. {desk.label(agent)}: {agent}{_life(desk, agent)}"
    reasons = [reading for reading in name.readings if reading.agent == agent]
    for reading in reasons:
        yield f"   {_reason(reading)}"
    for alias in _bearing(desk, name, agent, reasons):
        yield f"   {_name(alias)}"
    terms = known.terms_of(agent)
    if terms:
        yield "   Offices: " + "; ".join(_office(term) for term in terms)
    yield from consequences("   If accepted", desk.if_accepted(name, agent))


def consequences(head: str, changes: Sequence[Change]) -> Iterator[str]:
    """Say what else would change."""
    if not changes:
        yield f"{head}: nothing else changes"
        return
    yield f"{head}:"
    indent = " " * (len(head) - len(head.lstrip()) + 2)
    for change in changes[:_SHOWN]:
        yield f"{indent}- {_change(change)}"
    if len(changes) > _SHOWN:
        places = len({change.document for change in changes[_SHOWN:]})
        yield f"{indent}- and {len(changes) - _SHOWN} more, in {places} documents"


def _others(name: Name) -> Iterator[Name]:
    for index in range(len(name.record.document.mentions)):
        if index != name.index:
            yield Name(name.record, index)


def _reason(reading: Identification) -> str:
    is_curators = reading.rule == "curator"
    who = f"a curator, {reading.who}, {reading.when}" if is_curators else f"the rule '{reading.rule}'"
    word = {"accepted": "Accepted by", "proposed": "Proposed by", "rejected": "Rejected by"}[reading.decision]
    ground = f"{reading.basis}, voice {reading.voice}"
    return f"{word} {who}: {reading.certainty}, {ground}" + (f": {reading.evidence}" if reading.evidence else "")


def _bearing(desk: Desk, name: Name, agent: str, reasons: Iterable[Identification]) -> list[Alias]:
    """Give the agent's names that are this one, or that a reading rests on."""
    rests = {reading.alias for reading in reasons if reading.alias}
    own = desk.standing.kept.register.of_agent(agent)
    named = {alias.fragment for alias in desk.standing.kept.register.names(name.mention.name)}
    return [alias for alias in own if alias.fragment in rests | named]


def _name(alias: Alias) -> str:
    words = [f"Name {alias.name}: {alias.kind}"]
    if alias.period.edtf:
        words.append(f"in use {alias.period.edtf}")
    if alias.user:
        words.append(f"used by {', '.join(alias.user)}")
    if alias.correspondents:
        words.append(f"towards {', '.join(alias.correspondents)}")
    return ", ".join(words)


def _office(term: Office) -> str:
    place = f", {term.place}" if term.place else ""
    return f"{term.office}{place}" + (f" ({term.period.edtf})" if term.period.edtf else "")


def _life(desk: Desk, agent: str) -> str:
    found = desk.standing.kept.register.agents.get(agent)
    if found is None:
        return " (provisional: stands for a name that nobody bears)"
    rivals = {
        event: [life.date.edtf or "" for life in found.lives if life.event == event] for event in ("born", "died")
    }
    days = [f"{event} {' or '.join(dates)}" for event, dates in rivals.items() if dates]
    return f" ({', '.join([found.kind, *days])})"


def _change(change: Change) -> str:
    if change.kind == "agent":
        return f"{change.what} is left without a name"
    if change.kind == "reading":
        return f"{change.document} {change.what}: {change.before} -> {change.after}"
    word = "relayed by" if change.kind == "relay" else f"{change.what}"
    if change.after:
        return f"{change.document} gains: {word} {change.after}"
    return f"{change.document} loses: {word} {change.before}"
