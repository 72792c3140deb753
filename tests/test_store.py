"""The store: what is written is what is read, graph by graph, and nobody writes to it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from cablekg.errors import SourceError, StoreError
from cablekg.graph import store

P = NamedNode("https://example.org/p")
REGISTER = NamedNode("https://w3id.org/cablekg/graph/register")


def quads(number: int, graph: NamedNode | DefaultGraph = REGISTER) -> Iterator[Quad]:
    return (Quad(NamedNode(f"https://example.org/{n}"), P, Literal(str(n)), graph) for n in range(number))


def nothing(_: str) -> None:
    """Progress that nobody reads."""


def test_a_store_gives_back_what_was_written(tmp_path: Path) -> None:
    store.write(tmp_path, quads(3), nothing)
    assert set(store.open_read_only(tmp_path)) == set(quads(3))


def test_counts_are_told_a_graph_and_the_default_graph_by_its_word(tmp_path: Path) -> None:
    store.write(tmp_path, [*quads(3), *quads(2, DefaultGraph())], nothing)
    assert store.counts(store.open_read_only(tmp_path)) == {"default": 2, REGISTER.value: 3}


def test_an_empty_store_is_a_store(tmp_path: Path) -> None:
    store.write(tmp_path, [], nothing)
    assert store.counts(store.open_read_only(tmp_path)) == {}


def test_progress_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    store.write(tmp_path, quads(100_001), said.append)
    assert said == ["100,000 quads", "100,001 quads written", "putting the store in order"]


def test_a_store_is_never_written_twice(tmp_path: Path) -> None:
    store.write(tmp_path, quads(3), nothing)
    with pytest.raises(StoreError, match="stands here already"):
        store.write(tmp_path, quads(4), nothing)
    assert len(store.open_read_only(tmp_path)) == 3


def test_an_opened_store_cannot_be_written_and_reading_changes_no_file(tmp_path: Path) -> None:
    store.write(tmp_path, quads(3), nothing)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    opened = store.open_read_only(tmp_path)
    with pytest.raises(RuntimeError, match="read-write"):
        opened.add(Quad(P, P, P))
    assert len(opened) == 3
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_folder_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store stands here\n  hint: run `cablekg build`"):
        store.open_read_only(tmp_path)


def test_a_store_whose_manifest_is_gone_is_refused(tmp_path: Path) -> None:
    store.write(tmp_path, quads(3), nothing)
    for manifest in tmp_path.glob("oxigraph/MANIFEST-*"):
        manifest.unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        store.open_read_only(tmp_path)


def test_a_store_that_cannot_be_written_is_a_fault_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="could not be written"):
        store.write(tmp_path / "file", quads(3), nothing)


def test_what_the_quads_raise_passes_through(tmp_path: Path) -> None:
    def broken() -> Iterator[Quad]:
        yield from quads(3)
        raise SourceError

    with pytest.raises(SourceError):
        store.write(tmp_path, broken(), nothing)
