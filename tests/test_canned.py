"""Questions that are ready: what a parameter takes, what is refused, and that no value changes a query's shape."""

import csv
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from cablekg.asking import answers, canned, parameters
from cablekg.asking.canned import ParameterError
from cablekg.errors import DataError, UsageError
from cablekg.settings import BASE_IRI, shipped

HERE = Path(__file__).parent
QUESTIONS = canned.load(shipped("queries"), BASE_IRI)

BETWEEN = QUESTIONS["messages-between"]
UNDER_NAME = QUESTIONS["documents-under-name"]

#: Values that try to leave the place of a value.
HOSTILE = [
    '" } ; DROP ALL #',
    '"} UNION { ?document ?p ?o } #',
    "'''",
    '"""',
    '"@en',
    '"^^<http://www.w3.org/2001/XMLSchema#date>',
    "\\",
    '\\"',
    "\\u0022 } ; DROP ALL #",
    "\\U00000022 }",
    "stalin\n} DROP ALL",
    "stalin\r#",
    "\x00",
    "\ud800",
    "\u2028 } #",
    "http://example.org/> } ; DROP ALL #",
    "http://example.org/\\u003e",
    "http://example.org/ { ?s ?p ?o }",
    "urn:x> . ?s ?p ?o . <urn:y",
    "VALUES ?b { <urn:x> }",
    "?b { UNDEF }",
    "SERVICE <http://example.org/> { ?s ?p ?o }",
    "UNDEF",
    "#",
    "../../agent/stalin-joseph",
    "%22%20%7D",
    "$0 \\g<0> {name}",
    "-1' OR '1'='1",
    "x" * 501,
]


def store() -> Store:
    made = Store()
    made.load(path=HERE / "sample.trig", format=RdfFormat.TRIG)
    return made


ASK = answers.asker(store(), BASE_IRI)


def values() -> list[dict[str, str]]:
    with (HERE / "queries" / "values.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def shape(node: object) -> object:
    """Give a query's algebra without its terms: what is left is what no value may change."""
    if isinstance(node, CompValue):
        kept = {key: shape(value) for key, value in node.items() if key not in {"_vars", "PV"}}
        return (node.name, {} if node.name == "ToMultiSet" else kept)
    if isinstance(node, list | tuple):
        return [shape(item) for item in node]
    return str(node)


def algebra(text: str) -> object:
    return shape(translateQuery(parseQuery(text)).algebra)


def resolved(kind: str, value: str) -> parameters.Term:
    wanted = parameters.Wanted("x", "date" if kind == "last" else kind, end=kind == "last")
    return parameters.resolve(wanted, value, ASK, BASE_IRI)


@pytest.mark.parametrize("row", values(), ids=lambda row: f"{row['type']} {row['value']}")
def test_a_value_becomes_a_term_or_is_refused_with_choices(row: dict[str, str]) -> None:
    if row["term"]:
        assert resolved(row["type"], row["value"]).value.removeprefix(BASE_IRI) == row["term"], row["why"]
        return
    with pytest.raises(ParameterError) as caught:
        resolved(row["type"], row["value"])
    assert " | ".join(choice.id for choice in caught.value.choices) == row["choices"], row["why"]
    for choice in caught.value.choices:
        assert f"{choice.id} ({choice.label})" in str(caught.value)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_a_literal_or_refused(value: str) -> None:
    try:
        bound = canned.bind(UNDER_NAME, {"name": [value]}, ASK, BASE_IRI)
    except ParameterError:
        return
    assert algebra(bound) == algebra(UNDER_NAME.text)
    assert ASK(bound).rows == ()


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["messages-between", "intermediaries", "document", "on-topic", "documents-in-window"])
def test_a_hostile_value_of_any_type_is_refused_or_keeps_the_shape(name: str, value: str) -> None:
    question = QUESTIONS[name]
    given = {key: [*param.example] for key, param in question.params.items()}
    given[next(iter(question.params))] = [value]
    try:
        bound = canned.bind(question, given, ASK, BASE_IRI)
    except ParameterError:
        return
    assert algebra(bound) == algebra(question.text)


@given(value=st.text(st.characters(exclude_categories=()), min_size=1, max_size=80))
def test_no_text_changes_the_shape_of_a_query(value: str) -> None:
    try:
        bound = canned.bind(UNDER_NAME, {"name": [value]}, ASK, BASE_IRI)
    except ParameterError:
        return
    before, _, after = UNDER_NAME.text.partition('VALUES ?name { "Kuznetsov" }')
    assert bound.startswith(before)
    assert bound.endswith(after)
    block = bound[len(before) : len(bound) - len(after)]
    assert [cell and cell.value for (cell,) in ASK(f"SELECT ?name WHERE {{ {block} }}").rows] == [value.strip()]


