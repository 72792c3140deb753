"""From a data folder to a store: what is kept, what is refused, and what stays untouched (demands A7-A12, A20, A30)."""

import shutil
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

from cablekg.authority import decisions
from cablekg.build.run import BuildRequest, build, check, write_missing
from cablekg.errors import DataError, StoreError
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import current, opened
from cablekg.publishing.dumps import dump
from cablekg.report import Report
from cablekg.settings import BASE_IRI, Settings

SMALL = Path(__file__).parent / "small"
PREFIXES = f"""
PREFIX ckg: <{BASE_IRI}ns#> PREFIX document: <{BASE_IRI}document/> PREFIX agent: <{BASE_IRI}agent/>
PREFIX graph: <{BASE_IRI}graph/> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX code: <{BASE_IRI}code/>
"""
LISTING = """Skip to content


1 - 2 of 2


May 10, 1900

Cable, Alder to Fir Fay

Alder writes.

June 2, 1900

Letter from Oak to Dogwood, Trees

Oak writes.
"""
TABLE = "date\ttitle\trecord\n1900-05-10\tCable, Alder to Fir Fay\t77\n1900-06-03\tCable, Elm to Alder\t78\n"
SOURCES = """
[[source]]
id = "woods"
path = "tables/woods.tsv"
reader = "table"
title = "Cables of the woods"
holder = "Archive of Woods"
[source.columns]
date = "date"
title = "title"
record_id = "record"

[[source]]
id = "page"
path = "listings/page.txt"
reader = "listing"
title = "A page"
holder = "Archive of Woods"
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(SMALL / "register", folder / "register")
    for name, text in (("tables/woods.tsv", TABLE), ("listings/page.txt", LISTING), ("sources.toml", SOURCES)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def request_(data: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest(data, tmp_path / "var", Settings())


def quiet(_: str) -> None:
    pass


def ask(var: Path, where: str, *names: str) -> list[tuple[str, ...]]:
    store = open_read_only(opened(var)[0])
    return rows(store, where, *names)


def rows(store: Store, where: str, *names: str) -> list[tuple[str, ...]]:
    query = f"{PREFIXES} SELECT {' '.join('?' + name for name in names)} WHERE {{ {where} }}"
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    return sorted({tuple(row[name].value for name in names) for row in answer})


def decide(data: Path, name: str, *fields: str) -> None:
    (data / "decisions").mkdir(exist_ok=True)
    headers = {"identifications": decisions.IDENTIFICATIONS, "mentions": decisions.MENTIONS}
    headers |= {"corrections": decisions.CORRECTIONS, "topics": decisions.TOPICS}
    lines = ["\t".join(headers[name]), *fields]
    (data / "decisions" / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_one_document_in_two_sources_is_one_document(request_: BuildRequest) -> None:
    report = build(request_, quiet)
    assert (report.documents, report.sources, report.has_faults) == (3, 2, False)
    found = ask(request_.store, "document:1900-05-10-alder-fir dcterms:source ?source ; ckg:sourceLine ?line", "source")
    assert [source.rpartition("/")[2] for (source,) in found] == ["page", "woods"]


def test_one_record_dated_twice_is_one_document_with_both_dates(request_: BuildRequest, data: Path) -> None:
    (data / "tables" / "more.tsv").write_text("date\ttitle\trecord\n1900-06-09\tCable, Elm to Alder\t78\n")
    (data / "sources.toml").write_text(
        SOURCES + SOURCES.split("[[source]]")[1].replace("woods", "more").join(["[[source]]", ""]), encoding="utf-8"
    )
    report = build(request_, quiet)
    assert report.documents == 3
    (remark,) = [f for f in report.findings if "the date is" in f.message]
    assert (remark.file, remark.line, remark.level) == ("tables/more.tsv", 2, "remark")
    document = "document:1900-06-03-elm-alder"
    assert ask(request_.store, f"{document} ckg:date ?date", "date") == [("1900-06-03",)]
    texts = ask(request_.store, f"{document} ckg:dateText ?text", "text")
    assert texts == [("1900-06-03",), ("1900-06-09",)]


def test_plain_roles_stand_in_their_own_graph_and_nowhere_else(request_: BuildRequest) -> None:
    build(request_, quiet)
    where = "GRAPH ?g { ?d ?role ?who } VALUES ?role { ckg:sender ckg:recipient ckg:refersTo }"
    assert ask(request_.store, where, "g") == [(f"{BASE_IRI}graph/roles",)]


def test_a_name_nobody_bears_becomes_a_provisional_agent_of_its_source(request_: BuildRequest) -> None:
    report = build(request_, quiet)
    assert report.mentions["provisional"] == 1
    where = "GRAPH ?g { ?who ckg:provisional true ; skos:prefLabel ?name }"
    found = ask(request_.store, where, "g", "who", "name")
    assert found == [(f"{BASE_IRI}graph/source/page", f"{BASE_IRI}agent/provisional-oak-page", "Oak")]


def test_a_merged_agents_old_address_leads_to_the_new_one(request_: BuildRequest, data: Path) -> None:
    row = "provisional-oak-page\tfir-fay\tW. Ward\t1950-01-01\tseal"
    (data / "register" / "merged.tsv").write_text(f"old\tnew\twho\twhen\twhy\n{row}\n", encoding="utf-8")
    assert build(request_, quiet).mentions["provisional"] == 0
    assert ask(request_.store, "?d ckg:sender agent:fir-fay", "d") == [(f"{BASE_IRI}document/1900-06-02-fir-dogwood",)]
    found = ask(request_.store, "GRAPH graph:register { ?old dcterms:isReplacedBy ?new }", "old", "new")
    assert found == [(f"{BASE_IRI}agent/provisional-oak-page", f"{BASE_IRI}agent/fir-fay")]


def test_a_disputed_mention_has_no_plain_role(request_: BuildRequest) -> None:
    report = build(request_, quiet)
    assert report.mentions["disputed"] == 1
    assert ask(request_.store, "document:1900-06-03-elm-alder ckg:sender ?who", "who") == []
    where = "?i ckg:ofMention <https://w3id.org/cablekg/document/1900-06-03-elm-alder#m1> ; ckg:identifiedAs ?who"
    assert [who.rpartition("/")[2] for (who,) in ask(request_.store, where, "who")] == ["elm-emil", "elm-eve"]


def test_a_decision_identifies_one_mention_and_says_who_and_when(request_: BuildRequest, data: Path) -> None:
    row = "1900-06-03-elm-alder\tm1\tElm\telm-eve\taccepted\tcertain\tstated\teditor\tseen\tW. Ward\t1950-01-01\t"
    decide(data, "identifications", row)
    build(request_, quiet)
    assert ask(request_.store, "document:1900-06-03-elm-alder ckg:sender ?who", "who") == [
        (f"{BASE_IRI}agent/elm-eve",)
    ]
    where = """GRAPH graph:decisions { ?i ckg:identifiedAs agent:elm-eve ; ckg:sourceLine ?line ;
      <http://www.w3.org/ns/prov#wasAttributedTo> ?who ; <http://www.w3.org/ns/prov#generatedAtTime> ?when }"""
    found = ask(request_.store, where, "line", "when", "who")
    assert found == [("2", "1950-01-01", f"{BASE_IRI}graph/decisions#w-ward")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1899-01-01-nothing\tm1\tElm\telm-eve", "which none has"),
        ("1900-06-03-elm-alder\tm1\tOak\telm-eve", "is 'Elm', the decision says 'Oak'"),
        ("1900-06-03-elm-alder\tm9\tElm\telm-eve", "has no mention 'm9'; it has m1, m2"),
    ],
)
def test_a_decision_that_fits_nothing_is_reported_and_the_build_goes_on(
    request_: BuildRequest, data: Path, row: str, said: str
) -> None:
    decide(data, "identifications", f"{row}\taccepted\tcertain\tstated\teditor\tseen\tW. Ward\t1950-01-01\t")
    report = build(request_, quiet)
    faults = [finding for finding in report.findings if finding.level == "fault"]
    assert [(f.file, f.line) for f in faults] == [("decisions/identifications.tsv", 2)]
    assert said in faults[0].message
    assert report.is_built
    assert report.mentions["disputed"] == 1


