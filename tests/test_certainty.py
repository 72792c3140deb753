"""How certain it must be: what the three words do to a question, and what an uncertain date does to a chronology."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from cablekg.asking import answers, canned
from cablekg.asking.canned import ParameterError
from cablekg.cli.main import main
from cablekg.settings import BASE_IRI, shipped

HERE = Path(__file__).parent
QUESTIONS = canned.load(shipped("queries"), BASE_IRI)
SURE = {name: question for name, question in QUESTIONS.items() if "certainty" in question.params}


def asked(name: str, **values: str) -> list[dict[str, str]]:
    store = Store()
    for file in ("sample.trig", "queries/uncertain-contacts.trig"):
        store.load(path=HERE / file, format=RdfFormat.TRIG)
    given = {key.rstrip("_"): [value] for key, value in values.items()}
    table = canned.ask(QUESTIONS[name], given, answers.asker(store, BASE_IRI), BASE_IRI)
    return [
        {
            column: cell.value.removeprefix(BASE_IRI).removeprefix("document/")
            for column, cell in zip(table.columns, row, strict=True)
            if cell
        }
        for row in table.rows
    ]


def test_every_question_of_who_had_a_role_can_be_asked_at_three_levels() -> None:
    roles = {"sender", "recipient", "intermediary", "partner", "sent", "via", "daysSurely", "possibly"}
    assert set(SURE) >= {name for name, question in QUESTIONS.items() if roles & question.columns.keys()}
    for question in SURE.values():
        param = question.params["certainty"]
        assert (param.type, param.optional, param.default) == ("certainty", True, "probable"), question.name


@pytest.mark.parametrize("name", sorted(SURE))
def test_certainty_left_out_is_probable(name: str) -> None:
    question = SURE[name]
    ask = answers.asker(Store(), BASE_IRI)
    foreign = {"agent": "https://example.org/a", "date": "1949", "text": "x", "topic": "https://example.org/t"}
    given = {
        key: [foreign[param.type]] for key, param in question.params.items() if not (param.optional or param.words)
    }
    left_out = canned.bind(question, given, ask, BASE_IRI)
    assert left_out == canned.bind(question, {**given, "certainty": ["probable"]}, ask, BASE_IRI)
    assert left_out == canned.bind(question, {**given, "certainty": [" "]}, ask, BASE_IRI)
    assert left_out != canned.bind(question, {**given, "certainty": ["possible"]}, ask, BASE_IRI)


def test_another_word_is_refused_and_the_three_are_named() -> None:
    with pytest.raises(
        ParameterError, match="certainty: 'sure' is no certainty\n  hint: write certain, probable or possible"
    ):
        asked("intermediaries", certainty="sure")


@pytest.mark.parametrize(
    ("certainty", "silences"),
    [
        ("certain", [("20", "first", "last", "1")]),
        ("probable", [("305", "last", "winter", "1"), ("20", "first", "last", "1")]),
        (
            "possible",
            [("305", "last", "winter", "1"), ("10", "first", "disputed", "1"), ("10", "disputed", "last", "1")],
        ),
    ],
)
def test_a_month_may_break_a_silence(certainty: str, silences: list[tuple[str, ...]]) -> None:
    """The letter of January stands before the first one by its first possible day."""
    rows = asked("silences", a="stalin", b="liu-shaoqi", certainty=certainty)
    assert [(row["days"], row["before"], row["after"], row["possibly"]) for row in rows] == silences


def test_days_since_the_contact_before_are_told_at_least_and_at_most() -> None:
    rows = asked("contacts-between", a="stalin", b="liu-shaoqi")
    assert [(row["document"], row.get("daysSurely"), row.get("daysPossibly")) for row in rows] == [
        ("month", None, None),
        ("first", "0", "9"),
        ("last", "20", "20"),
        ("winter", "305", "395"),
    ]


def test_a_disputed_sender_is_marked_and_asked_for_by_name() -> None:
    rows = asked("contacts-between", a="stalin", b="liu-shaoqi", certainty="possible")
    marked = [(row["document"], row["certainty"]) for row in rows if row.get("rivals") == "yes"]
    assert marked == [("disputed", "possible")]


def test_a_document_of_two_years_is_surely_of_neither() -> None:
    rows = asked("activity", agent="liu-shaoqi")
    assert [(row["year"], row["sent"], row["possibly"]) for row in rows] == [
        ("1950", "0", "0"),
        ("1951", "1", "1"),
        ("1952", "0", "1"),
    ]


def test_a_date_that_a_curator_set_beside_counts_for_a_window() -> None:
    in_both = [asked("documents-in-window", from_=year, until=year) for year in ("1951", "1953")]
    found = [{row["document"]: row["within"] for row in rows} for rows in in_both]
    assert [rows["last"] for rows in found] == ["possibly", "possibly"]
    assert found[0]["first"] == "surely"


def test_the_command_takes_certainty(shipped_var: Path) -> None:
    asking = ["query", "intermediaries", "--store", str(shipped_var), "--format", "tsv"]
    counts = {}
    for certainty in ("certain", "probable", "possible"):
        done = CliRunner().invoke(main, [*asking, f"certainty={certainty}"])
        assert done.exit_code == 0, done.stderr
        counts[certainty] = sum(int(line.split("\t")[2]) for line in done.stdout.splitlines()[1:])
    assert counts["certain"] <= counts["probable"] < counts["possible"]
    wrong = CliRunner().invoke(main, [*asking, "certainty=perhaps"])
    assert wrong.exit_code == 2
    assert "write certain, probable or possible" in wrong.stderr
