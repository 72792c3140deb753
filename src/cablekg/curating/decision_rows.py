"""The files of decisions, row by row as they lie: one row more, sorted, every other row untouched, nothing lost."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cablekg.authority.decisions import IDENTIFICATIONS
from cablekg.authority.register import MERGED
from cablekg.errors import DataError, Finding
from cablekg.model import Basis, Certainty, Decision, Voice

DECISIONS = "decisions/identifications.tsv"
MERGERS = "register/merged.tsv"

#: message-2-m10: which message of the document, which mention.
_MENTION = re.compile(r"(?:message(?:-(\d+))?-)?m(\d+)")

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """A curator's answer about one name: a row of identifications.tsv without its columns of form."""

    document: str
    mention: str
    written: str
    agent: str
    decision: Decision
    certainty: Certainty
    basis: Basis
    voice: Voice
    evidence: str
    who: str
    when: str
    note: str = ""

    def cells(self) -> Cells:
        """Give the row, column by column."""
        return {column: getattr(self, column) for column in IDENTIFICATIONS}


@dataclass(frozen=True, slots=True)
class Merged:
    """A provisional agent that turned out to be another: a row of merged.tsv."""

    old: str
    new: str
    who: str
    when: str
    why: str

    def cells(self) -> Cells:
        """Give the row, column by column."""
        return {column: getattr(self, column) for column in MERGED}


def contested(folder: Path, answer: Decided) -> list[Cells]:
    """Give the accepted rows that an answer would stand against: they say otherwise, or say it in another's name.

    Read from the file as it is now; an answer that only proposes contests nothing.
    Raises DataError when the file is no longer a table of decisions.
    """
    rows = [_cells(row, IDENTIFICATIONS) for row in _Table.load(folder, DECISIONS, IDENTIFICATIONS).rows]
    return [row for row in rows if is_contested(row, answer)]


def decide(folder: Path, answer: Decided) -> None:
    """Write a curator's answer into identifications.tsv.

    The same person's earlier answer about the same agent and name is replaced (git keeps it). Accepted rows that the
    answer stands against become proposed, with a note by whom and when they had been accepted: nothing is deleted.
    Raises DataError when the file is no longer a table of decisions.
    """
    with _alone(folder / DECISIONS):
        table = _Table.load(folder, DECISIONS, IDENTIFICATIONS)
        kept = []
        for row in table.rows:
            cells = _cells(row, IDENTIFICATIONS)
            if is_contested(cells, answer):
                kept.append(table.row(_demoted(cells, answer)))
            elif not is_own(cells, answer):
                kept.append(row)
        table.save([*kept, table.row(answer.cells())], _place)


def merge(folder: Path, answer: Merged) -> None:
    """Write a merger into merged.tsv.

    Raises DataError when the old agent has been merged meanwhile, or the file is no longer a table of mergers.
    """
    with _alone(folder / MERGERS):
        table = _Table.load(folder, MERGERS, MERGED)
        for row in table.rows:
            cells = _cells(row, MERGED)
            if cells.get("old") == answer.old:
                message = f"{answer.old!r} is merged already, into {cells['new']!r} by {cells['who']}"
                raise DataError(Finding(MERGERS, None, message, "that row stands; put it right by hand if it is wrong"))
        table.save([*table.rows, table.row(answer.cells())], lambda row: (row.split("\t")[0],))


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the folder of a table while it is read and written: two curators at once lose no row of each other's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
        os.fsync(folder)  # the rename must outlive a power cut
    finally:
        os.close(folder)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it lies: lines without the line feed that ends them; a carriage return before it stays."""

    path: Path
    columns: Sequence[str]
    header: str
    rows: list[str]

    @classmethod
    def load(cls, folder: Path, shown: str, columns: Sequence[str]) -> "_Table":
        path, header = (folder / shown).resolve(), "\t".join(columns)
        if not path.exists():
            return cls(path, columns, header, [])
        # Bytes that are no UTF-8 are kept as they are: to complain of them is the build's business.
        found, *rows = path.read_bytes().decode("utf-8", "surrogateescape").split("\n")
        if found.removeprefix("\ufeff").removesuffix("\r") != header:
            hint = "somebody changed the file meanwhile: put the header right, then decide again"
            raise DataError(Finding(shown, 1, f"expected the header {header!r}, found {found!r}", hint))
        if rows and rows[-1] and found.endswith("\r"):
            rows[-1] += "\r"  # the last line had no end; it gets one, like the others
        return cls(path, columns, found, [row for row in rows if row.strip()])

    def row(self, cells: Cells) -> str:
        return "\t".join(cells[column] for column in self.columns) + ("\r" if self.header.endswith("\r") else "")

    def save(self, rows: list[str], place: Callable[[str], tuple[object, ...]]) -> None:
        """Put the rows in order and the file in place by one rename: whole or not at all."""
        text = "".join(line + "\n" for line in (self.header, *sorted(rows, key=place)))
        part = self.path.with_name(f".{self.path.name}.part")
        with part.open("wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        if self.path.exists():
            part.chmod(self.path.stat().st_mode)
        part.replace(self.path)


def is_contested(row: Cells, answer: Decided) -> bool:
    """Say whether a row is an accepted one that an answer stands against: another reading, or the same of another."""
    if row.get("decision") != "accepted" or not _same_name(row, answer):
        return False
    if answer.decision == "proposed" or is_own(row, answer):
        return False
    return answer.decision == "accepted" or row["agent"] == answer.agent


def is_own(row: Cells, answer: Decided) -> bool:
    """Say whether a row is the same person's earlier answer about the same agent and name."""
    return _same_name(row, answer) and row["agent"] == answer.agent and row["who"] == answer.who


def _same_name(row: Cells, answer: Decided) -> bool:
    # A row whose written form differs speaks of another name: it was reported, and is not ours to touch.
    return all(row.get(column) == getattr(answer, column) for column in ("document", "mention", "written"))


def _demoted(row: Cells, answer: Decided) -> Cells:
    said = f"accepted by {row['who']}, {row['when']}; set to proposed by {answer.who}, {answer.when}"
    return row | {"decision": "proposed", "note": "; ".join(word for word in (row["note"], said) if word)}


def _cells(row: str, columns: Sequence[str]) -> Cells:
    """Part a row into its cells; a row with too few or too many, written meanwhile, has none."""
    cells = [cell.strip() for cell in row.split("\t")]
    return dict(zip(columns, cells, strict=True)) if len(cells) == len(columns) else {}


def _place(row: str) -> tuple[object, ...]:
    r"""Give what rows are ordered by: document, message in it, number of the mention.

    >>> rows = ["a\tm10", "a\tmessage-m1", "a\tm2", "a\tmessage-2-m1"]
    >>> [row.split("\t")[1] for row in sorted(rows, key=_place)]
    ['m2', 'm10', 'message-m1', 'message-2-m1']
    """
    document, mention = (*row.split("\t"), "")[:2]
    found = _MENTION.fullmatch(mention.strip())
    if found is None:
        return document.strip(), 0, 0
    message = int(found[1] or 1) if mention.strip().startswith("message") else 0
    return document.strip(), message, int(found[2])
