"""Dumps: other tools read the same graph in them, the same content gives the same bytes, nobody's files are harmed."""

import hashlib
import logging
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from cablekg.errors import UsageError
from cablekg.graph.iris import Iris
from cablekg.graph.store import counts, open_read_only
from cablekg.publishing import turtle
from cablekg.publishing.dumps import dump

BASE = "https://w3id.org/cablekg/"
PREFIXES = Iris(BASE).prefixes()
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD = "http://www.w3.org/2001/XMLSchema#"
P = NamedNode(PREFIXES["ckg"] + "p")


def store_of(*graphs: str) -> Store:
    """A store with one triple in each graph; "" is the default graph."""
    store = Store()
    for number, graph in enumerate(graphs):
        store.add(Quad(P, P, Literal(str(number)), NamedNode(graph) if graph else DefaultGraph()))
    return store


def as_turtle(*triples: tuple[NamedNode, NamedNode, NamedNode | Literal]) -> str:
    return turtle.text([Quad(*triple) for triple in triples], PREFIXES)


def agent(name: str) -> NamedNode:
    return NamedNode(f"{BASE}agent/{name}")


def test_a_graph_is_written_sorted_and_grouped_under_the_prefixes_it_uses() -> None:
    written = as_turtle(
        (agent("b"), NamedNode(PREFIXES["skos"] + "note"), Literal("x")),
        (agent("a"), NamedNode(PREFIXES["ckg"] + "alias"), agent("a#z")),
        (agent("a"), NamedNode(PREFIXES["ckg"] + "alias"), agent("a#m")),
        (agent("a"), TYPE, NamedNode(PREFIXES["rico"] + "Person")),
    )
    assert (
        written
        == r"""@prefix ckg: <https://w3id.org/cablekg/ns#> .
@prefix agent: <https://w3id.org/cablekg/agent/> .
@prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

agent:a
    a rico:Person ;
    ckg:alias agent:a\#m,
        agent:a\#z .

agent:b
    skos:note "x" .
"""
    )


@pytest.mark.parametrize(
    ("local", "written"),
    [
        ("stalin-joseph", "agent:stalin-joseph"),
        ("stalin#m1-i1", r"agent:stalin\#m1-i1"),
        ("volume/d24", r"agent:volume\/d24"),
        ("a.b", "agent:a.b"),
        ("1948", "agent:1948"),
        ("end.", None),
        (".start", None),
        ("-start", None),
        ("a#", None),
        ("a,b", None),
        ("a(b)", None),
        ("a:b", None),
        ("%E6%AF%9B", None),
        ("毛", None),
        ("a~b", None),
        ("", None),
    ],
)
def test_an_address_is_shortened_only_where_every_reader_agrees(local: str, written: str | None) -> None:
    text = as_turtle((agent(local), P, agent(local)))
    expected = written or f"<{BASE}agent/{local}>"
    assert text.split("\n\n")[1] == f"{expected}\n    ckg:p {expected} .\n"


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        (Literal("a"), '"a"'),
        (Literal('say "a"\n\\'), r'"say \"a\"\n\\"'),
        (Literal("毛", language="zh-Hans"), '"毛"@zh-hans'),
        (Literal("7", datatype=NamedNode(XSD + "integer")), "7"),
        (Literal("007", datatype=NamedNode(XSD + "integer")), '"007"^^xsd:integer'),
        (Literal("true", datatype=NamedNode(XSD + "boolean")), "true"),
        (Literal("1", datatype=NamedNode(XSD + "boolean")), '"1"^^xsd:boolean'),
        (Literal("1948-05", datatype=NamedNode(XSD + "gYearMonth")), '"1948-05"^^xsd:gYearMonth'),
        (Literal("1948-05", datatype=NamedNode(PREFIXES["edtf"] + "EDTF")), '"1948-05"^^edtf:EDTF'),
        (Literal("x", datatype=NamedNode("https://example.org/t.")), '"x"^^<https://example.org/t.>'),
    ],
)
def test_a_literal_is_written_with_its_language_or_kind(literal: Literal, written: str) -> None:
    assert as_turtle((agent("a"), P, literal)).endswith(f"    ckg:p {written} .\n")


