"""The habit that keeps the reading good: scores hold their floors, and gains and losses are told row by row."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import compare_readings
import score_titles
import scores
from readings import corpora, layouts
from readings.corpora import Text
from score_titles import Score

OLD_MODEL = """
from dataclasses import dataclass

@dataclass(frozen=True)
class Mention:
    role: str
    name: str
"""
OLD_TITLES = """
from dataclasses import dataclass
from cablekg.model import Mention

@dataclass(frozen=True)
class Title:
    mentions: tuple[Mention, ...] = ()
    topic: str | None = None
    remark: str | None = None

def read(title):
    if title.startswith("Note"):
        raise ValueError("a note")
    if title.startswith("Letter"):
        return Title(remark="no pattern fits")
    return Title((Mention("sender", "Mao"), Mention("recipient", "Stalin")), "the Rice Harvest")
"""


@pytest.fixture(scope="module")
def ours() -> list[scores.Line]:
    return list(scores.lines(None))


@pytest.fixture(scope="module")
def beside(shared: Path) -> list[scores.Line]:
    return list(scores.lines(shared))


def test_no_score_on_our_own_tables_falls(ours: list[scores.Line]) -> None:
    assert scores.fallen(ours, scores.floors()) == []


def test_no_score_on_the_labels_and_sources_beside_falls(beside: list[scores.Line]) -> None:
    assert scores.fallen(beside, scores.floors()) == []


def test_every_score_has_a_floor_and_every_floor_a_score(ours: list[scores.Line], beside: list[scores.Line]) -> None:
    measured = [(line.corpus, line.measure) for line in beside]
    assert sorted(measured) == sorted(scores.floors()), "run `python tests/scores.py --write`"
    assert {(line.corpus, line.measure) for line in ours} <= set(measured)


def test_the_page_of_scores_is_what_the_command_writes(beside: list[scores.Line]) -> None:
    assert scores.DOCS.read_text(encoding="utf-8") == scores.page(beside), "run `python tests/scores.py --write`"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(scores, "FLOORS", tmp_path / "floors.tsv")
    monkeypatch.setattr(scores, "DOCS", tmp_path / "scores.md")
    return tmp_path


GOOD = scores.Line("B1", "parties", "made up", "pairs", Score(right=9, wrong=0, missed=1))
WORSE = replace(GOOD, score=Score(right=8, wrong=1, missed=2))


@pytest.mark.parametrize("later", [[WORSE], []], ids=["it falls", "it is not measured any more"])
def test_a_floor_is_lowered_only_when_that_is_said(written: Path, later: list[scores.Line]) -> None:
    scores.write([GOOD], may_lower=False)
    before = [path.read_text(encoding="utf-8") for path in sorted(written.iterdir())]
    with pytest.raises(SystemExit, match="parties, made up"):
        scores.write(later, may_lower=False)
    assert [path.read_text(encoding="utf-8") for path in sorted(written.iterdir())] == before
    scores.write(later, may_lower=True)
    assert scores.floors() == {(line.corpus, line.measure): (0.842, 0.889) for line in later}


def test_a_score_holds_its_own_floor_and_a_rise_is_no_fault(written: Path) -> None:
    scores.write([WORSE], may_lower=False)
    assert scores.fallen([WORSE], scores.floors()) == []
    assert scores.fallen([GOOD], scores.floors()) == []
    assert len(scores.fallen([replace(GOOD, score=Score(right=8, wrong=2, missed=1))], scores.floors())) == 1


def test_a_series_is_held_out_whole_and_about_a_third_is(shared: Path) -> None:
    rows = score_titles.load(shared / "titles" / "titles-dev.tsv")
    series = {row["source_url"]: scores.is_held_out(row) for row in rows}
    assert all(scores.is_held_out(row) is series[row["source_url"]] for row in rows)
    assert 0.28 < sum(map(scores.is_held_out, rows)) / len(rows) < 0.39
    assert not any(scores.is_held_out(row) for row in rows[:10]), "the titles of the seed were known from the first"


def test_a_date_is_right_when_it_has_the_bounds_its_editors_gave() -> None:
    score = Score()
    for text, when in (
        ("May 10, 1948", "1948-05-10"),
        ("May 1948", "1948-05-10"),
        ("long ago", "1948"),
        ("1948", None),
    ):
        scores._count_date(score, Text("letters", "date", "1", text, when=when))
    assert (score.right, score.wrong, score.missed) == (2, 1, 2)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("N1", "Skip to content\n\nResults:\n\n1 - 2 of 2\n\nDocuments\n"),
        ("N2", "Skip to content\n\n\n1 - 2 of 2\n"),
        ("O1", "Search in\n\nDigital Archive International History Declassified\n\n  • March 01, 1951\n"),
        ("O2", "SEARCH RESULTS\n-\nMarch 01, 1951\n"),
        ("O3", "Search in\n\nDigital Archive\n\nSEARCH RESULTS\n\n  • 1951\n"),
        ("O4", "  • March 01, 1951\n"),
        ("C1", "Search in\n\nDigital Archive\n\nNo image found.\n\nNAME\n"),
        ("P1", "Skip to content\nPlaceholder image\n\nHolm, Per 1912-\n\nPopular Documents\n"),
        ("X1", "Skip to content\n\n(372) documents\n\n-\n"),
        ("F1", "Chapter\n\n31. Letter, A to B\nSource: a box\n"),
        ("T1", "A caption\n\nNAME\n\nA blurb.\n\nMarch 1, 1951\n\nLetter, A to B\n"),
        (
            "D0",
            'March 01, 1951\n\nA summary\n\n"Letter," 1951, History and Public Policy Program Digital Archive, a box\n',
        ),
        ("D1", "Skip to content\n\nMarch 1, 1951\n\nLetter, A to B\n\nDocument Information\n"),
        ("D2", "March 1, 1951\nLetter, A to B\nDocument Information\n"),
        ("mirror", "1951 Letter, A to B\nCitation:\nSummary:\n"),
    ],
)
def test_the_layout_of_a_made_up_page_is_told_by_its_signs(tmp_path: Path, name: str, page: str) -> None:
    case = tmp_path / ("document-page" if name.startswith(("D", "m")) else "listing") / "a-page"
    case.mkdir(parents=True)
    (case / "input.txt").write_text(page, encoding="utf-8")
    (case / "expected.jsonl").write_text("{}\n", encoding="utf-8")
    assert layouts.of_case(case) == name


def test_a_page_named_after_its_layout_needs_no_sign_and_one_without_any_is_to_be_refused(tmp_path: Path) -> None:
    for name, layout in (("o2-without-dashes", "O2"), ("a-shopping-list", "none, to be refused")):
        case = tmp_path / "listing" / name
        case.mkdir(parents=True)
        (case / "input.txt").write_text("milk\n", encoding="utf-8")
        (case / "expected.jsonl").touch()
        assert layouts.of_case(case) == layout


def test_every_text_has_a_place_of_its_own() -> None:
    texts = list(corpora.gather())
    assert len({(text.corpus, text.where) for text in texts}) == len(texts)
    assert {"title", "date", "reference", "summary", "page"} == {text.kind for text in corpora.gather(shared=Path("-"))}


@pytest.fixture
def old_code(tmp_path: Path) -> Path:
    """A cablekg of long ago: it reads titles only, names two parties in all of them, and knows fewer fields."""
    reading = tmp_path / "cablekg" / "reading"
    reading.mkdir(parents=True)
    (tmp_path / "cablekg" / "__init__.py").touch()
    (reading / "__init__.py").touch()
    (tmp_path / "cablekg" / "model.py").write_text(OLD_MODEL, encoding="utf-8")
    (reading / "titles.py").write_text(OLD_TITLES, encoding="utf-8")
    return tmp_path


def test_gains_losses_and_changes_are_told_row_by_row(old_code: Path) -> None:
    page = str(corpora.PROJECT / "data" / "listings" / "p11.txt")
    texts = [
        Text("titles", "title", "p07.txt:41", "Letter from Bryukhanov to Vyshinsky"),
        Text("titles", "title", "p07.txt:45", "Cable, Mao to Stalin, on the Rice Harvest"),
        Text("titles", "title", "p07.txt:49", "Cable, Mao to Stalin, on the Tea Harvest"),
        Text("titles", "title", "p07.txt:53", "Телеграмма Орлову"),
        Text("titles", "title", "p07.txt:57", "Note from Holm to Berg"),
        Text("dates", "date", "a.tsv:2", "May 10, 1948"),
        Text("pages", "page", "p11.txt", page),
    ]
    old = compare_readings.read(old_code, texts, "old")
    new = compare_readings.read(corpora.PROJECT / "src", texts, "new")
    told = list(compare_readings.report(compare_readings.movements(old, new), None))
    assert told[0] == "titles understood 3 → 4 of 5   + 2   - 1   ~ 1"
    assert told[1].startswith('+ p07.txt:41  "Letter from Bryukhanov to Vyshinsky"   form, sender, recipient')
    assert told[2].startswith('+ p07.txt:57  "Note from Holm to Berg"   form, sender, recipient')
    assert told[3].startswith('- p07.txt:53  "Телеграмма Орлову"\n      sender: Mao → —')
    assert (
        told[4]
        == '~ p07.txt:49  "Cable, Mao to Stalin, on the Tea Harvest"\n      topic: the Rice Harvest → the Tea Harvest'
    )
    assert "  form: known to one of the codes alone; filled in 4 rows" in told
    assert "dates with bounds 0 → 1 of 1   + 1   - 0   ~ 0" in told
    assert "pages entries read 0 → 10 of 10   + 10   - 0   ~ 0" in told
    assert told[-1] == "all pages entries read 0 → 10 of 10   + 10   - 0   ~ 0"


def test_the_same_code_twice_moves_nothing_and_few_rows_are_shown(capfd: pytest.CaptureFixture[str]) -> None:
    texts = [
        Text("titles", "title", f"t:{number}", f"Cable, {name} to Berg")
        for number, name in enumerate(("Holm", "Dahl", "Lund"))
    ]
    new = compare_readings.read(corpora.PROJECT / "src", texts, "new")
    told = list(compare_readings.report(compare_readings.movements(new, new), 2))
    assert told[0] == "titles understood 3 → 3 of 3   + 0   - 0   ~ 0"
    assert "new: titles" in capfd.readouterr().err, "progress goes to standard error"
    told = list(compare_readings.report(compare_readings.movements(compare_readings.Readings(), new), 2))
    assert [line[:5] for line in told[1:4]] == ["+ t:0", "+ t:1", "+ and"]


def test_a_text_that_stands_in_many_places_is_told_once(old_code: Path) -> None:
    texts = [Text("titles", "title", f"d{number}", "Letter from Holm to Berg") for number in range(3)]
    old = compare_readings.read(old_code, texts, "old")
    new = compare_readings.read(corpora.PROJECT / "src", texts, "new")
    told = list(compare_readings.report(compare_readings.movements(old, new), 1))
    assert told[:2] == [
        "titles understood 0 → 3 of 3   + 3   - 0   ~ 0",
        '+ d0 and 2 more  "Letter from Holm to Berg"   form, sender, recipient',
    ]


def test_code_that_is_not_where_it_should_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="the old code could not be run"):
        compare_readings.read(tmp_path, [], "old")


def test_texts_go_to_the_child_as_they_are(old_code: Path) -> None:
    title = json.loads('"Cable, A\\u2028B to \\u201cC\\u201d"')
    read = compare_readings.read(old_code, [Text("titles", "title", "1", title)], "old")
    assert read.rows["titles"]["1"].text == title
