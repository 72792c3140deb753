"""The graph as files that outlive the software: a Turtle file a graph, all quads as N-Quads, and checksums."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from cablekg.errors import UsageError
from cablekg.graph.iris import Iris
from cablekg.index import slug
from cablekg.publishing import turtle

QUADS = "cablekg.nq"
SUMS = "SHA256SUMS"
_PART = ".part"  # files are written here first; a killed dump may leave it
_DEFAULT = "default.ttl"

#: A line of `sha256sum`, for plain file names.
_SUM_LINE = re.compile(r"[0-9a-f]{64}  ([a-z0-9-]{1,100}\.(?:ttl|nq))")


def dump(store: Store, folder: Path, base: str) -> list[str]:
    """Write the store into `folder` and return the names of the files, sorted; the same content gives the same bytes.

    `source-<id>.ttl` for `<base>graph/source/<id>`, the last part of the name for other graphs of ours
    (`register.ttl`), `default.ttl`, `rdf-<last part>.ttl` for graphs of others; `-2` where a name is taken. Graphs
    without quads have no file. `cablekg.nq` holds every quad, sorted by code point; `SHA256SUMS` is for `sha256sum -c`.

    `folder` is made where it is missing. Raises UsageError when it holds anything but a former dump, whose files are
    then replaced, or cannot be written.
    """
    try:
        former = _former(folder)
        part = folder / _PART
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        names = sorted(_write(store, part, Iris(base)))
        sums = "".join(f"{_sum(part / name)}  {name}\n" for name in names)
        (part / SUMS).write_bytes(sums.encode())
        # In this order the folder is a dump that can be replaced at every moment, even after a kill.
        for name in former - set(names):
            (folder / name).unlink(missing_ok=True)
        for name in (SUMS, *names):
            (part / name).replace(folder / name)
        part.rmdir()
    except OSError as error:
        raise UsageError(f"{folder}: the dump could not be written: {error.strerror}", "name another folder") from error
    return [SUMS, *names]


def _former(folder: Path) -> set[str]:
    """Return the names of the files of the dump that lies in `folder`; none where it is missing or empty."""
    if not folder.exists():
        return set()
    found = {path.name for path in folder.iterdir()} - {_PART}
    if not found:
        return set()
    hint = "a dump goes into a new or empty folder, or over a former dump"
    listed = _listed(folder / SUMS) if SUMS in found else set()
    if QUADS not in listed:
        raise UsageError(f"{folder}: is neither empty nor a former dump", hint)
    if others := sorted(found - listed - {SUMS}):
        raise UsageError(f"{folder}: holds files that no dump wrote: {', '.join(others[:5])}", hint)
    return listed


def _listed(sums: Path) -> set[str]:
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
    matches = [_SUM_LINE.fullmatch(line) for line in lines]
    return {match[1] for match in matches if match} if all(matches) else set()


def _write(store: Store, folder: Path, iris: Iris) -> Iterator[str]:
    prefixes = iris.prefixes()
    for graph, name in _file_names(store, iris):
        written = turtle.text(store.quads_for_pattern(None, None, None, graph), prefixes)
        if written:
            (folder / name).write_bytes(written.encode())
            yield name
    with (folder / QUADS).open("wb") as file:
        file.writelines(f"{line} .\n".encode() for line in sorted(map(str, store)))
    yield QUADS


def _file_names(store: Store, iris: Iris) -> list[tuple[NamedNode | BlankNode | DefaultGraph, str]]:
    ours_first = sorted(store.named_graphs(), key=lambda graph: (_own(graph, iris) is None, str(graph)))
    names: list[tuple[NamedNode | BlankNode | DefaultGraph, str]] = [(DefaultGraph(), _DEFAULT)]
    taken = {_DEFAULT}
    for graph in ours_first:
        own = _own(graph, iris)
        stem = _folded(own) if own else f"rdf-{_folded(_last(graph.value))}"
        name, number = f"{stem}.ttl", 2
        while name in taken:
            name, number = f"{stem}-{number}.ttl", number + 1
        taken.add(name)
        names.append((graph, name))
    return names


def _own(graph: NamedNode | BlankNode, iris: Iris) -> str | None:
    """Return `source-<id>` or the last part of the name for a graph of ours, else None."""
    local = iris.local(graph.value) or ""
    if not local.startswith("graph/"):
        return None
    name = local.removeprefix("graph/")
    return f"source-{name.removeprefix('source/')}" if name.startswith("source/") else _last(name)


def _last(name: str) -> str:
    parts = [part for part in re.split("[/#:?]", name) if part]
    return parts[-1] if parts else ""


def _folded(name: str) -> str:
    return slug(name)[:80].strip("-") or "graph"


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
