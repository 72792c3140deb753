"""Why? What each statement of a document rests on: the question, the command, the panel of the page."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, Store, parse

from cablekg.asking import answers, canned
from cablekg.asking.why import GROUNDS, Ground, grounds
from cablekg.authority.rules import RULES
from cablekg.graph import store as stores
from cablekg.settings import BASE_IRI, Settings, shipped
from cablekg.web import create_app
from terminal import no_traceback, run, sandbox
from web_sample import SAMPLE, make_store

HERE = Path(__file__).parent
QUESTION = canned.load(shipped("queries"), BASE_IRI)["why-document"]
ADDED = HERE / "queries" / "why.trig"


def cases() -> list[dict[str, str]]:
    with (HERE / "why.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def asked(store: Store, document: str) -> answers.Table:
    return canned.ask(QUESTION, {"document": [document]}, answers.asker(store, BASE_IRI), BASE_IRI)


@pytest.fixture(scope="module")
def sample() -> Store:
    made = Store()
    for file in (SAMPLE, ADDED):
        made.load(path=file, format=RdfFormat.TRIG)
    return made


@pytest.fixture(scope="module")
def shipped_graph(shipped_store: Path) -> Store:
    return stores.open_read_only(shipped_store)


@pytest.fixture(scope="module")
def shipped_grounds(shipped_graph: Store) -> list[Ground]:
    """The grounds of every document of the shipped set."""
    ask = answers.asker(shipped_graph, BASE_IRI)
    prefix = "PREFIX ckg: <https://w3id.org/cablekg/ns#>"
    query = f"{prefix} SELECT DISTINCT ?d {{ ?d a ckg:Document MINUS {{ ?outer ckg:conveys ?d }} }} ORDER BY ?d"
    names = [f"<{cell.value}>" for (cell,) in ask(query).rows if cell]
    text = re.sub(r"VALUES \?document \{[^}]*\}", f"VALUES ?document {{ {' '.join(names)} }}", QUESTION.text)
    return [*grounds(ask(text))]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, shipped_var: Path) -> Path:
    return sandbox(tmp_path_factory.mktemp("why"), shipped_var)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    quads = [quad for file in (SAMPLE, ADDED) for quad in parse(path=file, format=RdfFormat.TRIG)]
    app = create_app(Settings(query_children=1), make_store(tmp_path_factory.mktemp("why-web") / "store", quads))
    yield app.test_client()
    app.extensions["cablekg"].pool.close()


@pytest.mark.parametrize("row", cases(), ids=lambda row: f"{row['document']} {row['statement']} {row['column']}")
def test_a_ground_says(row: dict[str, str], sample: Store) -> None:
    table = asked(sample, row["document"])
    at = {name: number for number, name in enumerate(table.columns)}
    part = f"{BASE_IRI}document/{row['document']}"
    found = [
        re.sub(f"^{BASE_IRI}(code|agent)/", "", cell.value)
        for cells in table.rows
        if cells[at["part"]].value == part  # type: ignore[union-attr] # each row has its part
        if not row["statement"] or cells[at["statement"]].value == row["statement"]  # type: ignore[union-attr]
        if (cell := cells[at[row["column"]]]) is not None
    ]
    assert " | ".join(found) == row["answer"], row["why"]


def test_every_statement_of_the_shipped_set_has_a_ground_with_its_file(
    shipped_grounds: list[Ground], shipped_graph: Store
) -> None:
    names = ("sender", "recipient", "intermediary", "participant", "place", "form", "topic", "titleBasis", "dateText")
    stated = {
        (row[0].value, {"titleBasis": "title", "dateText": "date"}.get(row[1].value, row[1].value))
        for name in names
        for row in answers.asker(shipped_graph, BASE_IRI)(
            f"PREFIX ckg: <https://w3id.org/cablekg/ns#> SELECT DISTINCT ?d ?p ?v {{ ?d a ckg:Document ; ckg:{name} ?v"
            f' BIND("{name}" AS ?p) }}'
        ).rows
        if row[0] and row[1]
    }
    told = {(g.part, g.statement): g for g in shipped_grounds if g.leads and g.state != "nobody"}
    assert stated <= told.keys()
    assert not [key for key in stated if not told[key].file]


def test_who_is_in_force_is_who_has_the_role(shipped_grounds: list[Ground], shipped_graph: Store) -> None:
    told = {
        (ground.part, ground.statement, ground.value.value)
        for ground in shipped_grounds
        if ground.state == "in force" and ground.mention and ground.value
    }
    for role in ("sender", "recipient", "intermediary", "participant"):
        query = f"PREFIX ckg: <https://w3id.org/cablekg/ns#> SELECT DISTINCT ?d ?a {{ ?d ckg:{role} ?a }}"
        rows = answers.asker(shipped_graph, BASE_IRI)(query).rows
        assert {(row[0].value, role, row[1].value) for row in rows if row[0] and row[1]} == {
            ground for ground in told if ground[1] == role
        }


def test_every_reading_of_the_shipped_set_is_told_once(shipped_grounds: list[Ground], shipped_graph: Store) -> None:
    query = "PREFIX ckg: <https://w3id.org/cablekg/ns#> SELECT DISTINCT ?r { ?r ckg:ofMention ?m }"
    readings = [row[0].value for row in answers.asker(shipped_graph, BASE_IRI)(query).rows if row[0]]
    told = [g.reading for g in shipped_grounds if g.reading and g.rule != "relay" and "#date-" not in g.reading]
    assert sorted(told) == sorted(readings)


def test_every_name_of_the_shipped_set_says_who_is_in_force_or_why_nobody_is(shipped_grounds: list[Ground]) -> None:
    leading: dict[str, list[Ground]] = {}
    for ground in shipped_grounds:
        if ground.mention and ground.leads and ground.rule != "relay":
            leading.setdefault(ground.mention, []).append(ground)
    assert set(leading) == {ground.mention for ground in shipped_grounds if ground.mention}
    assert not [mention for mention, several in leading.items() if len(several) != 1]
    assert all(several[0].evidence for several in leading.values() if several[0].state == "nobody")


def test_every_line_named_is_there_and_holds_what_it_is_named_for(shipped_grounds: list[Ground]) -> None:
    lines: dict[str, list[str]] = {}

    def line(file: str, number: str) -> str:
        if file not in lines:
            lines[file] = (shipped("data") / file).read_text(encoding="utf-8").splitlines()
        return lines[file][int(number) - 1]

    wrong = []
    for ground in shipped_grounds:
        document = ground.part.removeprefix(f"{BASE_IRI}document/").partition("#")[0]
        owner = ground.value.value.rpartition("/")[2] if ground.value else ""
        for folder, begins in (("register/", f"{owner}\t"), ("decisions/", f"{document}\t")):
            if ground.line and ground.file.startswith(folder) and not line(ground.file, ground.line).startswith(begins):
                wrong.append((ground.reading, ground.where))
        # A name may be parted by another in its title: its words are there.
        places = [place.rsplit(":", 1) for place in ground.places.split("; ") if place.startswith(("tables/", "dec"))]
        wrong += [
            (ground.mention, " ".join(place))
            for place in places
            if not all(word in line(*place) for word in ground.written.split())
        ]
    assert not wrong


def test_every_rule_has_its_words() -> None:
    assert {rule.name for rule in RULES} - {"curator"} <= set(GROUNDS)


def test_the_command_tells_it_in_sentences(place: Path) -> None:
    told = run(place, "why", "1947-12-17-orlov-stalin").stdout
    assert told.startswith(
        "1947-12-17-orlov-stalin  Cable, Terebin to Stalin [via Kuznetsov]\nsender: Orlov, Andrei Ya."
    )
    assert (
        "  written 'Terebin' [Andrei Orlov] (m1), listings/p11.txt line 45 and tables/stalin-mao.tsv line 6\n" in told
    )
    assert "  because: summary, the archive's summary explains the name; stated by the summary (tables/" in told
    kuznetsov = told[told.index("intermediary: ") : told.index("date: ")]
    assert kuznetsov.startswith("intermediary: nobody is in force; disputed")
    assert kuznetsov.count("\n  rival: ") == 2
    assert "topic: Mao's planned visit to Moscow, 1947-49 (mao-visit-planned)\n  because: curator, decided by" in told


def test_the_command_tells_of_the_messages_inside(place: Path) -> None:
    told = run(place, "why", "document/1949-01-09-orlov-kuznetsov").stdout
    message = told.partition("\n\n1949-01-09-orlov-kuznetsov#message  ")[2]
    assert "because: relay, the sender of the document that carries the message" in message
    assert "date: at the latest 1949-01-09\n" in message
    assert run(place, "why", "1949-01-09-orlov-kuznetsov#message").stdout.endswith(message)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "table"])
def test_the_command_s_rows_are_those_of_the_question(form: str, place: Path) -> None:
    name = "1949-02-04-stalin-mikoyan"
    done = run(place, "why", name, "--format", form)
    assert done.stdout == run(place, "query", "why-document", f"document={name}", "--format", form).stdout
    assert "1949-02-06" in done.stdout


def test_an_unknown_document_is_wrong_use_and_its_neighbours_are_named(place: Path) -> None:
    done = run(place, "why", "1947-12-17-orlov")
    assert done.returncode == 2
    assert "1947-12-17-orlov-stalin (Cable, Terebin to Stalin [via Kuznetsov])" in done.stderr
    assert no_traceback(done)


def panel(client: FlaskClient, document: str) -> str:
    text = client.get(f"/document/{document}.html").text
    start = text.index('<h2 id="why">')
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text[start : text.index("<h2>Where it stands")]))


def test_the_page_says_why_with_file_and_line(client: FlaskClient) -> None:
    told = panel(client, "1947-12-17-orlov-stalin")
    assert "Terebin [Andrei Orlov] listings/p11.txt line 43" in told
    assert "disputed: its readings name different agents" in told
    assert "the title makes him the channel register/aliases.tsv line 3" in told
    assert "date 1947-12-17 written “December 17, 1947” read, so the source has it listings/p11.txt line 43" in told


def test_the_page_says_who_relayed_a_message_and_why(client: FlaskClient) -> None:
    told = panel(client, "1949-01-09-orlov-kuznetsov")
    assert "intermediary Orlov, Andrei Ya. relay, the sender of the document that carries the message" in told
    text = client.get("/document/1949-01-09-orlov-kuznetsov.html").text
    assert '<a href="#m1">Terebin (m1)</a>' in text


def test_the_page_shows_other_dates_and_what_a_correction_replaced(client: FlaskClient) -> None:
    text = client.get("/document/note.html").text
    assert '<tr id="date-1" class="rival">' in text
    told = panel(client, "note")
    assert "date rival 1950-04 written “April” curator, decided by editors, 2026-11-25; by the text" in told
    assert "date rejected 1950-03-03 written “3 March 1950”" in told


def test_the_page_leads_to_the_question_and_its_rows(client: FlaskClient) -> None:
    links = re.findall(r'href="(/queries/why-document[^"]*)"', client.get("/document/note.html").text)
    page, rows = (client.get(link) for link in links)
    assert page.status_code == 200
    assert rows.mimetype == "text/csv"
    assert {row["part"] for row in csv.DictReader(io.StringIO(rows.text))} == {f"{BASE_IRI}document/note"}


def test_nothing_is_on_the_page_twice(client: FlaskClient) -> None:
    for document in ("note", "1949-01-09-orlov-kuznetsov", "1947-12-17-orlov-stalin"):
        text = client.get(f"/document/{document}.html").text
        ids = re.findall(r'id="([^"]+)"', text)
        assert len(ids) == len(set(ids))
    assert "by decision of" not in client.get("/document/note.html").text
