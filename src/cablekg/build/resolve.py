"""Placed documents become records: identified, addressed, and with what curators decided about them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from cablekg.authority.decisions import Act, Decisions, MentionRow
from cablekg.authority.identify import identify
from cablekg.authority.register import Register
from cablekg.build.folder import Kept
from cablekg.build.ledger import mint
from cablekg.build.place import Placed
from cablekg.errors import Finding
from cablekg.index import fold
from cablekg.model import Conveyed, Document, Gloss, HistoricalDate, Mention, Readings, Record, Role, Topic
from cablekg.reading import dates


def records(placed: Sequence[Placed], kept: Kept, findings: list[Finding]) -> list[Record]:
    """Make a record of each placed document; a decision that fits none is a fault, reported and not applied."""
    named = _addressed(placed, kept)
    decided = _by_document(kept.decisions, {name for name, _ in named}, findings)
    return [_record(name, item, kept, decided[name], findings) for name, item in named]


def _addressed(placed: Sequence[Placed], kept: Kept) -> list[tuple[str, Placed]]:
    """Give each document its address: the ledger's, else the one computed by the same rule from the rules' readings."""
    taken = {item.id for item in placed if item.id is not None} | {row.document for row in kept.ledger.values()}
    named = []
    for item in placed:
        name = item.id
        if name is None:
            source, document = item.witnesses[0].source, item.document()
            name = mint(document, source, identify(document, source, kept.register), kept.register, taken)
            taken.add(name)
        named.append((name, item))
    return named


def _by_document(decisions: Decisions, known: set[str], findings: list[Finding]) -> dict[str, Decisions]:
    found: dict[str, Decisions] = defaultdict(Decisions)
    for field in ("identifications", "mentions", "corrections", "topics"):
        for row in getattr(decisions, field):
            name = row.act.document.partition("#")[0]
            if name not in known:
                message = f"expected a document of the sources, found {row.act.document!r}, which none has"
                _not_applied(row.act, message, "a document keeps its id in ids.tsv; was its entry taken out?", findings)
                continue
            mine = found[name]
            found[name] = replace(mine, **{field: (*getattr(mine, field), row)})
    return found


def _not_applied(act: Act, message: str, hint: str, findings: list[Finding]) -> None:
    findings.append(Finding(act.source.file, act.source.line, f"not applied: {message}", hint))


def _record(name: str, item: Placed, kept: Kept, decided: Decisions, findings: list[Finding]) -> Record:
    document = _with_mentions(item.document(), decided.mentions)
    document, notes = _corrected(document, decided)
    source = item.witnesses[0].source
    mine = _readings(document, "", decided, findings)
    readings = identify(document, source, kept.register, mine)
    inner = tuple(
        _inner(name, number, conveyed, document, item, kept.register, decided, findings)
        for number, conveyed in enumerate(document.conveys, 1)
    )
    _check_numbers(document, decided, findings)
    topics = tuple(Topic(r.topic, r.act.who, r.act.when, r.act.why, r.act.source) for r in decided.topics)
    return Record(name, tuple(item.witnesses), document, readings, inner, topics, notes)


def _with_mentions(document: Document, rows: Iterable[MentionRow]) -> Document:
    """Put curators' mentions behind the reader's, with the gloss that such a row gives."""
    mentions, glosses = list(document.mentions), list(document.glosses)
    for row in rows:
        mentions.append(row.mention)
        if row.mention.gloss:
            glosses.append(Gloss(row.mention.name, row.mention.gloss, len(mentions) - 1, row.mention.voice))
    return replace(document, mentions=tuple(mentions), glosses=tuple(glosses))


def _corrected(document: Document, decided: Decisions) -> tuple[Document, tuple[str, ...]]:
    """Let curators' corrections win, and say what stood there before."""
    notes = []
    for row in decided.corrections:
        value: Any = row.value or None
        before = getattr(document, row.field)
        if row.field == "date":
            # What the source wrote stays; what it means is corrected.
            value = replace(dates.from_edtf(row.value), text=document.date.text)
            before = document.date.text
        elif row.field == "dates_in_title":
            value = tuple(part.strip() for part in row.value.split("|") if part.strip())
        document = replace(document, **{row.field: value})
        why = f": {row.act.why}" if row.act.why else ""
        notes.append(f"{row.field} corrected from {before!r} to {row.value!r} by {row.act.who}, {row.act.when}{why}")
    return document, tuple(notes)


def _readings(document: Document, prefix: str, decided: Decisions, findings: list[Finding]) -> list[Readings]:
    """Give curators' readings beside the mentions; where the written form differs a row is reported, not applied."""
    found: list[Readings] = [() for _ in document.mentions]
    for row in decided.identifications:
        number = row.mention.removeprefix(f"{prefix}m")
        if not row.mention.startswith(f"{prefix}m") or not number.isascii() or not number.isdigit():
            continue
        index = int(number) - 1
        if not 0 <= index < len(found):
            continue  # _check_numbers reports it
        written = document.mentions[index].name
        if written != row.written:
            message = (
                f"{row.mention} of {row.act.document} is {written!r} in the source, {row.written!r} in the decision"
            )
            _not_applied(row.act, message, "put right the number or the written form", findings)
        else:
            found[index] = (*found[index], row.reading)
    return found


def _check_numbers(document: Document, decided: Decisions, findings: list[Finding]) -> None:
    known = {f"m{number}" for number in range(1, len(document.mentions) + 1)}
    for number, conveyed in enumerate(document.conveys, 1):
        count = (conveyed.sender is not None) + (conveyed.recipient is not None)
        known |= {f"{_message(number)}-m{part}" for part in range(1, count + 1)}
    for row in decided.identifications:
        if row.mention not in known:
            message = f"{row.act.document} has no mention {row.mention!r}; it has {', '.join(sorted(known)) or 'none'}"
            _not_applied(row.act, message, "`cablekg query document` lists a document's mentions", findings)


def _message(number: int) -> str:
    return "message" if number == 1 else f"message-{number}"


def _inner(  # noqa: PLR0913, PLR0917 - what an inner message takes from its outer document
    name: str,
    number: int,
    conveyed: Conveyed,
    outer: Document,
    item: Placed,
    register: Register,
    decided: Decisions,
    findings: list[Finding],
) -> Record:
    """Make the record of a message inside a message: it was written no later than the document that carries it."""
    sides: list[tuple[Role, str | None]] = [("sender", conveyed.sender), ("recipient", conveyed.recipient)]
    mentions = tuple(Mention(role, written, line=outer.source.line) for role, written in sides if written)
    glosses = tuple(
        replace(gloss, mention=index)
        for index, mention in enumerate(mentions)
        for gloss in outer.glosses
        if gloss.mention is None and fold(gloss.written) == fold(mention.name)
    )
    title = "Message" + "".join(
        f" {word} {side}" for word, side in (("from", conveyed.sender), ("to", conveyed.recipient)) if side
    )
    document = Document(outer.key, outer.source, title, "composed", date=outer.date, mentions=mentions, glosses=glosses)
    part = _message(number)
    mine = _readings(document, f"{part}-", decided, findings)
    readings = identify(document, item.witnesses[0].source, register, mine)
    latest = outer.date.latest
    date = HistoricalDate(None, f"../{latest.isoformat()}", None, latest) if latest else HistoricalDate()
    document = replace(document, date=date)
    witness = replace(item.witnesses[0], document=replace(document, references=()))
    return Record(f"{name}#{part}", (witness,), document, readings)
