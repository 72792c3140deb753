"""What one store knows otherwise than another: `cablekg diff` and the end of each build (demand C9)."""

import csv
import json
import math
import shutil
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from cablekg.authority.decisions import IDENTIFICATIONS
from cablekg.build import answers, changes, knowledge
from cablekg.build.answers import Opened
from cablekg.build.changes import Changes
from cablekg.build.knowledge import Name, Reading, Readings
from cablekg.build.readings import Reread
from cablekg.build.run import BuildRequest, build, check, write_missing
from cablekg.graph.iris import Iris
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import opened
from cablekg.graph.vocab import CKG, DCTERMS, RDF
from cablekg.publishing.dumps import dump
from cablekg.settings import BASE_IRI, Settings, shipped
from terminal import no_traceback, run

HERE = Path(__file__).parent
with (HERE / "rereadings.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
TABLE = """date\ttitle
1900-05-10\tCable, Alder to Fir Fay
1900-06-03\tCable, Elm to Alder
1900-06-05\tLetter from Yew Yvonne to Alder
"""
SOURCES = '[[source]]\nid = "woods"\npath = "tables/woods.tsv"\nreader = "table"\ntitle = "Cables of the woods"\n'
SOURCES += '[source.columns]\ndate = "date"\ntitle = "title"\n'
#: The letter's sender is nobody of the register.
YEW = "provisional-yew-yvonne-woods"
LETTER = "1900-06-05-yvonne-alder"


def quiet(_: str) -> None:
    pass


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return woods(tmp_path / "data")


def woods(folder: Path) -> Path:
    """Make a data folder of three letters."""
    for name in ("agents.tsv", "aliases.tsv"):
        write(folder / "register" / name, (HERE / "small" / "register" / name).read_text(encoding="utf-8"))
    write(folder / "tables" / "woods.tsv", TABLE)
    write(folder / "sources.toml", SOURCES)
    return folder


@pytest.fixture
def request_(data: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest(data, tmp_path / "var", Settings(stores_kept=9))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def decide(data: Path, document: str, mention: str, written: str, agent: str, decision: str = "accepted") -> None:
    row = (document, mention, written, agent, decision, "certain", "stated", "text", "made up", "A. Historian")
    text = "\t".join(IDENTIFICATIONS) + "\n" + "\t".join([*row, "2026-11-25", ""]) + "\n"
    write(data / "decisions" / "identifications.tsv", text)


def merge(data: Path, *rows: str) -> None:
    write(data / "register" / "merged.tsv", "\n".join(["old\tnew\twho\twhen\twhy", *rows]) + "\n")


def built(request: BuildRequest) -> Opened:
    """Build, and give the store."""
    build(request, quiet)
    return Opened(open_read_only(opened(request.store)[0]), request.settings.base_iri)


def kept(request: BuildRequest) -> Opened:
    """Build with every address in the ledger, so that an entry that is retitled keeps its own."""
    write_missing(request, quiet)
    return built(request)


def between(before: Opened, after: Opened) -> Changes:
    return changes.between(before, after, shipped("queries"), quiet)


def lines(found: Changes) -> str:
    """What is said before the questions."""
    return "\n".join(found.lines()).partition("questions whose answers moved")[0].strip()


def readings(cell: str) -> Readings | None:
    """Read a cell of the table: readings parted by a stroke, `-` for none, empty where there is no such name."""
    if not cell:
        return None
    words = [part.split(maxsplit=5) for part in cell.split(" | ") if part != "-"]
    rows = [
        Reading(agent, decision, certainty, "stated", voice, rule, "".join(who))
        for agent, decision, certainty, voice, rule, *who in words
    ]
    return tuple(sorted(rows))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_a_line_says_from_whom_to_whom_and_by_what(row: dict[str, str]) -> None:
    name = Name("1900-05-10-alder-fir", "sender", "Alder", 1)
    reread = Reread(name, readings(row["before"]), readings(row["after"]))
    assert reread.line() == f"1900-05-10-alder-fir  sender 'Alder': {row['says']}", row["why"]
    assert reread.is_of_another == (row["kind"] == "another"), row["why"]


def test_a_first_build_says_nothing_of_changes(request_: BuildRequest) -> None:
    report = build(request_, quiet)
    assert report.changes is None
    assert "last build" not in report.text()


def test_two_builds_of_the_same_data_say_that_nothing_changed(request_: BuildRequest) -> None:
    build(request_, quiet)
    report = build(request_, quiet)
    assert "\nnothing changed since the last build\n" in report.text()
    assert report.changes is not None
    assert set(report.changes["counts"].values()) == {0}


def test_of_other_data_that_are_read_alike_only_what_was_compared_is_said_to_be_the_same(
    request_: BuildRequest, data: Path
) -> None:
    decide(data, "1900-06-03-elm-alder", "m1", "Elm", "elm-eve")
    build(request_, quiet)
    path = data / "decisions" / "identifications.tsv"
    write(path, path.read_text(encoding="utf-8").replace("made up", "her hand"))
    said = "no document came or went, no name is read otherwise and no answer changed"
    report = build(request_, quiet)
    assert f"\n{said} since the last build\n" in report.text()
    assert report.as_json()["is_same_version"] is False
    assert run(data.parent, "diff").stdout == f"{said}\n"
    assert build(request_, quiet).as_json()["is_same_version"] is True


def test_other_data_are_named_and_not_compared(request_: BuildRequest, data: Path, tmp_path: Path) -> None:
    build(request_, quiet)
    shutil.copytree(data, tmp_path / "other")
    report = build(BuildRequest(tmp_path / "other", request_.store, Settings()), quiet)
    assert report.changes is None
    assert f"the store before was built from {data}" in report.text()
    assert "last build" not in report.text()


def test_the_end_of_a_build_and_a_check_tell_what_changed(request_: BuildRequest, data: Path) -> None:
    build(request_, quiet)
    decide(data, "1900-06-03-elm-alder", "m1", "Elm", "elm-eve")
    checked, report = check(request_, quiet), build(request_, quiet)
    said = (
        "  identifications changed: 1\n"
        "    1900-06-03-elm-alder  sender 'Elm': disputed (elm-emil or elm-eve) -> "
        "elm-eve, by curator A. Historian (accepted, certain; voice: text)\n"
    )
    assert f"changed since the last build (`cablekg diff` shows all):\n{said}" in report.text()
    assert f"changed since the last build:\n{said}" in checked.text()
    assert checked.changes == report.changes
    kept = opened(request_.store)[1].report["changes"]
    assert kept["counts"]["identifications"] == 1
    assert kept["identifications"][0]["to"] == "elm-eve"


def test_a_long_report_is_cut_and_the_whole_is_not(request_: BuildRequest, data: Path) -> None:
    before = built(request_)
    rows = [f"1901-01-{day:02}\tCable, Alder to Fir Fay" for day in range(1, 31)]
    write(data / "tables" / "woods.tsv", TABLE + "\n".join(rows) + "\n")
    report = build(request_, quiet)
    after = Opened(open_read_only(opened(request_.store)[0]), BASE_IRI)
    assert f"  documents added: 30\n{' ' * 4}+ 1901-01-01-alder-fir  Cable, Alder to Fir Fay\n" in report.text()
    assert "    … and 20 more\n" in report.text()
    assert report.changes is not None
    assert len(report.changes["documents_added"]) == 10
    assert len(between(before, after).as_json()["documents_added"]) == 30
    assert "more" not in lines(between(before, after))


def test_names_of_documents_added_or_gone_are_no_changed_identifications(request_: BuildRequest, data: Path) -> None:
    before = built(request_)
    write(data / "tables" / "woods.tsv", TABLE.replace("Letter from Yew Yvonne", "Cable, Dogwood"))
    assert lines(between(before, built(request_))).splitlines()[:4] == [
        "documents added: 1",
        "  + 1900-06-05-dogwood-alder  Cable, Dogwood to Alder",
        "documents gone: 1",
        f"  - {LETTER}  Letter from Yew Yvonne to Alder",
    ]


def test_a_name_that_is_found_now_is_one_line_and_moves_no_other(request_: BuildRequest, data: Path) -> None:
    before = kept(request_)
    write(data / "tables" / "woods.tsv", TABLE.replace("Yew Yvonne", "Dogwood and Yew Yvonne"))
    (reread,) = between(before, built(request_)).identifications
    assert reread.line().startswith(f"{LETTER}  sender 'Dogwood': not read -> dogwood-dan, by rule register (")


def test_an_agent_never_dies_unsaid_and_its_row_keeps_it_alive(request_: BuildRequest, data: Path) -> None:
    first = built(request_)
    decide(data, LETTER, "m1", "Yew Yvonne", "birch-ben")
    second = built(request_)
    (gone,) = between(first, second).agents
    assert gone.line() == f"{YEW}; row for register/merged.tsv: old {YEW}, new birch-ben"
    assert gone.as_json() == {
        "agent": YEW,
        "merged_row": {"old": YEW, "new": "birch-ben"},
        "heirs": {"birch-ben": 1},
    }
    merge(data, f"{YEW}\tbirch-ben\tA. Historian\t2026-11-25\tas the row of the report says")
    third = built(request_)
    assert (between(first, third).agents, between(second, third).agents) == ([], [])
    merge(data)
    (again,) = between(third, built(request_)).agents
    assert again.line() == gone.line(), "a merger taken back kills the address too"


def test_the_heir_of_a_name_that_is_read_better_is_the_new_name_in_its_place(
    request_: BuildRequest, data: Path
) -> None:
    before = kept(request_)
    write(data / "tables" / "woods.tsv", TABLE.replace("Yew Yvonne", "Ben Birch"))
    (gone,) = between(before, built(request_)).agents
    assert gone.heirs == {"birch-ben": 1}


def test_an_agent_whose_only_document_is_gone_has_no_heir(request_: BuildRequest, data: Path) -> None:
    before = built(request_)
    write(data / "tables" / "woods.tsv", TABLE.rpartition("1900-06-05")[0])
    (gone,) = between(before, built(request_)).agents
    assert (gone.agent, gone.heirs) == (YEW, {})
    assert "new whoever it is" in gone.line()


def test_questions_are_asked_where_their_example_is_known(request_: BuildRequest, data: Path) -> None:
    before = built(request_)
    decide(data, "1900-06-03-elm-alder", "m1", "Elm", "elm-eve")
    found = between(before, built(request_))
    moved = {question.question: question for question in found.questions}
    names = moved["disputed-identifications"]
    assert (names.before, names.after, len(names.lost), names.gained) == (2, 0, 2, ())
    assert names.line() == "disputed-identifications: rows 2 -> 0, + 0, - 2"
    assert not moved["messages-between"].is_asked, "its example is Stalin and Mao"
    assert not moved["documents-under-name"].is_asked, "its example is a written name"
    assert moved["intermediaries"].is_asked, "it asks for anybody"
    assert moved["documents-in-window"].is_asked, "days name nobody"
    assert "messages-between" in found.lines()[-1]


def test_a_shipped_question_about_known_agents_is_asked(shipped_store: Path) -> None:
    shown = Opened(open_read_only(shipped_store), BASE_IRI)
    found = between(shown, shown)
    assert [question.question for question in found.questions if not question.is_asked] == []
    assert {question.before for question in found.questions} != {0}
    assert found.lines() == []


def test_answers_are_compared_as_rows_without_order_and_with_their_number(tmp_path: Path) -> None:
    write(tmp_path / "values.rq", '#+ summary = "values"\nSELECT ?value WHERE { ?thing <http://example.org/p> ?value }')
    before, after = (Opened(shelf(values), BASE_IRI) for values in ("aabc", "cbad"))
    (moved,) = answers.compared(before, after, tmp_path, math.inf)
    assert (moved.before, moved.after, moved.gained, moved.lost) == (4, 4, (("d",),), (("a",),))


def shelf(values: str) -> Store:
    store = Store()
    for number, value in enumerate(values):
        thing, predicate = NamedNode(f"http://example.org/{number}"), NamedNode("http://example.org/p")
        store.add(Quad(thing, predicate, Literal(value)))
    return store


def test_stores_of_two_bases_are_compared_below_them(request_: BuildRequest, data: Path) -> None:
    before = built(request_)
    moved = BuildRequest(data, request_.store, Settings(base_iri="https://woods.example/"))
    found = between(before, built(moved))
    assert found.lines() == []
    assert [question.before for question in found.questions if question.question == "unresolved-names"] != [0]


@pytest.mark.parametrize("bases", [(BASE_IRI, "https://woods.example/"), ("https://w3id.org/", BASE_IRI)])
def test_the_terms_of_the_vocabulary_stay_under_every_base(bases: tuple[str, str], tmp_path: Path) -> None:
    """The vocabulary's own address begins with the base of the project."""
    write(tmp_path / "all.rq", '#+ summary = "all"\nSELECT ?s ?p ?o WHERE { ?s ?p ?o }')
    before, after = (made_up(10, "oak", base) for base in bases)
    (moved,) = answers.compared(before, after, tmp_path, math.inf)
    assert moved.before == 62  # eight a name, two of them the document's own
    assert (moved.gained, moved.lost) == ((), ())


def made_up(names: int, agent: str, base: str = BASE_IRI) -> Opened:
    """A store of one document for ten names, each read as one agent of ten."""
    iris, store = Iris(base), Store()
    quads = []
    for number in range(names):
        document = NamedNode(iris.document(f"d{number // 10}"))
        mention, reading = NamedNode(f"{document.value}#m{number % 10 + 1}"), NamedNode(f"{document.value}#r{number}")
        quads += [
            Quad(document, RDF.type, CKG.Document),
            Quad(document, DCTERMS.title, Literal("made up")),
            Quad(mention, CKG.inDocument, document),
            Quad(mention, CKG.role, NamedNode(iris.code("sender"))),
            Quad(mention, CKG.writtenAs, Literal("Oak")),
            Quad(reading, CKG.ofMention, mention),
            Quad(reading, CKG.identifiedAs, NamedNode(iris.agent(f"{agent}-{number % 10}"))),
            Quad(reading, CKG.decision, NamedNode(iris.code("accepted"))),
        ]
    store.bulk_extend(quads)
    return Opened(store, base)


def test_equal_names_of_a_document_are_counted_in_the_order_of_their_numbers() -> None:
    names = knowledge.read(made_up(10, "oak").store, BASE_IRI).names
    read_as = {name.number: readings[0].agent for name, readings in names.items()}
    assert read_as == {number: f"oak-{number - 1}" for number in range(1, 11)}, "#m10 stands after #m2"


def test_the_time_of_a_comparison_grows_with_the_stores(tmp_path: Path) -> None:
    def seconds(names: int) -> float:
        before, after = made_up(names, "oak"), made_up(names, "ash")
        start = time.process_time()
        assert len(changes.between(before, after, tmp_path, quiet).identifications) == names
        return time.process_time() - start

    few = min(seconds(500) for _ in range(2))
    assert seconds(5000) < 10 * few * 3, "ten times the names take ten times as long, with room for a busy machine"


def test_one_decision_on_the_shipped_set_changes_what_it_implies_and_nothing_else(tmp_path: Path) -> None:
    data, var = tmp_path / "data", tmp_path / "var"
    shutil.copytree(shipped("data"), data)
    request = BuildRequest(data, var, Settings())
    before = built(request)
    document = "1951-02-16-stalin-zhou"
    decisions = data / "decisions" / "identifications.tsv"
    row = [document, "m3", "Zakharov", "zakharov-matvei", "accepted", "probable", "inferred", "text", "his rank"]
    with decisions.open("a", encoding="utf-8") as file:
        file.write("\t".join([*row, "A. Historian", "2026-11-25", ""]) + "\n")
    after = built(request)
    found = between(before, after)
    counts = found.as_json()["counts"]
    by = "zakharov-matvei, by curator A. Historian (accepted, probable; voice: text)"
    assert [row.line() for row in found.identifications] == [
        f"{document}  intermediary 'Zakharov': disputed (zakharov-matvei or zakharov-s-e) -> {by}"
    ]
    assert {name for name, count in counts.items() if count} == {"identifications", "questions"}
    moved = {question.question for question in found.questions if question.gained or question.lost}
    assert {"disputed-identifications", "intermediaries", "unresolved-names"} <= moved
    assert "messages-between" not in moved
    for question in found.questions:
        for cells in (*question.gained, *question.lost):
            assert "zakharov" in " ".join(cells).lower(), question.question
    graphs = []
    for opened_store, name in ((before, "before"), (after, "after")):
        dump(opened_store.store, tmp_path / name, BASE_IRI)
        (graph,) = (tmp_path / name).glob("*.nq")
        graphs.append(set(graph.read_text(encoding="utf-8").splitlines()))
    implied = (document, "zakharov-matvei", "#a-historian", "/graph/summary>")  # the last are counts
    assert [quad for quad in graphs[0] ^ graphs[1] if not any(word in quad for word in implied)] == []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with data and two stores of them, a decision apart, and the first of the two."""
    folder = tmp_path_factory.mktemp("place")
    request = BuildRequest(woods(folder / "data"), folder / "var", Settings())
    build(request, quiet)
    first = opened(request.store)[0]
    decide(request.data, "1900-06-03-elm-alder", "m1", "Elm", "elm-eve")
    build(request, quiet)
    return folder, first


@pytest.mark.parametrize(
    "arguments", [(), ("var",), ("{first}",), ("{first}", "var"), ("{first}", "var/current"), ("var", "{first}")]
)
def test_stores_are_named_by_folder_or_by_the_folder_of_stores(
    arguments: tuple[str, ...], place: tuple[Path, Path]
) -> None:
    folder, first = place
    done = run(folder, "diff", *(argument.format(first=first) for argument in arguments))
    assert done.returncode == 0, done.stderr
    to_eve = "sender 'Elm': disputed (elm-emil or elm-eve) -> elm-eve, by curator A. Historian"
    back = "sender 'Elm': elm-eve -> disputed (elm-emil or elm-eve): no longer elm-eve by curator"
    assert (back if arguments[:1] == ("var",) and len(arguments) == 2 else to_eve) in done.stdout
    assert str(first) in done.stderr


def test_equal_stores_are_said_to_be_so(place: tuple[Path, Path]) -> None:
    folder, _ = place
    done = run(folder, "diff", "var", "var")
    assert (done.returncode, done.stdout) == (0, "nothing changed\n")


def test_json_gives_everything(place: tuple[Path, Path]) -> None:
    folder, first = place
    done = run(folder, "diff", "--json")
    found = json.loads(done.stdout)
    assert found["before"]["store"] == str(first)
    (identification,) = found["identifications"]
    assert "A. Historian" in [reading["who"] for reading in identification["readings_after"]]
    disputed = next(row for row in found["questions"] if row["question"] == "disputed-identifications")
    assert {row["agent"] for row in disputed["rows_lost"]} == {"agent/elm-emil", "agent/elm-eve"}
    assert found["counts"]["identifications"] == 1
    assert "messages-between" in found["questions_not_asked"]


@pytest.mark.parametrize("arguments", [("nowhere",), ("data",), ("var", "nowhere"), ("--store", "nowhere")])
def test_a_path_without_a_store_is_wrong_use(arguments: tuple[str, ...], place: tuple[Path, Path]) -> None:
    done = run(place[0], "diff", *arguments)
    assert done.returncode == 2
    assert no_traceback(done)
    assert "holds no store" in done.stderr
    assert not done.stdout


def test_a_single_store_has_none_before_it(request_: BuildRequest, data: Path) -> None:
    build(request_, quiet)
    done = run(data.parent, "diff")
    assert (done.returncode, done.stdout) == (
        0,
        f"{request_.store} holds one store, and none before it to compare with\n",
    )
    assert run(data.parent, "diff", "--json").stdout == "null\n"


def test_questions_for_which_there_is_no_time_are_named_not_dropped(shipped_store: Path) -> None:
    one = Opened(open_read_only(shipped_store), BASE_IRI)
    known = sorted(path.stem for path in shipped("queries").glob("*.rq"))
    found = changes.between(one, one, shipped("queries"), quiet, patience=-1)
    assert found.as_json()["questions_not_in_time"] == known
    assert found.lines() == [f"not asked for want of time, `cablekg diff` asks them: {', '.join(known)}"]
