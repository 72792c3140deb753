"""Who is who, document by document: the cases of tests/who_is_who/cases.tsv, in three graphs that are really built."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

from cablekg.build.run import BuildRequest, build
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import opened
from cablekg.settings import BASE_IRI, Settings, shipped

HERE = Path(__file__).parent / "who_is_who"
with (HERE / "cases.tsv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
PREFIXES = f"""
PREFIX ckg: <{BASE_IRI}ns#> PREFIX document: <{BASE_IRI}document/> PREFIX agent: <{BASE_IRI}agent/>
PREFIX code: <{BASE_IRI}code/> PREFIX graph: <{BASE_IRI}graph/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>
"""
SIGNS = {"proposed": "+", "rejected": "-"}


def built(data: Path, var: Path) -> Store:
    report = build(BuildRequest(data, var, Settings()), lambda _: None)
    assert not report.has_faults, report.text()
    return open_read_only(opened(var)[0])


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory, shipped_store: Path) -> dict[str, Store]:
    beside = tmp_path_factory.mktemp("beside")
    shutil.copytree(HERE / "beside", beside, dirs_exist_ok=True)
    shutil.copytree(shipped("data") / "register", beside / "register")
    for name in ("places.tsv", "topics.tsv"):
        shutil.copy(shipped("data") / name, beside)
    return {
        "shipped": open_read_only(shipped_store),
        "beside": built(beside, tmp_path_factory.mktemp("var") / "beside"),
        "pseudonyms": built(HERE / "pseudonyms", tmp_path_factory.mktemp("var") / "pseudonyms"),
    }


def ask(store: Store, where: str, *names: str) -> list[tuple[str, ...]]:
    query = f"{PREFIXES} SELECT DISTINCT {' '.join('?' + name for name in names)} WHERE {{ {where} }}"
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    bare = [tuple(row[name].value.removeprefix(BASE_IRI) for name in names) for row in answer]
    return sorted(tuple(word.removeprefix("agent/").removeprefix("code/") for word in row) for row in bare)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['document']}#{case['mention']}: {case['why']}" for case in CASES])
def test_a_name_is_identified_document_by_document(case: dict[str, str], stores: dict[str, Store]) -> None:
    store, mention = stores[case["store"]], f"<{BASE_IRI}document/{case['document']}#{case['mention']}>"
    assert ask(store, f"{mention} ckg:writtenAs ?name", "name") == [(case["written"],)]
    reading = f"""?i ckg:ofMention {mention} ; ckg:identifiedAs ?who ; ckg:decision ?decision ;
      ckg:rule ?rule ; ckg:certainty ?certainty"""
    readings = ask(store, reading, "who", "decision", "rule", "certainty")
    standing = [(who, rule, sure) for who, decision, rule, sure in readings if decision == "accepted"]
    assert standing == ([(case["agent"], case["rule"], case["certainty"])] if case["agent"] else [])
    others = {SIGNS[decision] + who for who, decision, _, _ in readings if decision in SIGNS and who != case["agent"]}
    assert sorted(others) == case["others"].split()
    in_force = [who for (who,) in ask(store, f"{mention} ckg:refersTo ?who", "who")]
    assert in_force == ([case["agent"]] if case["agent"] else []), "the plain layer holds what is accepted, and no more"


def test_every_cover_name_case_and_every_disagreement_has_a_row(shared: Path) -> None:
    """The 15 names of the facts' first table, in the graph as a case each; what the table calls text is in the data."""
    lines = (shared / "facts" / "aliases.md").read_text(encoding="utf-8").splitlines()
    names = {line.split("|")[1].split("/")[0].split("[")[0].strip() for line in lines if line.startswith("| ")}
    names -= {"written name"}
    assert len(names) >= 10
    assert names - {case["written"] for case in CASES} == set()


DATES = [
    ("1949-02-04-stalin-mikoyan", "1949-02-04", "1949-02-06", "text", "listed against written date"),
    ("1949-10-20-roshchin", "1949-10-20", "1949-12-01", "editor", "the talk against the entry in the diary"),
    ("1945-10-05-petrov-zhou-wang", "1945-10-05", "1945-10-05?", "text", "an editor's doubt about the day"),
]