@pytest.mark.parametrize("when", ["1950-01", "1950-01-01T10:00:00", "1950-01-01?", "1 January 1950"])
def test_a_decision_without_a_plain_day_is_a_fault(request_: BuildRequest, data: Path, when: str) -> None:
    row = "1900-06-03-elm-alder\tm1\tElm\telm-eve\taccepted\tcertain\tstated\teditor\tseen\tW. Ward"
    decide(data, "identifications", f"{row}\t{when}\t")
    with pytest.raises(DataError, match="expected a day such as 2026-11-25"):
        build(request_, quiet)


def test_a_curators_mention_follows_the_readers_and_a_correction_wins(request_: BuildRequest, data: Path) -> None:
    decide(data, "mentions", "1900-05-10-alder-fir\tintermediary\tBen Birch\t\t\ttext\tseal\tW. Ward\t1950-01-01\t")
    decide(data, "corrections", "1900-05-10-alder-fir\tdate\t1900-05-11\tW. Ward\t1950-01-01\tpostmark")
    build(request_, quiet)
    document = "document:1900-05-10-alder-fir"
    assert ask(request_.store, f"{document} ckg:intermediary ?who", "who") == [(f"{BASE_IRI}agent/birch-ben",)]
    where = "GRAPH ?g { <https://w3id.org/cablekg/document/1900-05-10-alder-fir#m3> ckg:writtenAs ?name }"
    assert ask(request_.store, where, "g", "name") == [(f"{BASE_IRI}graph/decisions", "Ben Birch")]
    where = f"""GRAPH graph:decisions {{ {document} ckg:date ?date ; skos:note ?note }}
      GRAPH graph:source\\/woods {{ {document} ckg:dateText ?text }}"""
    ((date, text, note),) = ask(request_.store, where, "date", "text", "note")
    assert (date, text) == ("1900-05-11", "1900-05-10")
    assert "postmark" in note


