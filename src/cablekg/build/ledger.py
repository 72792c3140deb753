"""The ledger of addresses (ids.tsv): which entry of which source is which document, minted once and kept."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from cablekg.authority.register import PROVISIONAL, Register
from cablekg.authority.rows import Checker, collect
from cablekg.errors import Finding
from cablekg.index import numbered, short, slug
from cablekg.model import Document, HistoricalDate, Readings, accepted

COLUMNS = ("document", "source", "key", "title")
NAME = "ids.tsv"

#: What `cablekg ids` writes, and the ids of volumes and editions.
_ADDRESS = re.compile(r"[A-Za-z0-9._-]{1,200}(/[A-Za-z0-9._-]{1,200}){0,4}")

#: How many parties an address names (design of the ontology, "IRIs").
PARTIES = 3


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of ids.tsv: the document that an entry of a source is."""

    document: str
    source: str
    key: str
    title: str
    line: int = 0


def load(folder: Path, findings: list[Finding]) -> dict[tuple[str, str], LedgerRow]:
    """Read ids.tsv of a data folder, by source and key; every fault is added to `findings`."""
    rows: dict[tuple[str, str], LedgerRow] = {}
    for row in collect(folder, NAME, COLUMNS, findings):
        check = Checker(NAME, row, findings)
        found = LedgerRow(check.needed("document"), check.needed("source"), check.needed("key"), row["title"], row.line)
        if found.document and not _ADDRESS.fullmatch(found.document):
            check.fault("document", f"expected an id of A-Z, a-z, 0-9, . _ - and /, found {found.document!r}")
        place = (found.source, found.key)
        if place in rows:
            check.fault("key", f"{found.key!r} of {found.source} stands at line {rows[place].line} too", "keep one row")
        rows.setdefault(place, found)
    return rows


def append(folder: Path, rows: Iterable[LedgerRow]) -> None:
    """Write rows at the end of ids.tsv."""
    path = folder / NAME
    text = path.read_text(encoding="utf-8") if path.exists() else "\t".join(COLUMNS) + "\n"
    if not text.endswith("\n"):
        text += "\n"
    text += "".join(f"{row.document}\t{row.source}\t{row.key}\t{row.title}\n" for row in rows)
    path.write_text(text, encoding="utf-8")


def flat(title: str | None) -> str:
    """Give a title as a cell of a table can hold it: one line, no tabs, single blanks."""
    return " ".join((title or "").split())


def mint(
    document: Document, source: str, readings: Iterable[Readings], register: Register, taken: Collection[str]
) -> str:
    """Compute the id of a document that the ledger does not know.

    A source with ids of its own gives them; else the date as known and the parties, senders first.
    Source: design of the ontology, "IRIs" and "Numbers and fragments".
    """
    if document.has_own_key:
        last = document.key.rstrip("/").rpartition("/")[2]
        base = f"{source}/{short(last)}"
    else:
        parts = [_date(document.date), *_parties(document, readings, register)]
        base = "-".join(parts if len(parts) > 1 else [*parts, short(document.form) if document.form else "document"])
    return numbered(base, taken)


def _date(date: HistoricalDate) -> str:
    """Give the day, month or year that a date begins with; of a season, a decade and the like the year.

    >>> from cablekg.reading.dates import read
    >>> [_date(read(text)) for text in ("May 1948", "Spring 1948", "1940s", "9 and 12 July 1956", "undated")]
    ['1948-05', '1948', '1940', '1956-07-09', 'undated']
    """
    if known := re.match(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?(?![0-9X])", (date.edtf or "").lstrip("./[{")):
        return known.group()
    bound = date.earliest or date.latest
    return str(bound.year) if bound else "undated"


def _parties(document: Document, readings: Iterable[Readings], register: Register) -> list[str]:
    parties = list(zip(document.mentions, readings, strict=True))
    for roles in (("sender", "recipient"), ("participant",)):
        named = [(mention, reading) for role in roles for mention, reading in parties if mention.role == role]
        words = (_party(mention.name, reading, register) for mention, reading in named[:PARTIES])
        if found := [word for word in words if word]:
            return found
    return []


def _party(name: str, readings: Readings, register: Register) -> str:
    reading = accepted(readings)
    if reading is None or reading.agent.startswith(PROVISIONAL):
        return slug(name.rsplit(maxsplit=1)[-1]) if name.split() else ""
    agent = register.agents[reading.agent]
    return agent.id.partition("-")[0] if agent.kind == "person" else agent.id
