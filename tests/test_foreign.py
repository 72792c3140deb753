"""RDF of others: a folder a case (`input.*`, `why.txt`, `expected.nq` or `faults.txt`), and what no folder can hold."""

import os
import random
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse, serialize

from cablekg.errors import SourceError
from cablekg.graph import foreign

BASE = "https://w3id.org/cablekg/"
CASES = Path(__file__).with_name("foreign")


def read(path: Path, limits: foreign.Limits | None = None) -> set[Quad]:
    return set(foreign.read(path, "src", BASE, shown=path.name, limits=limits))


def faults_of(path: Path, limits: foreign.Limits | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        read(path, limits)
    return str(caught.value) + "\n"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case: str) -> None:
    folder = CASES / case
    why = (folder / "why.txt").read_text()
    (path,) = folder.glob("input.*")
    if not (folder / "faults.txt").is_file():
        assert read(path) == set(parse(path=folder / "expected.nq")), why
    else:
        assert faults_of(path) == (folder / "faults.txt").read_text(), why


Node: TypeAlias = BlankNode | NamedNode
NODES = [BlankNode(f"n{n}") for n in range(5)]
TERMS = st.sampled_from([*NODES, NamedNode("https://example.org/a")])
TRIPLES = st.lists(st.tuples(TERMS, st.sampled_from("pq"), TERMS), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)  # each example starts two processes
@given(triples=TRIPLES, seed=st.integers(0, 99))
def test_labels_and_order_of_the_writer_change_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    triples: list[tuple[Node, str, Node]],
    seed: int,
) -> None:
    folder = tmp_path_factory.mktemp("labels")
    labels = [f"x{n}" for n in range(5)]
    random.Random(seed).shuffle(labels)
    renamed: dict[Node, Node] = {node: BlankNode(label) for node, label in zip(NODES, labels, strict=True)}
    p_of = {p: NamedNode(f"https://example.org/{p}") for p in "pq"}
    quads = [Quad(s, p_of[p], o) for s, p, o in triples]
    others = [Quad(renamed.get(s, s), p_of[p], renamed.get(o, o)) for s, p, o in triples]
    serialize(quads, folder / "one.nq", RdfFormat.N_QUADS)
    serialize(reversed(others), folder / "two.nq", RdfFormat.N_QUADS)
    assert read(folder / "one.nq") == read(folder / "two.nq")


def test_nothing_is_yielded_before_the_whole_file_is_known_to_be_good(tmp_path: Path) -> None:
    path = tmp_path / "late.nq"
    path.write_text("<https://example.org/a> <https://example.org/p> <https://example.org/b> .\n" * 5000 + "oh\n")
    with pytest.raises(SourceError, match=r"late\.nq:5001: "):
        next(foreign.read(path, "src", BASE))


def test_another_base_has_other_graphs_and_addresses(tmp_path: Path) -> None:
    path = tmp_path / "input.nq"
    path.write_text(f"_:a <https://example.org/p> _:a <{BASE}graph/register> .\n")
    (quad,) = foreign.read(path, "x", "https://example.com/")
    assert str(quad.subject) == "<https://example.com/genid/x/1>"


def test_many_faults_are_told_in_few_lines(tmp_path: Path) -> None:
    path = tmp_path / "input.nq"
    path.write_text(
        "".join(f"<https://e.org/a> <https://e.org/p> <https://e.org/b> <{BASE}g{n}> .\n" for n in range(99))
    )
    assert faults_of(path).endswith("input.nq: 79 more faults of these kinds\n")


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "none.ttl") == "none.ttl: cannot be read: No such file or directory\n"
    (tmp_path / "folder.ttl").mkdir()
    assert faults_of(tmp_path / "folder.ttl") == "folder.ttl: cannot be read: Is a directory\n"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.ttl"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 2_000_000_001)
    assert faults_of(path).startswith("large.ttl: is larger than 50,000,000 bytes\n  hint: split it, or set CABLEKG_")


def test_a_module_beside_the_user_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("open('run', 'w')")
    (tmp_path / "input.nt").write_text("<https://example.org/a> <https://example.org/p> <https://example.org/b> .\n")
    assert len(read(Path("input.nt"))) == 1
    assert not (tmp_path / "run").exists()


BOMBS = {
    "nested.jsonld": '{"@included":[' * 10_000 + "]}" * 10_000,
    "brackets.jsonld": "[" * 1_000_000,
    "brackets.ttl": "<https://example.org/a> <https://example.org/p> " + "(" * 100_000,
    "knotted.nt": "\n".join(f"_:a{i} <https://example.org/p> _:a{j} ." for i in range(12) for j in range(12) if i != j),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_as_a_fault_in_seconds(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BOMBS[name])
    assert faults_of(tmp_path / name, foreign.Limits(seconds=5)).startswith(f"{name}:")


def test_a_file_that_never_ends_is_left_in_time(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    message = faults_of(tmp_path / "pipe.ttl", foreign.Limits(seconds=1))
    assert message.startswith("pipe.ttl: could not be read within 1 seconds\n")
