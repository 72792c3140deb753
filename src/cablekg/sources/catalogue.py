"""The catalogue of a data folder, sources.toml: which files are read, by which reader, and on what terms."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from cablekg.errors import DataError, Finding
from cablekg.sources import columns as column_maps
from cablekg.sources.columns import ColumnMap
from cablekg.sources.entries import SummaryBy
from cablekg.sources.recognise import READERS, TABLES

FILE = "sources.toml"
_ID = re.compile(r"[a-z0-9-]{1,80}")
_NEEDED = ("id", "path", "title")
_KNOWN = ("id", "path", "reader", "title", "holder", "licence", "address", "retrieved", "summary", "columns")


@dataclass(frozen=True, slots=True)
class Source:
    """One [[source]]: where its files lie, how they are read, and what a reader of the graph must know of it.

    `path` may be a pattern such as listings/*.txt. `summary` says whose words its abstracts are.
    """

    id: str
    path: str
    title: str
    reader: str | None = None
    holder: str | None = None
    licence: str | None = None
    address: str | None = None
    retrieved: str | None = None
    summary: SummaryBy = "archive"
    columns: ColumnMap | None = None
    line: int | None = None


def load(folder: Path) -> tuple[Source, ...]:
    """Read sources.toml of a data folder, in its order.

    Raises DataError with every fault: no TOML, an unknown name, an id, path or title missing, two sources of one id,
    a path without files or out of the folder, an unknown reader, a table without a map. SourceError when the file
    cannot be read.
    """
    path = folder / FILE
    content = column_maps.toml(path, FILE)
    tables = content.pop("source", [])
    findings = [Finding(FILE, None, f"unknown name {name!r}", "a source is a [[source]]") for name in content]
    if not isinstance(tables, list) or not all(isinstance(item, dict) for item in tables):
        raise DataError(
            *findings,
            Finding(
                FILE,
                None,
                "expected [[source]], found another kind of value",
                "each source begins with the line [[source]]",
            ),
        )
    sources: list[Source] = []
    for item, line in zip(tables, _lines(path, len(tables)), strict=True):
        source, faults = _source(item, line)
        if source is not None:
            faults += _file_faults(folder, source)
            if any(other.id == source.id for other in sources):
                faults.append(Finding(FILE, line, f"two sources of the id {source.id!r}", "give one another id"))
            sources.append(source)
        findings += faults
    if findings:
        raise DataError(*findings)
    return tuple(sources)


def files(folder: Path, source: Source) -> list[Path]:
    """Give the source's files, sorted; `path` is a pattern below the folder."""
    return sorted(path for path in folder.glob(source.path) if path.is_file())


def of(path: Path) -> Source | None:
    """Find the source that a file is, in the sources.toml of the data folder it lies in; None outside of data folders.

    Raises what `load` raises.
    """
    whole = path.resolve()
    folder = next((parent for parent in whole.parents if (parent / FILE).is_file()), None)
    if folder is None:
        return None
    return next((source for source in load(folder) if whole in files(folder.resolve(), source)), None)


def _lines(path: Path, count: int) -> list[int | None]:
    """Give the line each [[source]] stands on; None for all where they cannot be told."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [number for number, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]
    return list(found) if len(found) == count else [None] * count


def _source(item: dict[str, Any], line: int | None) -> tuple[Source | None, list[Finding]]:
    findings = []
    values: dict[str, Any] = {}
    for name, value in item.items():
        if name not in _KNOWN:
            hint = f"known names: {', '.join(_KNOWN)}"
            findings.append(Finding(FILE, line, f"unknown name {name!r} of a source", hint))
        elif name == "columns":
            values[name], faults = column_maps.parse(value, FILE, line)
            findings += faults
        elif isinstance(value, date):
            values[name] = value.isoformat()
        elif isinstance(value, str) and value.strip():
            values[name] = value
        else:
            findings.append(Finding(FILE, line, f"{name}: expected words, found {value!r}", f'{name} = "..."'))
    findings += _value_faults(values, line)
    missing = [name for name in _NEEDED if name not in item]
    findings += [Finding(FILE, line, f"a source without {name}", f'a source has {name} = "..."') for name in missing]
    complete = all(name in values for name in _NEEDED)
    return (Source(**values, line=line) if complete else None), findings


def _value_faults(values: dict[str, Any], line: int | None) -> list[Finding]:
    findings = []
    if "id" in values and _ID.fullmatch(values["id"]) is None:
        message = f"id: expected at most 80 of a-z, 0-9 and -, found {values['id']!r}"
        findings.append(Finding(FILE, line, message, "the id becomes an address and a file name"))
    if values.get("reader", "table") not in READERS:
        hint = f"known readers: {', '.join(READERS)}"
        findings.append(Finding(FILE, line, f"unknown reader {values['reader']!r}", hint))
    if values.get("summary", "archive") not in ("archive", "editor"):
        message = f"summary: expected archive or editor, found {values['summary']!r}"
        findings.append(Finding(FILE, line, message, "it says whose words the abstracts are"))
    return findings


def _file_faults(folder: Path, source: Source) -> list[Finding]:
    pattern = PurePosixPath(source.path)
    if not pattern.parts or pattern.is_absolute() or ".." in pattern.parts:
        message = f"path: expected a path below the data folder, found {source.path!r}"
        return [Finding(FILE, source.line, message, "put the file into the data folder")]
    try:
        found = files(folder, source)
    except (ValueError, NotImplementedError) as error:
        return [Finding(FILE, source.line, f"path: {source.path!r} is no pattern: {error}", "such as listings/*.txt")]
    names = [path.name for path in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        message = f"path: {source.path!r} names two files called {', '.join(twice)}"
        return [Finding(FILE, source.line, message, "an entry is known by its file's name: give each its own")]
    if not found:
        message = f"path: expected a file at {source.path!r} below the data folder, found none"
        return [Finding(FILE, source.line, message, "a pattern such as listings/*.txt names several files")]
    is_table = source.reader == "table" or (
        source.reader is None and any(path.suffix.lower() in TABLES for path in found)
    )
    if is_table and source.columns is None:
        message = f"the table {source.path!r} has no map of its columns"
        return [Finding(FILE, source.line, message, "write it under [source.columns]")]
    return []