def test_faults_of_a_source_are_told_and_the_rest_is_built(request_: BuildRequest, data: Path) -> None:
    (data / "listings" / "page.txt").write_text(LISTING.replace("1 - 2 of 2", "1 - 3 of 3"), encoding="utf-8")
    report = build(request_, quiet)
    assert report.has_faults
    assert report.documents == 3
    (fault,) = [finding for finding in report.findings if finding.level == "fault"]
    assert (fault.file, fault.line) == ("listings/page.txt", 4)


def test_strict_refuses_faults_of_a_source_and_keeps_the_old_store(request_: BuildRequest, data: Path) -> None:
    build(request_, quiet)
    old = current(request_.store)
    (data / "listings" / "page.txt").write_text(LISTING.replace("1 - 2 of 2", "1 - 3 of 3"), encoding="utf-8")
    with pytest.raises(DataError, match=r"page\.txt:4"):
        build(BuildRequest(data, request_.store, Settings(), strict=True), quiet)
    assert current(request_.store) == old


def test_faults_of_what_curators_keep_refuse_the_build_and_keep_the_old_store(
    request_: BuildRequest, data: Path
) -> None:
    build(request_, quiet)
    old = current(request_.store)
    with (data / "register" / "agents.tsv").open("a", encoding="utf-8") as file:
        file.write("elm-eve\tperson\tElm, Eve\t\t\t\t\n")
    (data / "topics.tsv").write_text("id\tlabel\n", encoding="utf-8")
    with pytest.raises(DataError) as met:
        build(request_, quiet)
    assert {finding.file for finding in met.value.findings} == {"register/agents.tsv", "topics.tsv"}
    assert current(request_.store) == old


