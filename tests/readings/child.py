"""Reads texts with whichever cablekg stands on the path, old or new: JSON lines in, JSON lines out.

Run by compare_readings.py in a process of its own: `PYTHONPATH=SRC python child.py SRC NAME <texts >readings`. It
leans on nothing that an old commit may lack: a module that is not there reads nothing, a field that is not there is
not shown.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

#: What a reader must never raise; an old one that does is shown with it.
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
#: Of a mention: shown in the words of its role, or not the reading's own.
_OF_MENTION = {"role", "name", "office", "gloss", "line", "voice"}
_UNTOLD = {"source", "key", "form_text"}

#: key, the class and field it comes from, what was read.
Field = tuple[str, str, str]


def main(source: Path, name: str) -> None:
    """Read the texts of standard input with the cablekg of this folder; `name` is its name in the talk."""
    package = importlib.import_module("cablekg")
    assert Path(str(package.__file__)).resolve().is_relative_to(source.resolve()), f"{package.__file__}: not {source}"
    print(json.dumps({"known": sorted(_known())}))
    corpus = None
    for line in sys.stdin:
        text = json.loads(line)
        if text["corpus"] != corpus:
            corpus = text["corpus"]
            print(f"{name}: {corpus}", file=sys.stderr, flush=True)
        for where, words, understood, read in _read(text):
            row = {"corpus": corpus, "kind": text["kind"], "where": where, "text": words}
            print(json.dumps(row | {"understood": understood, "fields": read}))


def _known() -> Iterator[str]:
    """Name every field that this code's readings have."""
    for module in ("cablekg.model", "cablekg.reading.titles"):
        found = _module(module)
        for value in vars(found).values() if found else ():
            if isinstance(value, type) and is_dataclass(value):
                yield from (f"{value.__name__}.{field.name}" for field in fields(value))


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if not str(error.name).startswith("cablekg"):
            raise
        return None


def _read(text: dict[str, str]) -> Iterator[tuple[str, str, bool, list[Field]]]:
    kind, where, words = text["kind"], text["where"], text["text"]
    if kind == "page":
        yield from _page(Path(words), where)
        return
    try:
        understood, read = READERS[kind](words, text["title"])
    except FAULTS as error:
        understood, read = False, [("raised", "", f"{type(error).__name__}: {error}")]
    yield where, words, understood, read


def _title(words: str, _: str) -> tuple[bool, list[Field]]:
    titles = _module("cablekg.reading.titles")
    if titles is None:
        return False, []
    read = titles.read(" ".join(words.split()))
    remarks = [getattr(read, name, None) for name in ("remark", "remarks")]
    return not any(remarks), list(plain(read))


def _date(words: str, _: str) -> tuple[bool, list[Field]]:
    dates = _module("cablekg.reading.dates")
    if dates is None:
        return False, []
    read = dates.read(words)
    return bool(read.earliest or read.latest), list(plain(read))


def _reference(words: str, _: str) -> tuple[bool, list[Field]]:
    references = _module("cablekg.reading.references")
    if references is None:
        return False, []
    read = [field for one in references.read(words) for field in plain(one) if field[0] != "text"]
    return bool(read), _joined(read)


def _summary(words: str, title: str) -> tuple[bool, list[Field]]:
    entries, model = _module("cablekg.sources.entries"), _module("cablekg.model")
    if entries is None:
        return False, []
    where = model.SourceLine("summary", 1)
    read = entries.read(entries.Entry("summary#1", where, title=title, date=None, summary=words))
    told = any(one.voice == "summary" for one in read.mentions + read.glosses)
    return told, [field for field in plain(read) if field[0] not in {"title", "summary"}]


READERS: dict[str, Callable[[str, str], tuple[bool, list[Field]]]] = {
    "title": _title,
    "date": _date,
    "reference": _reference,
    "summary": _summary,
}


def _page(path: Path, where: str) -> Iterator[tuple[str, str, bool, list[Field]]]:
    """Give the entries of a page by their lines, and its faults."""
    recognise, errors = _module("cablekg.sources.recognise"), _module("cablekg.errors")
    if recognise is None:
        return
    try:
        for document in recognise.read(path, shown=path.name):
            yield f"{where}:{document.source.line}", document.title or "", True, list(plain(document))
    except (errors.CableKGError, *FAULTS) as error:
        yield where, "faults", False, [("faults", "", f"{error}")]


def plain(read: Any, prefix: str = "") -> Iterator[Field]:
    """Give what a reading holds, as words; empty fields are left out."""
    for field in fields(read):
        value, key = getattr(read, field.name), prefix + field.name
        owner = f"{type(read).__name__}.{field.name}"
        if field.name == "mentions":
            yield from _mentions(value)
        elif field.name in _UNTOLD or value is None or value in ((), ""):
            continue
        elif field.name == "remarks":
            yield key, owner, "; ".join(getattr(one, "message", str(one)) for one in value)
        elif is_dataclass(value):
            yield from plain(value, f"{key}.")
        elif isinstance(value, tuple) and is_dataclass(value[0]):
            yield from _joined([one for item in value for one in plain(item, f"{key}.")])
        else:
            yield key, owner, "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _mentions(mentions: tuple[Any, ...]) -> Iterator[Field]:
    """Give the names by role, and what a mention has beyond name, office and gloss."""
    named = []
    for one in mentions:
        office = f"{{{one.office}}} " if getattr(one, "office", None) else ""
        named.append((one.role, "Mention.role", office + one.name))
    yield from _joined(named)
    more = [one for mention in mentions for one in plain(mention, "mentions.")]
    yield from _joined([one for one in more if one[0].removeprefix("mentions.") not in _OF_MENTION])


def _joined(read: list[Field]) -> list[Field]:
    """Join what stands under one key."""
    joined: dict[str, Field] = {}
    for key, owner, value in read:
        joined[key] = (key, owner, f"{joined[key][2]}; {value}" if key in joined else value)
    return list(joined.values())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