@pytest.mark.parametrize(("document", "listed", "other", "voice", "why"), DATES, ids=[row[4] for row in DATES])
def test_a_date_of_another_voice_stands_beside_the_listings(
    stores: dict[str, Store], document: str, listed: str, other: str, voice: str, why: str
) -> None:
    rival = f"""document:{document} ckg:date ?listed ; rico:isAssociatedWithDate ?node .
      GRAPH graph:decisions {{ ?node a rico:Date ; dcterms:date ?other ; ckg:voice ?voice ; skos:note ?evidence ;
        ckg:sourceFile ?file ; ckg:sourceLine ?line }}"""
    assert ask(stores["shipped"], rival, "listed", "other", "voice", "file") == [
        (listed, other, voice, "decisions/dates.tsv")
    ], why


def test_a_sender_and_who_signed_are_two_facts(stores: dict[str, Store]) -> None:
    where = "?m ckg:inDocument document:1950-05-14-vyshinsky-mao ; ckg:role ?role ; ckg:refersTo ?who"
    assert ask(stores["shipped"], where, "role", "who") == [
        ("recipient", "mao-zedong"),
        ("sender", "vyshinsky-andrey"),
        ("signer", "stalin-joseph"),
    ]
    assert ask(stores["shipped"], "document:1950-05-14-vyshinsky-mao ckg:sender ?who", "who") == [("vyshinsky-andrey",)]


def test_two_births_of_one_man_stand_side_by_side_each_with_its_source(stores: dict[str, Store]) -> None:
    where = "agent:stalin-joseph rico:hasBirthDate ?node . ?node dcterms:date ?date ; skos:note ?source"
    assert ask(stores["shipped"], where, "date", "source") == [
        ("1878", "two encyclopaedias"),
        ("1879", "heading of the Wilson Center Digital Archive"),
    ]


def test_a_pseudonym_sends_and_receives_and_nobody_is_not_one_person(stores: dict[str, Store]) -> None:
    sent = "?d ckg:sender agent:aster-1 ; ckg:recipient ?to"
    assert ask(stores["pseudonyms"], sent, "d", "to") == [("document/frus-shape/d1", "bureau-inland-affairs")]
    received = "?d ckg:recipient agent:aster-1"
    assert ask(stores["pseudonyms"], received, "d") == [("document/frus-shape/d2",)]
    nobody = "?m ckg:writtenAs '[Identity not released]' ; skos:note ?why MINUS { ?i ckg:ofMention ?m }"
    assert len(ask(stores["pseudonyms"], nobody, "m", "why")) == 2


def test_somebody_who_has_two_rivals_is_asked_for_at_the_level_of_the_possible(stores: dict[str, Store]) -> None:
    where = "document:1947-12-17-orlov-stalin {} ?who"
    shipped_store = stores["shipped"]
    assert ask(shipped_store, where.format("ckg:intermediary"), "who") == []
    assert ask(shipped_store, where.format("ckg:certainIntermediary"), "who") == []
    possible = [("kuznetsov-fyodor",), ("stalin-joseph",)]
    assert ask(shipped_store, where.format("ckg:possibleIntermediary"), "who") == possible


@pytest.mark.parametrize("store", ["shipped", "beside", "pseudonyms"])
def test_what_is_certain_is_decided_and_what_is_decided_is_possible(stores: dict[str, Store], store: str) -> None:
    for role in ("Sender", "Recipient", "Intermediary", "Participant"):
        plain = f"ckg:{role.lower()}"
        assert ask(stores[store], f"?d ckg:certain{role} ?a MINUS {{ ?d {plain} ?a }}", "d", "a") == []
        assert ask(stores[store], f"?d {plain} ?a MINUS {{ ?d ckg:possible{role} ?a }}", "d", "a") == []


@pytest.fixture
def made(tmp_path: Path) -> Callable[[dict[str, str]], Store]:
    """Build a data folder of the small register's people from a table of `date, title`, with files added."""

    def make(files: dict[str, str]) -> Store:
        data = tmp_path / "data"
        shutil.copytree(Path(__file__).parent / "small" / "register", data / "register")
        (data / "sources.toml").write_text(
            '[[source]]\nid = "src"\npath = "table.tsv"\nreader = "table"\ntitle = "made up"\n'
            '[source.columns]\nkey = "key"\ndate = "date"\ntitle = "title"\n'
        )
        for name, text in files.items():
            (data / name).parent.mkdir(exist_ok=True)
            (data / name).write_text(text)
        return built(data, tmp_path / "var")

    return make