def test_unbalanced_brackets_keep_the_document_without_mentions(request_: BuildRequest, data: Path) -> None:
    with (data / "tables" / "woods.tsv").open("a", encoding="utf-8") as file:
        file.write("1900-07-01\tCable, Alder [Birch to Fir Fay\t79\n")
    report = build(request_, quiet)
    assert not report.has_faults
    assert any("brackets" in finding.message and finding.line == 4 for finding in report.findings)
    assert report.documents == 4


def dumped(var: Path, folder: Path) -> dict[str, bytes]:
    dump(open_read_only(opened(var)[0]), folder, BASE_IRI)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_data_give_the_same_dump_after_deleting_the_store(request_: BuildRequest, tmp_path: Path) -> None:
    build(request_, quiet)
    first = dumped(request_.store, tmp_path / "one")
    shutil.rmtree(request_.store)
    build(request_, quiet)
    assert dumped(request_.store, tmp_path / "two") == first
    assert len(first) > 8


def test_check_makes_no_store(request_: BuildRequest) -> None:
    report = check(request_, quiet)
    assert report.documents == 3
    assert not report.is_built
    assert not request_.store.exists()


def test_an_address_once_in_the_ledger_stays_whatever_is_read_later(request_: BuildRequest, data: Path) -> None:
    assert build(request_, quiet).unledgered == 4
    assert write_missing(request_, quiet) == 4
    assert write_missing(request_, quiet) == 0
    aliases = data / "register" / "aliases.tsv"
    aliases.write_text(aliases.read_text().replace("alder-anna\tAlder\t", "elm-eve\tAlder\t"), encoding="utf-8")
    assert build(request_, quiet).unledgered == 0
    where = "document:1900-05-10-alder-fir ckg:sender ?who"
    assert ask(request_.store, where, "who") == [(f"{BASE_IRI}agent/elm-eve",)]


def test_a_row_that_moved_is_told_and_takes_no_other_rows_address(request_: BuildRequest, data: Path) -> None:
    write_missing(request_, quiet)
    lines = TABLE.splitlines()
    (data / "tables" / "woods.tsv").write_text("\n".join([lines[0], lines[2], lines[1]]) + "\n", encoding="utf-8")
    report = build(request_, quiet)
    assert {finding.file for finding in report.findings if finding.level == "fault"} == {"ids.tsv"}
    titles = ask(request_.store, "document:1900-05-10-alder-fir dcterms:title ?title", "title")
    assert titles == [("Cable, Alder to Fir Fay",)]


def test_files_of_their_own_are_built_with_the_folders_register(request_: BuildRequest, tmp_path: Path) -> None:
    page = tmp_path / "other.txt"
    page.write_text(LISTING, encoding="utf-8")
    graph = tmp_path / "theirs.trig"
    graph.write_text("@prefix e: <http://example.org/> . e:s e:p _:b . e:g { _:b e:q 1 }", encoding="utf-8")
    request = BuildRequest(request_.data, tmp_path / "var2", Settings(), files=(page, graph))
    report = build(request, quiet)
    assert (report.documents, report.has_faults) == (2, False)
    found = ask(request.store, "?s ?p ?o FILTER(STRSTARTS(STR(?p), 'http://example.org/'))", "s", "p", "o")
    node = f"{BASE_IRI}genid/theirs/1"
    assert found == [("http://example.org/s", "http://example.org/p", node), (node, "http://example.org/q", "1")]
    assert ask(request.store, "document:1900-05-10-alder-fir ckg:sender ?who", "who") == [
        (f"{BASE_IRI}agent/alder-anna",)
    ]


