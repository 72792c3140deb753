"""Runs a folder of cases: `input.*` read as a page or table, against `expected.jsonl` and `faults.txt`.

A line of `expected.jsonl` is a document; a field that it leaves out is not looked at. `faults.txt` holds the faults
as the terminal shows them; without it there are none. Write a new case with `input.*` and what you expect.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cablekg.errors import SourceError
from cablekg.model import Document
from cablekg.sources import recognise
from cablekg.sources.columns import load

HERE = Path(__file__).parent


def cases(kind: str) -> list[Any]:
    return sorted(path for path in (HERE / kind).iterdir() if path.is_dir())


def run(case: Path, reader: str) -> tuple[list[dict[str, Any]], str]:
    """Read a case's input; give its documents as `expected.jsonl` writes them, and its faults."""
    source = next(case.glob("input.*"))
    column_map = case / "map.toml"
    columns = load(column_map) if column_map.exists() else None
    documents, faults = gather(recognise.read(source, shown=source.name, reader=reader, columns=columns))
    return [as_read(document) for document in documents], faults


def gather(reading: Iterable[Document]) -> tuple[list[Document], str]:
    """Take the documents of a reader up to its end, and the faults it raises there, one below the other."""
    documents: list[Document] = []
    try:
        documents.extend(reading)
    except SourceError as error:
        return documents, str(error)
    return documents, ""


def as_read(document: Document) -> dict[str, Any]:
    """Give a document as JSON writes it; its remarks as the terminal shows them, without hints."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(document), default=str))
    if plain["date"]["calendar"] is None:
        del plain["date"]["calendar"]
    plain["remarks"] = [str(remark).split("\n")[0] for remark in document.remarks]
    return plain


def compare(case: Path, reader: str) -> None:
    """Assert that a case reads as expected."""
    read, faults = run(case, reader)
    expected = [json.loads(line) for line in (case / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(read) == len(expected), case.name
    for found, wanted in zip(read, expected, strict=True):
        assert {name: found[name] for name in wanted} == wanted, case.name
    fault_file = case / "faults.txt"
    wanted_faults = fault_file.read_text(encoding="utf-8").rstrip("\n") if fault_file.exists() else ""
    assert faults == wanted_faults, case.name
