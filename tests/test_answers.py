"""Answers: datasets as the protocol has them, formats that other programs read, faults in words."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph

from cablekg.asking import answers
from cablekg.asking.answers import FORMATS, Cell, FormatError, answer, table
from cablekg.errors import UsageError

EX = "https://example.org/"
G1, G2 = NamedNode(f"{EX}g1"), NamedNode(f"{EX}g2")
BASE = "https://w3id.org/cablekg/"


@pytest.fixture
def store() -> Store:
    store = Store()
    for number, graph in ((1, G1), (2, G2)):
        store.add(Quad(NamedNode(f"{EX}a{number}"), NamedNode(f"{EX}p"), Literal("Мао", language="ru"), graph))
    return store


def count(store: Store, query: str, **dataset: list[str]) -> int:
    return len(table(answer(store, query, media_type=FORMATS["json"], **dataset).body).rows)


def test_without_a_dataset_all_graphs_are_asked(store: Store) -> None:
    assert count(store, "SELECT * { ?s ?p ?o }") == 2


def test_from_in_the_query_hides_the_other_graphs(store: Store) -> None:
    assert count(store, f"SELECT * FROM <{EX}g1> {{ ?s ?p ?o }}") == 1


def test_a_dataset_in_the_request_outranks_from(store: Store) -> None:
    query = f"SELECT * FROM <{EX}g1> {{ <{EX}a1> ?p ?o }}"
    assert count(store, query) == 1
    assert count(store, query, default_graphs=[f"{EX}g2"]) == 0


def test_with_named_graphs_alone_the_default_graph_is_empty(store: Store) -> None:
    assert count(store, "SELECT * { ?s ?p ?o }", named_graphs=[f"{EX}g1"]) == 0
    assert count(store, "SELECT * { GRAPH ?g { ?s ?p ?o } }", named_graphs=[f"{EX}g1"]) == 1


def test_a_graph_name_that_is_no_address_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no absolute IRI"):
        answer(store, "ASK {}", default_graphs=["not an iri"])


@pytest.mark.parametrize("short", ["csv", "tsv", "json", "xml"])
def test_a_table_comes_in_every_format_of_tables(store: Store, short: str) -> None:
    got = answer(store, "SELECT ?o { ?s ?p ?o }", media_type=FORMATS[short])
    assert got.kind == "select"
    assert got.media_type == FORMATS[short]
    assert "Мао" in got.body.decode()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own JSON-LD reader
@pytest.mark.parametrize(
    ("short", "rdflib_name"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")]
)
def test_another_library_reads_every_format_of_graphs(store: Store, short: str, rdflib_name: str) -> None:
    got = answer(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", media_type=FORMATS[short], base_iri=BASE)
    assert len(Graph().parse(data=got.body, format=rdflib_name)) == 2


def test_the_first_format_that_fits_is_taken(store: Store) -> None:
    wanted = [FORMATS["csv"], FORMATS["nt"]]
    assert answer(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", media_type=wanted).media_type == FORMATS["nt"]


def test_without_a_format_a_table_is_json_and_a_graph_turtle(store: Store) -> None:
    assert answer(store, "ASK {}").media_type == FORMATS["json"]
    assert answer(store, "DESCRIBE <https://example.org/a1>").media_type == FORMATS["ttl"]


@pytest.mark.parametrize(
    ("query", "short"), [("ASK {}", "csv"), ("SELECT * {}", "ttl"), ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "json")]
)
def test_a_format_that_cannot_hold_the_answer_is_refused_with_those_that_can(query: str, short: str) -> None:
    with pytest.raises(answers.FormatError) as caught:
        answer(Store(), query, media_type=FORMATS[short])
    assert "offered: " in caught.value.hint


def test_turtle_is_sorted_has_house_prefixes_and_states_nothing_twice() -> None:
    store = Store()
    for graph in (G1, G2):
        for number in (2, 1):
            subject = NamedNode(f"{BASE}document/{number}")
            store.add(Quad(subject, NamedNode("http://purl.org/dc/terms/title"), Literal("Cable"), graph))
    body = answer(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", base_iri=BASE).body.decode()
    assert body.index("document:1 dcterms:title") < body.index("document:2 dcterms:title")
    assert body.count('"Cable"') == 2


def test_an_address_that_ends_in_a_stop_is_read_by_other_libraries() -> None:
    store = Store()
    store.add(Quad(NamedNode(f"{BASE}document/No."), NamedNode("http://purl.org/dc/terms/title"), Literal("x"), G1))
    body = answer(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", base_iri=BASE).body
    assert {str(subject) for subject in Graph().parse(data=body, format="turtle").subjects()} == {f"{BASE}document/No."}


def test_a_property_that_rdf_xml_cannot_name_is_said_instead_of_written_wrongly() -> None:
    query = "CONSTRUCT { <http://example.org/s> <http://example.org/1> 1 } {}"
    with pytest.raises(answers.FormatError, match=r"<http://example\.org/1>"):
        answer(Store(), query, media_type=FORMATS["rdf"])
    assert list(parse(answer(Store(), query).body, format=RdfFormat.TURTLE))


def test_a_fault_of_the_query_is_said_with_its_place() -> None:
    with pytest.raises(answers.QuerySyntaxError, match=r"2:\d"):
        answer(Store(), "SELECT * {\n ?s ?p }")


def test_cells_keep_datatype_and_language_and_the_unbound_is_none() -> None:
    query = 'SELECT * { VALUES (?a ?b ?c) { (<http://x/> "Мао"@ru UNDEF) (UNDEF UNDEF 5) } }'
    assert table(answer(Store(), query).body).rows == (
        (Cell("uri", "http://x/"), Cell("literal", "Мао", language="ru"), None),
        (None, None, Cell("literal", "5", "http://www.w3.org/2001/XMLSchema#integer")),
    )


def test_yes_or_no_is_a_table_of_one_cell() -> None:
    assert table(answer(Store(), "ASK {}").body).rows[0][0] == Cell(
        "literal", "true", "http://www.w3.org/2001/XMLSchema#boolean"
    )


@pytest.mark.parametrize(
    ("query", "short"), [('SELECT ("a\\u0001" AS ?n) {}', "xml"), ('CONSTRUCT { <a:b> <a:c> "\\uFFFF" } {}', "rdf")]
)
def test_what_xml_cannot_hold_is_said_and_not_written(store: Store, query: str, short: str) -> None:
    with pytest.raises(FormatError, match="XML"):
        answer(store, query, media_type=FORMATS[short])
