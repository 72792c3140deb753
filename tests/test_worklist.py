"""What is left to decide: the kinds of items, what makes one of several, their order, from files and from a store."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

import reviewing
from cablekg.asking import canned
from cablekg.build.run import BuildRequest, build, read_all
from cablekg.cli.reviewing import KINDS
from cablekg.curating import worklist
from cablekg.curating.worklist import Item
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import opened
from cablekg.settings import BASE_IRI, Settings, shipped
from terminal import run

HERE = Path(__file__).parent
QUESTION = canned.load(shipped("queries"), BASE_IRI)["work-list"]
COLUMNS = ("kind", "documents", "name", "agent", "candidates", "example", "reason")


def expected() -> list[dict[str, str]]:
    with (HERE / "worklist.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def listed(items: Iterable[Item]) -> list[tuple[str, ...]]:
    return [
        (i.kind, str(len(i.documents)), i.name, i.agent, " | ".join(i.candidates), " ".join(i.example).strip(), i.why)
        for i in items
    ]


def asked(store: Store) -> list[tuple[str, ...]]:
    """Ask the question, and give its rows in the words of the list."""
    solutions = store.query(QUESTION.text, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    rows = []
    for solution in solutions:
        row = {name: "" if (term := solution[name]) is None else term.value for name in QUESTION.columns}
        document, mention = (row[name].removeprefix(f"{BASE_IRI}document/") for name in ("document", "mention"))
        example = mention.replace("#", " ", 1) if mention else document
        agent = row["agent"].removeprefix(f"{BASE_IRI}agent/")
        rows.append(
            (row["kind"], row["documents"], row["name"], agent, row["candidates"], example, row["why"]),
        )
    return rows


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = reviewing.folder(tmp_path_factory.mktemp("small"))
    build(reviewing.request(folder), lambda _: None)
    return folder


def test_every_kind_is_listed_with_what_hangs_on_it_first(data: Path) -> None:
    rows = listed(worklist.items(reviewing.read(data)))
    for row, wanted in zip(rows, expected(), strict=True):
        assert row == tuple(wanted[column] for column in COLUMNS), wanted["why"]


def test_the_question_lists_the_same(data: Path) -> None:
    rows = asked(open_read_only(opened(data.parent / "var")[0]))
    assert rows == listed(worklist.items(reviewing.read(data)))


def test_the_question_lists_the_same_of_the_shipped_set(shipped_store: Path) -> None:
    read = read_all(BuildRequest(shipped("data"), Path("var"), Settings()), lambda _: None)
    rows = asked(open_read_only(shipped_store))
    assert rows == listed(worklist.items(read))
    assert rows


def test_every_kind_has_its_row_and_its_word_on_the_command_line() -> None:
    assert {row["kind"] for row in expected()} == set(worklist.KINDS)
    assert KINDS == worklist.KINDS


@pytest.mark.parametrize(
    ("births", "documents", "why"),
    [
        ("1840 | 1860", [], "by one of two births she lived: no source forbids it"),
        ("1851 | 1860", ["1850-01-01-alder-dogwood"], "by both she did not"),
        ("../1860", [], "born before 1860: nobody knows how long before"),
        ("1850", [], "in the year of her birth"),
    ],
)
def test_of_rival_births_the_earliest_possible_counts(
    tmp_path: Path, births: str, documents: list[str], why: str
) -> None:
    folder = reviewing.folder(tmp_path)
    agents = folder / "register" / "agents.tsv"
    agents.write_text(agents.read_text(encoding="utf-8").replace("\t1860\t", f"\t{births}\t"), encoding="utf-8")
    found = [item.documents for item in worklist.items(reviewing.read(folder)) if item.kind == "before-birth"]
    assert found == ([tuple(documents)] if documents else []), why
    build(reviewing.request(folder), lambda _: None)
    rows = asked(open_read_only(opened(tmp_path / "var")[0]))
    assert [row[5] for row in rows if row[0] == "before-birth"] == documents, why


def test_the_command_lists_for_people_and_for_programs(data: Path) -> None:
    done = run(data.parent, "review", "--list", "--data", "data", "--kind", "disputed")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split() == ["documents", "kind", "name", "candidates", "example", "why"]
    assert "elm-emil | elm-eve" in done.stdout
    done = run(data.parent, "review", "1900-06-09-elm-alder", "--list", "--json", "--data", "data")
    assert [(item["kind"], item["documents"]) for item in json.loads(done.stdout)] == [
        ("several-records", 5),
        ("provisional", 4),
        ("disputed", 3),
    ]
    assert json.loads(done.stdout)[2]["mentions"][0] == {"document": "1900-06-03-elm-alder", "mention": "m1"}


def test_a_decision_that_is_not_applied_is_told_and_is_a_fault(tmp_path: Path) -> None:
    folder = reviewing.folder(tmp_path)
    rows = folder / "decisions" / "identifications.tsv"
    rows.write_text(reviewing.DECISIONS.replace("\tm1\tElm\t", "\tm2\tElm\t"), encoding="utf-8")
    done = run(tmp_path, "review", "--list", "--data", "data")
    assert done.returncode == 1
    assert "decisions/identifications.tsv:2: not applied: m2 of 1900-06-03-elm-alder is 'Alder'" in done.stderr
    assert "hint: 'Elm' is m1 now: put that number there" in done.stderr
