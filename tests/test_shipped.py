"""The shipped set, built and asked: what it promises (A11-A14). Who is meant where: tests/test_who_is_who.py."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

from cablekg.graph.store import open_read_only
from cablekg.settings import BASE_IRI

HERE = Path(__file__).parent
PREFIXES = f"""
PREFIX ckg: <{BASE_IRI}ns#> PREFIX document: <{BASE_IRI}document/> PREFIX agent: <{BASE_IRI}agent/>
PREFIX graph: <{BASE_IRI}graph/> PREFIX code: <{BASE_IRI}code/> PREFIX topic: <{BASE_IRI}topic/>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(scope="module")
def store(shipped_store: Path) -> Store:
    return open_read_only(shipped_store)


def ask(store: Store, where: str, *names: str) -> list[tuple[str, ...]]:
    query = f"{PREFIXES} SELECT {' '.join('?' + name for name in names)} WHERE {{ {where} }}"
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    return sorted(tuple(row[name].value.removeprefix(BASE_IRI) for name in names) for row in answer)


def test_the_set_holds_174_documents_each_with_title_date_and_form(store: Store) -> None:
    outer = "FILTER(!CONTAINS(STR(?d), '#'))"
    assert len(ask(store, f"?d a ckg:Document {outer}", "d")) == 174
    whole = f"?d dcterms:title ?t ; ckg:dateText ?x ; ckg:form ?f ; ckg:earliest ?e ; ckg:latest ?l {outer}"
    assert len({d for (d,) in ask(store, whole, "d")}) == 174


def test_the_seeds_ten_documents_have_two_sources(store: Store) -> None:
    both = f"?d dcterms:source <{BASE_IRI}graph/source/stalin-mao>, <{BASE_IRI}graph/source/listing-p11>"
    assert len(ask(store, both, "d")) == 10


def test_the_composed_titles_are_marked_and_their_parties_decided(store: Store) -> None:
    where = "?d ckg:titleBasis code:composed ; dcterms:title ?t FILTER(!CONTAINS(STR(?d), '#'))"
    assert [title[0] for (title,) in ask(store, where, "t")] == ["[", "["]
    sender = "?m ckg:inDocument document:1949-01-28-telegram ; ckg:role code:sender ; ckg:writtenAs ?w"
    where = f"GRAPH graph:decisions {{ {sender} }}"
    assert ask(store, where, "w") == [("Stalin",)]


def test_no_triple_of_ours_stands_in_two_graphs_but_a_witness_line(store: Store) -> None:
    where = """GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(STR(?g) < STR(?h))
      FILTER(?p NOT IN (ckg:sourceLine, ckg:sourceFile))"""
    assert ask(store, where, "s", "p") == []


def test_every_document_leads_to_a_line_of_a_file(store: Store) -> None:
    where = "?d a ckg:Document GRAPH ?g { ?d dcterms:source ?g ; ckg:sourceFile ?file ; ckg:sourceLine ?line }"
    titles = dict(ask(store, "?d dcterms:title ?t", "d", "t"))
    found = [row for row in ask(store, where, "d", "file", "line") if "#" not in row[0]]
    assert len(found) == 184
    for document, file, line in found:
        written = (HERE.parent / "data" / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
        assert titles[document] in written


def test_an_inner_message_passed_through_those_who_carried_it(store: Store) -> None:
    inner = f"<{BASE_IRI}document/1949-01-09-orlov-kuznetsov#message>"
    roles = {role: ask(store, f"{inner} ckg:{role} ?who", "who") for role in ("sender", "recipient", "intermediary")}
    assert roles["sender"] == [("agent/mao-zedong",)]
    assert roles["recipient"] == [("agent/stalin-joseph",)]
    assert roles["intermediary"] == [("agent/kuznetsov-fyodor",), ("agent/orlov-andrei",)]


def test_a_message_shown_to_a_third_was_not_relayed_by_him(store: Store) -> None:
    inner = f"<{BASE_IRI}document/1951-01-16-mao-stalin#message>"
    assert ask(store, f"{inner} ckg:recipient ?who", "who") == [("agent/peng-dehuai",)]
    assert ask(store, f"{inner} ckg:intermediary ?who", "who") == []


def test_the_visits_to_moscow_have_their_documents(store: Store) -> None:
    assert len(ask(store, "?d ckg:topic topic:mao-visit-planned", "d")) >= 6
    assert len(ask(store, "?d ckg:topic topic:mao-visit-1949", "d")) >= 10


def test_an_abstract_stands_in_the_graph_of_the_source_that_has_it(store: Store) -> None:
    where = "GRAPH ?g { ?d dcterms:abstract ?text }"
    assert set(ask(store, where, "g")) == {("graph/source/listing-p11",)}
    assert len(ask(store, where, "d")) == 10


def test_a_topic_says_by_whose_decision_and_why(store: Store) -> None:
    document = "document:1949-01-10-stalin-mao"
    notes = ask(store, f"GRAPH graph:decisions {{ {document} ckg:topic ?topic ; skos:note ?note }}", "note")
    said = "about nanjing-mediation by decision of editors of the set, 2026-11-25: title: Nanjing Peace Proposal"
    assert notes == [(f"{said} (decisions/topics.tsv:10)",)]


def test_our_abstracts_never_say_who_is_meant(store: Store) -> None:
    where = "?m ckg:voice code:summary ; ckg:sourceFile ?file"
    assert all("listings" not in file for (file,) in ask(store, where, "file"))


def test_entailed_terms_are_those_of_the_ontology(store: Store) -> None:
    pairs = {
        "ckg:sender": "rico:hasSender",
        "ckg:recipient": "schema:recipient",
        "ckg:participant": "schema:participant",
    }
    prefixes = "PREFIX rico: <https://www.ica.org/standards/RiC/ontology#> PREFIX schema: <https://schema.org/>"
    for ours, theirs in pairs.items():
        where = f"?d {ours} ?a FILTER NOT EXISTS {{ GRAPH graph:entailed {{ ?d {theirs} ?a }} }}"
        query = f"{PREFIXES}{prefixes} ASK {{ {where} }}"
        assert not bool(store.query(query, use_default_graph_as_union=True))
    query = f"{PREFIXES}{prefixes} SELECT ?d {{ GRAPH graph:entailed {{ ?d a rico:Record }} }}"
    answer = store.query(query)
    assert isinstance(answer, QuerySolutions)
    assert len({row["d"].value for row in answer if "#" not in row["d"].value}) == 174