def test_a_graph_name_of_ours_in_anothers_file_is_refused(request_: BuildRequest, tmp_path: Path) -> None:
    graph = tmp_path / "theirs.trig"
    graph.write_text(f"<http://e/s> <http://e/p> 1 . <{BASE_IRI}graph/roles> {{ <http://e/s> <http://e/p> 2 }}")
    report: Report = build(BuildRequest(request_.data, tmp_path / "v", Settings(), files=(graph,)), quiet)
    assert report.has_faults
    assert ask(tmp_path / "v", "<http://e/s> ?p ?o", "o") == []


def test_a_read_only_folder_is_named(request_: BuildRequest, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="file"):
        build(BuildRequest(request_.data, tmp_path / "file" / "var", Settings()), quiet)


def test_another_base_gives_the_same_graph_under_other_addresses(request_: BuildRequest, tmp_path: Path) -> None:
    base = "https://example.org/kg/"
    request = BuildRequest(request_.data, tmp_path / "v", Settings(base_iri=base))
    build(request, quiet)
    found = ask(tmp_path / "v", f"<{base}document/1900-05-10-alder-fir> ckg:sender ?who", "who")
    assert found == [(f"{base}agent/alder-anna",)]
    others = ask(
        tmp_path / "v", f"?s ?p ?o FILTER(STRSTARTS(STR(?s), '{BASE_IRI}') && !STRSTARTS(STR(?s), '{BASE_IRI}ns'))", "s"
    )
    assert others == []


def table(data: Path, text: str, columns: str, holder: str = "Archive of Woods") -> None:
    """Make a table the only source of the folder."""
    (data / "tables" / "woods.tsv").write_text(text, encoding="utf-8")
    head = f'[[source]]\nid = "woods"\npath = "tables/woods.tsv"\ntitle = "T"\nholder = "{holder}"\n[source.columns]\n'
    (data / "sources.toml").write_text(head + columns, encoding="utf-8")


def test_a_row_without_title_gets_a_composed_one_that_is_marked(request_: BuildRequest, data: Path) -> None:
    table(
        data,
        "nr\tfrom\tto\n7\tAlder\tOak | Fir Fay\n8\t\t\n",
        'key = "nr"\nsender = "from"\nrecipient = "to"\n',
    )
    report = build(request_, quiet)
    assert (report.documents, report.titles_composed, report.has_faults) == (2, 2, False)
    found = ask(request_.store, "?d dcterms:title ?t ; ckg:titleBasis code:composed", "d", "t")
    assert found == [
        (f"{BASE_IRI}document/woods/7", "Document from Alder to Oak and Fir Fay"),
        (f"{BASE_IRI}document/woods/8", "Document 8"),
    ]


def test_two_spellings_of_a_name_nobody_bears_are_one_provisional_agent(request_: BuildRequest, data: Path) -> None:
    text = "date\ttitle\n1900-01-01\tCable, Müller to Alder\n1900-01-02\tCable, Muller to MULLER\n"
    table(data, text, 'date = "date"\ntitle = "title"\n')
    build(request_, quiet)
    agent = f"<{BASE_IRI}agent/provisional-muller-woods>"
    assert ask(request_.store, f"{agent} skos:prefLabel ?name", "name") == [("Müller",)]
    assert ask(request_.store, f"{agent} skos:altLabel ?name", "name") == [("MULLER",), ("Muller",)]


@pytest.mark.parametrize("voice", ["text", "summary", "editor"])
def test_a_curators_mention_may_have_any_of_its_voices(request_: BuildRequest, data: Path, voice: str) -> None:
    decide(data, "mentions", f"1900-05-10-alder-fir\tmentioned\tElm\t\t\t{voice}\tseen\tW. Ward\t1950-01-01\t")
    build(request_, quiet)
    where = "GRAPH graph:decisions { ?m ckg:writtenAs 'Elm' ; ckg:voice ?voice ; ckg:sourceLine ?line }"
    assert ask(request_.store, where, "voice", "line") == [(f"{BASE_IRI}code/{voice}", "2")]


