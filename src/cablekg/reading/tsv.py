"""The tables that curators keep: one header line, fields parted by tabs, no quoting, a row a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cablekg.errors import Finding
from cablekg.reading import written


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line, counted from 1, and its values by column, without the spaces around them."""

    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


def read(path: Path, shown: str, header: Sequence[str]) -> tuple[list[Row], list[Finding]]:
    """Read the rows of a curated table whose first line must be exactly `header`.

    Quotation marks are letters like others. Empty lines are skipped. A wrong header gives a fault and no rows, a row
    with a wrong number of fields a fault in place of the row. A missing file has no rows and no faults.
    Raises SourceError when the file cannot be opened or is not UTF-8.
    """
    if not path.exists():
        return [], []
    lines, findings = written.lines(path, shown)
    expected = "\t".join(header)
    found = lines[0] if lines else ""
    if found != expected:
        hint = "the first line names the columns, parted by tabs, in this order"
        findings.append(Finding(shown, 1, f"expected the header {expected!r}, found {found!r}", hint))
        return [], findings
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) == len(header):
            rows.append(Row(number, dict(zip(header, (field.strip() for field in fields), strict=True))))
        else:
            findings.append(wrong_count(shown, number, len(header), len(fields)))
    return rows, findings


def wrong_count(shown: str, line: int, expected: int, found: int) -> Finding:
    """Say that a row has too few or too many fields.

    >>> print(wrong_count("ids.tsv", 3, 4, 5))
    ids.tsv:3: expected 4 fields, found 5
      hint: a row has as many fields as the header; an empty field keeps its separator
    """
    hint = "a row has as many fields as the header; an empty field keeps its separator"
    return Finding(shown, line, f"expected {expected} fields, found {found}", hint)
