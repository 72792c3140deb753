"""Placed documents become records: identified, addressed, and with what curators decided about them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cablekg.authority import exchanges
from cablekg.authority.decisions import Decisions, IdentificationRow, MentionRow
from cablekg.authority.identify import identify
from cablekg.authority.provisional import provisional_id
from cablekg.authority.register import PROVISIONAL
from cablekg.build import compose, corrections, inner
from cablekg.build.folder import Kept
from cablekg.build.ledger import mint
from cablekg.build.place import Placed
from cablekg.errors import Finding
from cablekg.model import Act, Document, Gloss, Mention, Readings, Record, Topic


def records(placed: Sequence[Placed], kept: Kept, findings: list[Finding]) -> list[Record]:
    """Make a record of each placed document; a decision that fits none is a fault, reported and not applied."""
    named = _addressed(placed, kept)
    decided = _by_document(kept.decisions, {name for name, _ in named}, findings)
    names = {
        provisional_id(mention, item.witnesses[0].source)
        for name, item in named
        for mention in _mentioned(item.document(), decided[name])
    }
    return exchanges.propose(
        [_record(name, item, kept, _known(decided[name], names, findings), findings) for name, item in named],
        kept.register,
    )


def _mentioned(document: Document, decided: Decisions) -> Iterator[Mention]:
    """Give every name of a document: its own, those of the messages inside it, and those that curators add."""
    document, _ = corrections.apply(document, decided.corrections)
    yield from document.mentions
    for conveyed in document.conveys:
        yield from inner.document(document, conveyed).mentions
    for row in decided.mentions:
        yield row.mention


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
    for field in ("identifications", "mentions", "corrections", "topics", "dates"):
        for row in getattr(decisions, field):
            name = row.act.document
            if "#" in name:
                message = f"{name!r} is a message inside a document"
                hint = "name the document, and a name of the message as message-m1"
                _not_applied(row.act, message, hint, findings)
            elif name not in known:
                message = f"expected a document of the sources, found {name!r}, which none has"
                hint = "was its entry taken out? A document that is not in ids.tsv moves when a reading changes"
                _not_applied(row.act, message, hint, findings)
            else:
                found[name] = replace(found[name], **{field: (*getattr(found[name], field), row)})
    return found


def _known(decided: Decisions, names: set[str], findings: list[Finding]) -> Decisions:
    """Take out decisions for a provisional agent that no name of the sources gives."""
    rows: list[IdentificationRow] = []
    for row in decided.identifications:
        if row.reading.agent.startswith(PROVISIONAL) and row.reading.agent not in names:
            message = f"expected an agent, found {row.reading.agent!r}, which no name of the sources gives"
            _not_applied(row.act, message, "`cablekg query unresolved-names` lists provisional agents", findings)
        else:
            rows.append(row)
    return replace(decided, identifications=tuple(rows))


def _not_applied(act: Act, message: str, hint: str, findings: list[Finding]) -> None:
    findings.append(Finding(act.source.file, act.source.line, f"not applied: {message}", hint))


def _record(name: str, item: Placed, kept: Kept, decided: Decisions, findings: list[Finding]) -> Record:
    document, witness = item.document(), item.witnesses[0]
    document, notes = corrections.apply(document, decided.corrections)
    document = _with_mentions(document, decided.mentions)
    if document.title is None:
        title = compose.title(document.form_text, document.mentions, document.key)
        document = replace(document, title=title, title_basis="composed")
    messages = {inner.part(n): inner.document(document, c) for n, c in enumerate(document.conveys, 1)}
    wholes = {"": document, **{f"{part}-": message for part, message in messages.items()}}
    mine = _readings(wholes, decided, findings)
    inside = tuple(
        inner.record(f"{name}#{part}", message, witness, kept.register, mine[f"{part}-"])
        for part, message in messages.items()
    )
    return Record(
        name,
        tuple(item.witnesses),
        document,
        identify(document, witness.source, kept.register, mine[""]),
        inside,
        tuple(Topic(row.topic, row.act) for row in decided.topics),
        tuple(row.rival for row in decided.dates),
        notes,
        tuple(row.field for row in decided.corrections),
        tuple(row.act for row in decided.mentions),
    )


def _with_mentions(document: Document, rows: Iterable[MentionRow]) -> Document:
    """Put curators' mentions behind the reader's, with the gloss that such a row gives."""
    mentions, glosses = list(document.mentions), list(document.glosses)
    for row in rows:
        mentions.append(row.mention)
        if row.mention.gloss:
            glosses.append(Gloss(row.mention.name, row.mention.gloss, len(mentions) - 1, row.mention.voice))
    return replace(document, mentions=tuple(mentions), glosses=tuple(glosses))


def _readings(wholes: dict[str, Document], decided: Decisions, findings: list[Finding]) -> dict[str, list[Readings]]:
    """Give curators' readings beside the mentions of the document and of the messages in it (by `message-`).

    A row whose mention is not there, or is written otherwise, is reported and not applied; where the written form
    stands at one other number, the report says so.
    """
    found: dict[str, list[Readings]] = {part: [()] * len(whole.mentions) for part, whole in wholes.items()}
    places = {
        f"{part}m{number}": (part, number - 1, mention.name)
        for part, whole in wholes.items()
        for number, mention in enumerate(whole.mentions, 1)
    }
    for row in decided.identifications:
        others = [key for key, place in places.items() if place[2] == row.written and key != row.mention]
        moved = f"{row.written!r} is {others[0]} now: put that number there" if len(others) == 1 else ""
        if row.mention not in places:
            message = f"{row.act.document} has no mention {row.mention!r}; it has {', '.join(places) or 'none'}"
            _not_applied(row.act, message, moved or "`cablekg query document` lists a document's mentions", findings)
            continue
        part, index, written = places[row.mention]
        if written != row.written:
            message = f"{row.mention} of {row.act.document} is {written!r}, the decision says {row.written!r}"
            _not_applied(row.act, message, moved or "put right the number or the written form", findings)
            continue
        found[part][index] = (*found[part][index], row.reading)
    return found