def test_a_correction_of_each_field_stands_with_the_decisions(request_: BuildRequest, data: Path) -> None:
    values = {
        "title": "Cable, Alder to Fir",
        "form": "letter",
        "form_text": "Letter",
        "date": "1900-05",
        "dates_in_title": "May | June",
        "place": "Holt",
        "topic": "trees",
        "attachment_of": "a map",
        "summary": "Short.",
    }
    rows = [f"1900-05-10-alder-fir\t{name}\t{value}\tW. Ward\t1950-01-01\tseen" for name, value in values.items()]
    decide(data, "corrections", *rows)
    build(request_, quiet)
    where = """GRAPH graph:decisions { document:1900-05-10-alder-fir dcterms:title ?title ; ckg:form ?form ;
      ckg:formText ?formText ; ckg:date ?date ; ckg:placeText ?place ; ckg:topicText ?topic ;
      ckg:attachmentOf ?of ; dcterms:abstract ?abstract }"""
    ((title, form, form_text, date, place, topic, of, abstract),) = ask(
        request_.store, where, "title", "form", "formText", "date", "place", "topic", "of", "abstract"
    )
    assert (title, form_text, date, place) == ("Cable, Alder to Fir", "Letter", "1900-05", "Holt")
    assert (form.rpartition("/")[2], topic, of, abstract) == ("form-letter", "trees", "a map", "Short.")
    kept = ask(request_.store, "document:1900-05-10-alder-fir <http://purl.org/dc/terms/alternative> ?t", "t")
    assert kept == [("Cable, Alder to Fir Fay",)]


def test_conveyed_messages_and_references_can_be_corrected(request_: BuildRequest, data: Path) -> None:
    rows = [("conveys", "Fir Fay > Dogwood | Elm >"), ("references", "AW, f. 1, op. 2")]
    decide(data, "corrections", *(f"1900-05-10-alder-fir\t{f}\t{v}\tW. Ward\t1950-01-01\tseen" for f, v in rows))
    report = build(request_, quiet)
    assert report.inner == 2
    titles = ask(request_.store, "?d ckg:conveys ?m . ?m dcterms:title ?t", "t")
    assert titles == [("Message from Elm",), ("Message from Fir Fay to Dogwood",)]
    where = "?d ckg:reference ?r . ?r dcterms:bibliographicCitation ?text"
    assert ask(request_.store, where, "text") == [("AW, f. 1, op. 2",)]


def test_a_decision_on_a_message_inside_a_document_is_not_applied_to_the_document(
    request_: BuildRequest, data: Path
) -> None:
    decide(data, "corrections", "1900-05-10-alder-fir#message\tdate\t1899\tW. Ward\t1950-01-01\tseen")
    report = build(request_, quiet)
    assert [f.line for f in report.findings if f.level == "fault"] == [2]
    assert ask(request_.store, "document:1900-05-10-alder-fir ckg:date ?date", "date") == [("1900-05-10",)]


def test_a_decision_for_a_provisional_agent_of_no_name_is_not_applied(request_: BuildRequest, data: Path) -> None:
    row = (
        "1900-06-03-elm-alder\tm1\tElm\tprovisional-nobody-woods\taccepted\tcertain\tstated\teditor\tx\tW\t1950-01-01\t"
    )
    decide(data, "identifications", row)
    report = build(request_, quiet)
    assert any("which no name of the sources gives" in f.message for f in report.findings if f.level == "fault")
    assert ask(request_.store, "document:1900-06-03-elm-alder ckg:sender ?who", "who") == []


def test_a_retitled_entry_keeps_its_address(request_: BuildRequest, data: Path) -> None:
    write_missing(request_, quiet)
    (data / "tables" / "woods.tsv").write_text(TABLE.replace("Elm to Alder", "Emil Elm to Alder"), encoding="utf-8")
    report = build(request_, quiet)
    assert not report.has_faults
    assert any("it keeps its address" in finding.message for finding in report.findings)
    where = "document:1900-06-03-elm-alder dcterms:title ?t"
    assert ask(request_.store, where, "t") == [("Cable, Emil Elm to Alder",)]


