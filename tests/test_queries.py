"""The questions and checks of queries/: what they answer on a small graph made by hand, and on the shipped set."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store, serialize
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Node

from cablekg.asking import answers, canned
from cablekg.graph import store as stores
from cablekg.settings import BASE_IRI, shipped

HERE = Path(__file__).parent
QUERIES = shipped("queries")
QUESTIONS = canned.load(QUERIES, BASE_IRI)
CHECKS = canned.load(QUERIES / "checks", BASE_IRI)

#: rdflib's own reader of TriG and N-Quads still uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

Row = tuple[str | None, ...]


def table(name: str) -> list[dict[str, str]]:
    with (HERE / "queries" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def loaded(*files: Path) -> Store:
    made = Store()
    for file in files:
        made.load(path=file, format=RdfFormat.TRIG)
    return made


def in_pyoxigraph(store: Store, text: str) -> list[Row]:
    solutions = store.query(text, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(None if term is None else str(term) for term in row) for row in solutions]


def in_rdflib(graph: Dataset, text: str) -> list[Row]:
    result = graph.query(text)
    assert result.vars is not None
    return [tuple(_written(row[name]) for name in result.vars) for row in result]  # type: ignore[index]


def _written(term: Node | None) -> str | None:
    if term is None:
        return None
    assert isinstance(term, Literal | URIRef | BNode)
    text = term.n3()
    if isinstance(term, Literal) and "\n" in term:  # rdflib writes such a literal with three quotes
        text = Literal(term.replace("\n", "\\n"), term.language, term.datatype).n3()
    return text


@pytest.fixture(scope="module")
def sample() -> Store:
    return loaded(HERE / "sample.trig")


@pytest.fixture(scope="module")
def sample_in_rdflib() -> Dataset:
    graph = Dataset(default_union=True)
    graph.parse(data=(HERE / "sample.trig").read_text(encoding="utf-8"), format="trig")
    return graph


@pytest.fixture(scope="module")
def shipped_graph(shipped_store: Path) -> Store:
    return stores.open_read_only(shipped_store)


@pytest.fixture(scope="module")
def shipped_in_rdflib(shipped_graph: Store) -> Dataset:
    graph = Dataset(default_union=True)
    quads = serialize(shipped_graph, format=RdfFormat.N_QUADS)
    assert quads is not None
    graph.parse(data=quads.decode(), format="nquads")
    return graph


def test_the_questions_are_those_promised() -> None:
    assert sorted(QUESTIONS) == sorted(row["question"] for row in table("questions.tsv"))


@pytest.mark.parametrize("row", table("questions.tsv"), ids=lambda row: row["question"])
def test_a_question_has_the_parameters_and_columns_promised(row: dict[str, str], sample: Store) -> None:
    question = QUESTIONS[row["question"]]
    parameters = [name + "?" * param.optional for name, param in question.params.items()]
    assert " ".join(parameters) == row["parameters"], row["why"]
    assert " ".join(question.columns) == row["columns"], row["why"]
    solutions = sample.query(question.text)
    assert isinstance(solutions, QuerySolutions)
    assert [variable.value for variable in solutions.variables] == list(question.columns)


@pytest.mark.parametrize("question", [*QUESTIONS.values(), *CHECKS.values()], ids=lambda question: question.name)
def test_a_file_is_written_as_the_house_writes_them(question: canned.Question) -> None:
    prefixes = re.findall(r"^PREFIX (\w+):", question.text, re.MULTILINE)
    assert prefixes == sorted(prefixes)
    body = re.sub(r'^PREFIX.*$|^ *# .*$|^#\+.*$|"[^"]*"', "", question.text, flags=re.MULTILINE)
    assert set(prefixes) == set(re.findall(r"\b([a-z]+):", body)), "each prefix is used, and each in use declared"
    assert max(map(len, question.text.splitlines())) <= 120
    assert "ORDER BY" in question.text


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_runs_as_it_lies_with_the_same_rows_in_two_engines(
    name: str, sample: Store, sample_in_rdflib: Dataset
) -> None:
    rows = in_pyoxigraph(sample, QUESTIONS[name].text)
    assert rows, "the example finds nothing"
    assert len(rows) == len(set(rows)), "a row stands twice"
    assert in_rdflib(sample_in_rdflib, QUESTIONS[name].text) == rows


@pytest.mark.ci  # rdflib takes minutes for what the engine answers at once
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_rows_on_the_shipped_set(
    name: str, shipped_graph: Store, shipped_in_rdflib: Dataset
) -> None:
    rows = in_pyoxigraph(shipped_graph, QUESTIONS[name].text)
    assert rows, "the example finds nothing"
    assert len(rows) == len(set(rows)), "a row stands twice"
    assert in_rdflib(shipped_in_rdflib, QUESTIONS[name].text) == rows


@pytest.mark.parametrize(
    "row", table("answers.tsv"), ids=lambda row: f"{row['question']} {row['values']} {row['column']}"
)
def test_a_question_answers(row: dict[str, str], sample: Store) -> None:
    values: dict[str, list[str]] = {}
    for name, value in re.findall(r"(\w+)=(.+?)(?= \w+=|$)", row["values"]):
        values.setdefault(name, []).append(value)
    ask = answers.asker(sample, BASE_IRI)
    answer = canned.ask(QUESTIONS[row["question"]], values, ask, BASE_IRI)
    place = answer.columns.index(row["column"])
    found = [cell.value for cells in answer.rows if (cell := cells[place]) is not None]
    if row["column"] == "subject":
        found = list(dict.fromkeys(found))
    short = [re.sub(f"^{BASE_IRI}(document|agent|topic)/", "", value) for value in found]
    assert " | ".join(short) == row["answer"], row["why"]


def test_every_question_is_answered_in_the_table() -> None:
    assert {row["question"] for row in table("answers.tsv")} == set(QUESTIONS)


def test_the_next_document_of_another_exchange_is_no_end_of_a_silence() -> None:
    """A talk of three stands in three exchanges, and has a `next` in each."""
    store = loaded(HERE / "queries" / "three-exchanges.trig")
    rows = canned.ask(
        QUESTIONS["silences"],
        {"a": ["stalin-joseph"], "b": ["mao-zedong"]},
        answers.asker(store, BASE_IRI),
        BASE_IRI,
    ).rows
    assert [[cell.value.removeprefix(BASE_IRI) for cell in row if cell] for row in rows] == [
        ["1950-01-02", "1950-01-30", "28", "document/talk-of-three", "document/stalin-mao", "0"],
        ["1950-01-30", "1950-01-31", "1", "document/stalin-mao", "document/second-talk-of-three", "0"],
    ]


def test_names_that_nobody_read_are_told_apart_from_those_in_dispute() -> None:
    store = loaded(HERE / "sample.trig", HERE / "queries" / "open-names.trig")
    rows = in_pyoxigraph(store, QUESTIONS["unresolved-names"].text)
    assert {(str(row[0]).strip('"'), str(row[2]).strip('"')) for row in rows} == {
        ("Karsky", "proposed"),
        ("Kuznetsov", "disputed"),
        ("Melnikov", "provisional"),
        ("Miklashevsky", "unread"),
        ("Zakharov", "accepted as possible"),
    }


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_nothing_in_the_sample(name: str, sample: Store, sample_in_rdflib: Dataset) -> None:
    assert in_pyoxigraph(sample, CHECKS[name].text) == []
    assert in_rdflib(sample_in_rdflib, CHECKS[name].text) == []


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_catches_its_bad_example(name: str) -> None:
    bad = HERE / "queries" / f"bad-{name}.trig"
    found = in_pyoxigraph(loaded(HERE / "sample.trig", bad), CHECKS[name].text)
    assert found, bad.read_text(encoding="utf-8").splitlines()[0]
    graph = Dataset(default_union=True)
    for file in (HERE / "sample.trig", bad):
        graph.parse(data=file.read_text(encoding="utf-8"), format="trig")
    assert len(in_rdflib(graph, CHECKS[name].text)) == len(found)


def test_every_bad_example_has_its_check() -> None:
    assert {path.stem.removeprefix("bad-") for path in _bad()} == set(CHECKS)


def test_what_an_rdf_source_says_breaks_no_check(sample: Store) -> None:
    """A foreign graph may hold names, readings and dates in a shape of its own; only blank nodes are never kept."""
    everything = loaded(HERE / "sample.trig")
    for path in _bad():
        if path.stem == "bad-no-blank-nodes":
            continue
        text = path.read_text(encoding="utf-8")
        everything.load(re.sub(r"<graph/[^>]*>", "<https://example.org/foreign>", text).encode(), format=RdfFormat.TRIG)
    broken = [name for name, check in CHECKS.items() if in_pyoxigraph(everything, check.text)]
    assert broken == []


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_nothing_in_the_shipped_set(name: str, shipped_graph: Store) -> None:
    assert in_pyoxigraph(shipped_graph, CHECKS[name].text) == []


def _bad() -> Iterator[Path]:
    return (HERE / "queries").glob("bad-*.trig")