@given(value=st.text(max_size=40), kind=st.sampled_from(parameters.TYPES))
def test_any_value_is_a_term_or_a_parameter_error(value: str, kind: str) -> None:
    with suppress(ParameterError):
        assert resolved(kind, value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"a": ["stalin"], "b": ["mao"], "c": ["x"]}, "unknown parameter 'c'\n  hint: known parameters: a, b"),
        ({"a": ["stalin"]}, "missing parameter 'b' (the other)\n  hint: for example b=mao-zedong"),
        ({"a": ["stalin"], "b": [" "]}, "missing parameter 'b'"),
        ({"a": ["stalin"] * 21, "b": ["mao"]}, "parameter 'a' has 21 values\n  hint: give it 20 times at most"),
    ],
)
def test_parameters_are_known_given_and_not_too_many(values: dict[str, list[str]], message: str) -> None:
    with pytest.raises(ParameterError, match=re.escape(message)):
        canned.bind(BETWEEN, values, ASK, BASE_IRI)


def test_a_day_is_given_once_and_a_window_does_not_run_backwards() -> None:
    window = QUESTIONS["documents-in-window"]
    with pytest.raises(ParameterError, match="parameter 'from' has 2 values"):
        canned.bind(window, {"from": ["1948", "1949"], "until": ["1950"]}, ASK, BASE_IRI)
    with pytest.raises(ParameterError, match="1948-12-31 lies before 1949-01-01"):
        canned.bind(window, {"from": ["1949"], "until": ["1948"]}, ASK, BASE_IRI)
    assert '{ "1948-01-01"^^' in canned.bind(window, {"from": ["1948"], "until": ["1948"]}, ASK, BASE_IRI)


def test_a_parameter_left_out_leaves_the_query_as_it_lies() -> None:
    question = QUESTIONS["intermediaries"]
    assert canned.bind(question, {}, ASK, BASE_IRI) == question.text
    assert canned.bind(question, {"a": [""]}, ASK, BASE_IRI) == question.text


def test_every_example_binds_to_the_query_it_was_taken_from() -> None:
    for question in QUESTIONS.values():
        examples = {name: param.example for name, param in question.params.items() if param.example}
        assert answers_of(question, examples) == ASK(question.text).rows, question.name


def answers_of(question: canned.Question, values: Mapping[str, tuple[str, ...]]) -> object:
    return canned.ask(question, values, ASK, BASE_IRI).rows


def test_a_value_that_looks_like_a_block_is_not_filled() -> None:
    text = 'SELECT ?a ?b { VALUES ?a { "1" } VALUES ?b { "2" } }'
    params = {name: canned.Param("text", "") for name in "ab"}
    question = canned.Question("two", "", text, params)
    table = canned.ask(question, {"a": ["VALUES ?b { x }"], "b": ["y"]}, ASK, BASE_IRI)
    assert [[cell.value for cell in row if cell] for row in table.rows] == [["VALUES ?b { x }", "y"]]


def test_another_base_moves_every_address_but_the_vocabulary() -> None:
    moved = canned.load(shipped("queries"), "https://example.org/kg/")["messages-between"]
    assert "<https://example.org/kg/agent/>" in moved.text
    assert re.findall(r"https://w3id.org/\S+", moved.text) == ["https://w3id.org/cablekg/ns#>"]


def test_under_another_base_names_are_found_there() -> None:
    base = "https://example.org/kg/"
    text = (HERE / "sample.trig").read_text(encoding="utf-8").replace(BASE_IRI, base)
    moved = Store()
    moved.load(text.replace(f"{base}ns#", f"{BASE_IRI}ns#").encode(), format=RdfFormat.TRIG)
    question = canned.load(shipped("queries"), base)["messages-between"]
    table = canned.ask(question, {"a": ["stalin"], "b": ["mao"]}, answers.asker(moved, base), base)
    assert len(table.rows) == 6


def test_an_unknown_question_is_told_its_neighbours() -> None:
    assert canned.find(QUESTIONS, "names-of").name == "names-of"
    with pytest.raises(
        UsageError, match="unknown question 'message-between'\n  hint: known questions: messages-between"
    ):
        canned.find(QUESTIONS, "message-between")
    with pytest.raises(UsageError, match="activity, archives-cited"):
        canned.find(QUESTIONS, "?")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "no summary"),
        ('#+ summary = "', "Unterminated string"),
        ('#+ summary = "x"\n#+ author = "y"', "unknown in the front matter: author"),
        (
            '#+ summary = "x"\n#+ [params]\n#+ a = {type = "agent", help = ""}',
            "expected one block VALUES ?a { … }, found 0",
        ),
        ('#+ summary = "x"\n#+ [params]\n#+ a = {type = "agent"}\nSELECT * { VALUES ?a { UNDEF } }', "help"),
        ('#+ summary = "x"\n#+ [params]\n#+ a = {type = "n", help = ""}\n{ VALUES ?a { 1 } }', "unknown type 'n'"),
        ('#+ summary = "x"\n#+ [columns]\n#+ a = "colour"', "column 'a': unknown type 'colour'"),
    ],
)
def test_a_file_that_is_no_question_is_named(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.rq").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(message)) as caught:
        canned.load(tmp_path, BASE_IRI)
    assert str(caught.value).startswith("wrong.rq: ")