TABLE = "key\tdate\ttitle\n"
DECIDED = (
    "document\tmention\twritten\tagent\tdecision\tcertainty\tbasis\tvoice\tevidence\twho\twhen\tnote\n"
    "src/a\tm1\tHolly\tfir-fay\taccepted\tcertain\tinferred\teditor\ther hand\tA. Historian\t2026-11-25\t\n"
)


def test_the_same_name_elsewhere_in_the_exchange_is_proposed_and_never_accepted(
    made: Callable[[dict[str, str]], Store],
) -> None:
    rows = "a\t1900-01-01\tLetter, Holly to Alder\nb\t1900-02-01\tLetter, Alder to Holly\n"
    rows += "c\t1900-02-02\tLetter, Holly to Dogwood\n"
    store = made({"table.tsv": TABLE + rows, "decisions/identifications.tsv": DECIDED})
    reading = (
        "?i ckg:ofMention ?m ; ckg:rule 'exchange' ; ckg:identifiedAs ?who ; ckg:decision ?how ; ckg:certainty ?sure"
    )
    assert ask(store, reading, "m", "who", "how", "sure") == [("document/src/b#m2", "fir-fay", "proposed", "possible")]
    assert ask(store, "document:src%2Fc ckg:possibleSender ?who", "who") == []
    assert ask(store, f"<{BASE_IRI}document/src/b> ckg:recipient ?who", "who") == [("provisional-holly-src",)]


def test_a_provisional_agent_is_merged_and_its_address_leads_on(made: Callable[[dict[str, str]], Store]) -> None:
    rows = "a\t1900-01-01\tLetter, Holly to Alder\nb\t1900-02-01\tLetter, Alder to Holly\n"
    merged = "old\tnew\twho\twhen\twhy\nprovisional-holly-src\tfir-fay\tA. Historian\t2026-11-25\ther hand\n"
    store = made({"table.tsv": TABLE + rows, "register/merged.tsv": merged})
    assert ask(store, "agent:provisional-holly-src dcterms:isReplacedBy ?who", "who") == [("fir-fay",)]
    assert ask(store, "?i ckg:rule 'merged' ; ckg:identifiedAs ?who ; ckg:decision ?how", "who", "how") == [
        ("fir-fay", "accepted")
    ]
    assert len(ask(store, "?m ckg:refersTo agent:fir-fay", "m")) == 2
    met = "?old dcterms:isReplacedBy ?x . ?x a ckg:Exchange"
    assert ask(store, met, "old", "x") == [
        ("exchange/alder-anna--provisional-holly-src", "exchange/alder-anna--fir-fay")
    ], "what the two exchanged keeps its address too"


def test_the_counts_are_those_of_the_documents(stores: dict[str, Store]) -> None:
    def counted(query: str) -> set[tuple[str, ...]]:
        answer = stores["shipped"].query(PREFIXES + query, use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions)
        return {tuple(term.value for term in row) for row in answer}

    summed = counted("SELECT ?x ?n WHERE { GRAPH graph:summary { ?x ckg:count ?n } ?x a ckg:Exchange }")
    assert summed == counted("SELECT ?x (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d ckg:inExchange ?x } GROUP BY ?x")
    role = "?n ckg:countOf ?a ; ckg:role code:{0} ; ckg:count ?k MINUS {{ ?n ckg:year ?y }}"
    for name in ("sender", "recipient", "intermediary", "participant"):
        summed = counted(f"SELECT ?a ?k WHERE {{ {role.format(name)} }}")
        assert summed
        assert summed == counted(f"SELECT ?a (COUNT(DISTINCT ?d) AS ?k) WHERE {{ ?d ckg:{name} ?a }} GROUP BY ?a")
    year = "?d ckg:sender ?a ; ckg:earliest ?e ; ckg:latest ?l FILTER(YEAR(?e) = YEAR(?l)) BIND(STR(YEAR(?e)) AS ?y)"
    of_year = "?n ckg:countOf ?a ; ckg:role code:sender ; ckg:year ?g ; ckg:count ?k BIND(STR(?g) AS ?y)"
    summed = counted(f"SELECT ?a ?y ?k WHERE {{ {of_year} }}")
    assert summed == counted(f"SELECT ?a ?y (COUNT(DISTINCT ?d) AS ?k) WHERE {{ {year} }} GROUP BY ?a ?y")