def test_ids_refuse_a_ledger_that_disagrees_with_the_sources(request_: BuildRequest, data: Path) -> None:
    write_missing(request_, quiet)
    before = (data / "ids.tsv").read_text(encoding="utf-8")
    lines = TABLE.splitlines()
    rows = [lines[0], "1899-01-01\tCable, Oak to Elm\t80", *lines[1:]]
    (data / "tables" / "woods.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"ids\.tsv"):
        write_missing(request_, quiet)
    assert (data / "ids.tsv").read_text(encoding="utf-8") == before


def test_undated_entries_of_one_title_stay_apart(request_: BuildRequest, data: Path) -> None:
    page = "Skip to content\n\n\n1 - 2 of 2\n\n\n\nLetter, Alder to Elm\n\n\nLetter, Alder to Elm\n"
    (data / "listings" / "page.txt").write_text(page, encoding="utf-8")
    assert build(request_, quiet).documents == 4


def test_one_entry_on_two_pages_named_together_is_one_document(request_: BuildRequest, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(LISTING, encoding="utf-8")
    files = (tmp_path / "one.txt", tmp_path / "two.txt")
    assert build(BuildRequest(request_.data, tmp_path / "v", Settings(), files=files), quiet).documents == 2


def test_a_file_of_the_folder_is_built_as_its_catalogue_says(
    request_: BuildRequest, data: Path, tmp_path: Path
) -> None:
    request = BuildRequest(data, tmp_path / "v", Settings(), files=(data / "tables" / "woods.tsv",))
    assert build(request, quiet).documents == 2


def test_the_version_follows_the_files_that_are_named(request_: BuildRequest, data: Path, tmp_path: Path) -> None:
    request = BuildRequest(data, tmp_path / "v", Settings(), files=(data / "tables" / "woods.tsv",))
    first = build(request, quiet).version
    (data / "tables" / "woods.tsv").write_text(TABLE.replace("Elm", "Elms"), encoding="utf-8")
    assert build(request, quiet).version != first


def test_a_table_under_a_name_nobody_reads_is_a_fault(request_: BuildRequest, data: Path) -> None:
    (data / "register" / "alias.tsv").write_text("agent\tname\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"register/alias\.tsv"):
        build(request_, quiet)


def test_forms_and_curators_of_other_scripts_stay_apart(request_: BuildRequest, data: Path) -> None:
    rows = "date\ttitle\tbasis\tform\n1900-01-01\t[a]\tcomposed\tтелеграмма\n1900-01-02\t[b]\tcomposed\tписьмо\n"
    table(data, rows, 'date = "date"\ntitle = "title"\ntitle_basis = "basis"\nform = "form"\n')
    build(request_, quiet)
    labels = ask(request_.store, "?d ckg:form ?form . ?form skos:prefLabel ?label", "d", "label")
    assert [label for _, label in labels] == ["телеграмма", "письмо"]


def test_a_provisional_agent_of_an_inner_message_can_be_decided_on(request_: BuildRequest, data: Path) -> None:
    title = "Cable, Alder to Dogwood, transmitting a Message from Ash to Fir Fay"
    with (data / "tables" / "woods.tsv").open("a", encoding="utf-8") as file:
        file.write(f"1900-07-01\t{title}\t79\n")
    who = "provisional-ash-woods\taccepted\tcertain\tstated\teditor\tseen\tW. Ward\t1950-01-01\t"
    decide(data, "identifications", f"1900-07-01-alder-dogwood\tmessage-m1\tAsh\t{who}")
    assert not build(request_, quiet).has_faults
    where = f"GRAPH graph:decisions {{ ?i ckg:identifiedAs <{BASE_IRI}agent/provisional-ash-woods> }}"
    assert len(ask(request_.store, where, "i")) == 1
