"""Which column of a table says what: the map that a table needs, from sources.toml or a file of its own."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from cablekg.errors import DataError, Finding
from cablekg.reading import written


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The names of a table's columns by what they hold; None where the table has no such column.

    `key` may be several columns: their values, joined with -, name a row. `date` is EDTF or as an archive writes it;
    `date_text` is how the source words it; `date_from` and `date_to` are the ends of a span. The `_ref` columns hold
    an address for each name. `separator` parts several names (and their refs) in one cell.
    """

    key: tuple[str, ...] = ()
    title: str | None = None
    title_basis: str | None = None
    form: str | None = None
    date: str | None = None
    date_text: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    sender: str | None = None
    sender_ref: str | None = None
    recipient: str | None = None
    recipient_ref: str | None = None
    intermediary: str | None = None
    place: str | None = None
    topic: str | None = None
    record_id: str | None = None
    reference: str | None = None
    address: str | None = None
    summary: str | None = None
    summary_glosses: str | None = None
    separator: str = "|"

    def named(self) -> dict[str, str]:
        """Give every column the map names, with the field it is for.

        >>> ColumnMap(key=("key", "edition"), sender="from").named()
        {'key': 'key', 'edition': 'key', 'from': 'sender'}
        """
        named = dict.fromkeys(self.key, "key")
        for item in fields(self):
            column = getattr(self, item.name)
            if item.name not in ("key", "separator") and column is not None:
                named.setdefault(column, item.name)
        return named


FIELDS = tuple(item.name for item in fields(ColumnMap))


def load(path: Path) -> ColumnMap:
    """Read a map from a TOML file with a table [columns].

    Raises DataError with every fault: no TOML, no such table, an unknown field, a value of the wrong kind.
    """
    shown = str(path)
    content = toml(path, shown)
    columns, findings = parse(content.pop("columns", None), shown)
    findings += [
        Finding(shown, None, f"unknown name {name!r}", "the file holds one table, [columns]") for name in content
    ]
    if findings:
        raise DataError(*findings)
    return columns


def parse(table: object, shown: str, line: int | None = None) -> tuple[ColumnMap, list[Finding]]:
    """Read a map from what TOML gives; with faults the map holds what could be read.

    >>> parse({"key": ["key", "edition"], "sender": "from"}, "map.toml")[0].key
    ('key', 'edition')
    >>> print(parse({"sendr": "from"}, "map.toml")[1][0].message)
    unknown field 'sendr' of a column map
    """
    if not isinstance(table, Mapping) or not table:
        hint = 'for example: title = "Title", under [columns] or [source.columns]'
        return ColumnMap(), [Finding(shown, line, "expected a table of columns, found none", hint)]
    values: dict[str, Any] = {}
    findings = []
    for name, value in table.items():
        if name not in FIELDS:
            message, hint = f"unknown field {name!r} of a column map", f"known fields: {', '.join(FIELDS)}"
            findings.append(Finding(shown, line, message, hint, column=str(name)))
        elif name == "key" and (several := _names(value)):
            values[name] = several
        elif name != "key" and isinstance(value, str) and value:
            values[name] = value
        else:
            message = f"{name}: expected the name of a column, found {value!r}"
            findings.append(Finding(shown, line, message, "key alone may be a list of names", column=str(name)))
    return ColumnMap(**values), findings


def toml(path: Path, shown: str) -> dict[str, Any]:
    """Read a TOML file that a curator keeps.

    Raises DataError when it is no TOML, with the line; SourceError when it cannot be read.
    """
    lines, met = written.lines(path, shown)
    if faults := [finding for finding in met if finding.level == "fault"]:
        raise DataError(*faults)
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line ([0-9]+), column", str(error))
        line = int(place[1]) if place else max(len(lines), 1)  # else "at end of document"
        raise DataError(Finding(shown, line, f"is no TOML: {error}", "see https://toml.io")) from error
    except RecursionError as error:
        raise DataError(Finding(shown, None, "is no TOML: nested too deep", "see https://toml.io")) from error


def _names(value: object) -> tuple[str, ...]:
    """Give one name or a list of names as a tuple; empty when it is neither."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Sequence) or not all(isinstance(item, str) and item for item in value):
        return ()
    return tuple(value)