#: What readers of Turtle have tripped over, beside whatever hypothesis finds.
CHARACTERS = st.one_of(
    st.sampled_from(list("\"'\\\n\r\t\b\f\u2028\u2029\u0085\x7f\u200e%.,;()[]{}#@^a\U0001f600")),
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
)
TEXTS = st.text(CHARACTERS, max_size=12)
SAFE = "abcXYZ019-._~!$&'()*+,;=:@/#?毛é"
LOCALS = st.one_of(st.sampled_from(["", "a", "true", "end.", "a%20b", "%E6", "1:2", "a#b#c", "..", "-"]), st.text(SAFE))
SPACES = st.sampled_from([*PREFIXES.values(), BASE, "https://example.org/", "urn:x:"])


def _node(space: str, local: str) -> NamedNode | None:
    try:
        return NamedNode(space + local)
    except ValueError:
        return None


NODES = st.builds(_node, SPACES, LOCALS).filter(lambda node: node is not None)
KINDS = st.sampled_from(["integer", "decimal", "double", "boolean", "date", "gYear", "string"])
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["en", "ru", "zh-Hant", "x-a"])),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        st.sampled_from(["1", "-1", "+1", "007", "1.", "1.50", "1e5", "true", "1948", "1948-05-10", "no"]),
        KINDS,
    ),
    st.builds(lambda text, kind: Literal(text, datatype=kind), TEXTS, NODES),
)
QUADS = st.builds(Quad, NODES, NODES, st.one_of(NODES, LITERALS))


@pytest.fixture(scope="module")
def rdflib_is_silent() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each `"no"^^xsd:date`, which it reads all the same."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(level)


@pytest.mark.usefixtures("rdflib_is_silent")
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(quads=st.lists(QUADS, min_size=1, max_size=6), seed=st.integers(0, 9))
def test_two_other_readers_find_the_same_graph_and_order_changes_nothing(quads: list[Quad], seed: int) -> None:
    written = turtle.text(set(quads), PREFIXES)
    assert set(parse(written, RdfFormat.TURTLE)) == set(quads), written
    plain = "".join(f"{quad} .\n" for quad in quads)
    # Without blank nodes two graphs are isomorphic when they hold the same triples.
    assert set(rdflib.Graph().parse(data=written)) == set(rdflib.Graph().parse(data=plain, format="nt")), written
    shuffled = list(set(quads))
    random.Random(seed).shuffle(shuffled)
    assert turtle.text(shuffled, PREFIXES) == written


def test_each_graph_has_a_file_of_its_own(tmp_path: Path) -> None:
    names = {
        "": "default.ttl",
        BASE + "graph/register": "register.ttl",
        BASE + "graph/source/stalin-mao": "source-stalin-mao.ttl",
        BASE + "graph/default": "default-2.ttl",
        BASE + "genid/src/1": "rdf-1.ttl",
        "https://example.org/Graph_One": "rdf-graph-one.ttl",
        "https://example.org/other#graph-one": "rdf-graph-one-2.ttl",
        "https://example.org/other/": "rdf-other.ttl",
        "urn:x:毛": "rdf-graph.ttl",
    }
    store = store_of(*names)
    assert dump(store, tmp_path, BASE) == ["SHA256SUMS", *sorted(["cablekg.nq", *names.values()])]
    for graph, name in names.items():
        found = {quad.object for quad in parse(path=tmp_path / name)}
        node = NamedNode(graph) if graph else DefaultGraph()
        assert found == {quad.object for quad in store.quads_for_pattern(None, None, None, node)}, name
    assert set(parse(path=tmp_path / "cablekg.nq")) == set(store)


def test_an_empty_store_has_no_turtle_and_a_graph_without_quads_no_file(tmp_path: Path) -> None:
    store = Store()
    store.add_graph(NamedNode(BASE + "graph/links"))
    assert dump(store, tmp_path, BASE) == ["SHA256SUMS", "cablekg.nq"]


