"""Tables, a document a row: TSV and CSV files, read by a map of their columns."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cablekg.errors import Finding, SourceError
from cablekg.model import Document, SourceLine
from cablekg.reading import tsv, written
from cablekg.sources import entries, rows
from cablekg.sources.columns import ColumnMap

# Rows that could not be read, named one by one; the rest is counted. A wrong separator spoils every row of a file.
_NAMED_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class _Record:
    """One record of a file: the line it begins on, and its fields, or why it has none."""

    line: int
    fields: list[str]
    fault: str | None = None


@dataclass(slots=True)
class _Keys:
    """The keys given out so far in one file."""

    columns: tuple[str, ...]
    name: str
    seen: set[str] = field(default_factory=set)

    def give(self, cells: dict[str, str], source: SourceLine, ordinal: int) -> tuple[str, list[Finding]]:
        """Give a row's key, and a remark where the map's columns hold none or one that another row has."""
        # A key stands in a field of the ledger: on one line, without tabs.
        values = [" ".join(cells[column].split()) for column in self.columns]
        key, counted = "-".join(values), f"{self.name}#{ordinal}"
        remarks: list[Finding] = []
        if not any(values):
            key = counted
            if self.columns:
                remarks = [entries.remark(source, f"no key in this row; it is called {key}", self.columns[0])]
        elif key in self.seen:
            hint = 'when another column tells them apart, name it in the map: key = ["key", "edition"]'
            message = f"an earlier row has the key {key!r} too; this row is called {key}#{ordinal}"
            remarks = [entries.remark(source, message, self.columns[0], hint)]
            key = f"{key}#{ordinal}"
        self.seen.add(key)
        return key, remarks


def read(
    path: Path,
    *,
    shown: str,
    columns: ColumnMap,
    summary_by: entries.SummaryBy = "archive",
    limit: int = written.LIMIT,
) -> Iterator[Document]:
    """Read a table whose first line names its columns; columns that the map does not name are not read.

    A file named .csv follows RFC 4180 (quotation marks, records over several lines), every other is TSV without
    quoting. Yields a Document a row, in order; its line is the first of the row. Raises SourceError, after the last
    Document, with every fault: rows with a wrong number of fields, quotation marks left open. Raises it at once where
    the file cannot be read, or its header lacks a column of the map.
    Source: https://www.rfc-editor.org/rfc/rfc4180
    """
    lines, met = written.lines(path, shown, limit)
    faults = [finding for finding in met if finding.level == "fault"]
    remarks = tuple(finding for finding in met if finding.level == "remark")
    records = _csv(lines) if path.suffix.lower() == ".csv" else _tsv(lines)
    header = next(records, None)
    if refused := _refused(header, columns, shown):
        raise SourceError(*faults, *refused)
    names = [name.strip() for name in header.fields] if header else []
    keys = _Keys(columns.key, path.name)
    unread = 0
    for ordinal, record in enumerate(records, 1):
        if record.fault is not None or len(record.fields) != len(names):
            unread += 1
            if unread <= _NAMED_AT_MOST:
                faults.append(_row_fault(record, len(names), shown))
            continue
        cells = dict(zip(names, record.fields, strict=True))
        source = SourceLine(shown, record.line)
        key, met_in_key = keys.give(cells, source, ordinal)
        document = rows.read(cells, columns, key, source, summary_by)
        yield replace(document, remarks=(*remarks, *met_in_key, *document.remarks))
        remarks = ()
    if unread > _NAMED_AT_MOST:
        message = f"{unread - _NAMED_AT_MOST} further rows could not be read"
        faults.append(Finding(shown, None, message, "is this file parted as its name says?"))
    if faults:
        raise SourceError(*faults)


def _tsv(lines: list[str]) -> Iterator[_Record]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _Record(number, line.split("\t"))


def _csv(lines: list[str]) -> Iterator[_Record]:
    reader = csv.reader((line + "\n" for line in lines), strict=True)
    while True:
        first = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _Record(first, [], f"is no CSV row: {error}")
            continue
        if any(value.strip() for value in fields):
            yield _Record(first, fields)


def _refused(header: _Record | None, columns: ColumnMap, shown: str) -> list[Finding]:
    """Say why a table cannot be read by its map."""
    if header is None:
        return [
            Finding(
                shown,
                1,
                "is no table: expected a line that names the columns, found none",
                "the first line names the columns",
            )
        ]
    if header.fault is not None:
        return [Finding(shown, header.line, header.fault)]
    names = [name.strip() for name in header.fields]
    hint = f"the header found: {', '.join(names)}"
    missing = [
        Finding(shown, header.line, f"expected a column {column!r} ({use} in the map), found none", hint, column=column)
        for column, use in columns.named().items()
        if column not in names
    ]
    twice = [
        Finding(shown, header.line, f"expected one column {name!r}, found {names.count(name)}", hint, column=name)
        for name in columns.named()
        if names.count(name) > 1
    ]
    return missing + twice


def _row_fault(record: _Record, expected: int, shown: str) -> Finding:
    if record.fault is not None:
        hint = "a quotation mark inside quotation marks is written twice"
        return Finding(shown, record.line, record.fault, hint)
    return tsv.wrong_count(shown, record.line, expected, len(record.fields))