def test_another_base_has_other_graphs_of_its_own(tmp_path: Path) -> None:
    names = dump(
        store_of(BASE + "graph/register", "https://example.com/graph/register"), tmp_path, "https://example.com/"
    )
    assert names == ["SHA256SUMS", "cablekg.nq", "rdf-register.ttl", "register.ttl"]


def test_the_same_content_gives_the_same_bytes_whatever_the_order_of_loading(tmp_path: Path) -> None:
    quads = [Quad(agent(str(n)), P, Literal(str(n % 7)), agent(f"g{n % 3}")) for n in range(200)]
    for folder, order in (("one", quads), ("two", quads[::-1])):
        store = Store()
        store.bulk_extend(order)
        dump(store, tmp_path / folder, BASE)
    files = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    lines = files["cablekg.nq"].splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 200


def test_the_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    dump(store_of("", BASE + "graph/register"), tmp_path, BASE)
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    for line, name in zip(lines, ["cablekg.nq", "default.ttl", "register.ttl"], strict=True):
        assert line == f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}"
    if tool := shutil.which("sha256sum"):
        subprocess.run([tool, "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True)


def test_a_dump_replaces_a_former_one_whole_or_cut_short(tmp_path: Path) -> None:
    dump(store_of("", BASE + "graph/register", BASE + "graph/roles"), tmp_path, BASE)
    (tmp_path / "roles.ttl").unlink()
    (tmp_path / ".part").mkdir()
    (tmp_path / ".part" / "half.ttl").write_text("a killed dump left this")
    dump(store_of(BASE + "graph/register"), tmp_path, BASE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SHA256SUMS", "cablekg.nq", "register.ttl"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("notes.txt", "mine", "neither empty nor a former dump"),
        ("cablekg.nq", "mine", "neither empty nor a former dump"),
        ("SHA256SUMS", "", "neither empty nor a former dump"),
        ("SHA256SUMS", f"{'0' * 64}  ../cablekg.nq\n", "neither empty nor a former dump"),
        ("SHA256SUMS", f"{'0' * 64}  cablekg.nq\nrubbish\n", "neither empty nor a former dump"),
        ("SHA256SUMS", f"{'0' * 64}  release.ttl\n", "neither empty nor a former dump"),
    ],
)
def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UsageError, match=f"{message}\n  hint: a dump goes into a new or empty folder"):
        dump(store_of(""), tmp_path, BASE)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {name: content}


def test_a_file_that_somebody_put_beside_a_dump_is_not_touched(tmp_path: Path) -> None:
    dump(store_of(""), tmp_path, BASE)
    before = (tmp_path / "SHA256SUMS").read_bytes()
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"no dump wrote: notes\.txt"):
        dump(store_of(BASE + "graph/register"), tmp_path, BASE)
    assert (tmp_path / "SHA256SUMS").read_bytes() == before
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="could not be written"):
        dump(store_of(""), tmp_path / "file", BASE)


def test_rdflib_reads_the_dump_of_the_shipped_data_as_it_stands_in_the_store(
    shipped_store: Path, tmp_path: Path
) -> None:
    store = open_read_only(shipped_store)
    names = [name for name in dump(store, tmp_path, BASE) if name.endswith(".ttl")]
    assert {"register.ttl", "roles.ttl", "decisions.ttl", "vocabulary.ttl", "catalogue.ttl"} <= set(names)
    for name in names:
        graph = NamedNode(f"{BASE}graph/{name.removesuffix('.ttl').replace('source-', 'source/')}")
        plain = "".join(f"{quad.triple} .\n" for quad in store.quads_for_pattern(None, None, None, graph))
        written = set(rdflib.Graph().parse(tmp_path / name))
        assert not any(isinstance(term, rdflib.BNode) for triple in written for term in triple), name
        assert written == set(rdflib.Graph().parse(data=plain, format="nt")), name
    assert sum(counts(store).values()) == len((tmp_path / "cablekg.nq").read_bytes().splitlines())
