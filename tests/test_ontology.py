"""The ontology against the code: every term defined and described, every definition used, all in house order."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from cablekg import model
from cablekg.graph import vocab
from cablekg.graph.iris import Iris
from cablekg.settings import BASE_IRI, shipped

FOLDER = shipped("ontology")
FILES = ("cablekg.ttl", "codes.ttl", "shapes.ttl")
LANGUAGES = {"en", "ru", "zh-hans"}
CODE = BASE_IRI + "code/"
SCHEMES = {
    "roles": model.Role,
    "alias-kinds": model.AliasKind,
    "certainties": model.Certainty,
    "bases": model.Basis,
    "voices": model.Voice,
    "decisions": model.Decision,
    "title-bases": model.TitleBasis,
}


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def graph(name: str) -> Graph:
    return Graph().parse(FOLDER / name)


def constants(namespace: type) -> list[str]:
    return [node.value for node in vars(namespace).values() if isinstance(node, NamedNode)]


ONTOLOGY = graph("cablekg.ttl")
CODES = graph("codes.ttl")
TERMS = sorted(str(term) for term in set(ONTOLOGY.subjects()) if str(term).startswith(vocab.NS))
CONCEPTS = sorted(str(concept) for concept in CODES.subjects(RDF.type, SKOS.Concept))


def said(source: Graph, term: str, property_: URIRef) -> list[Literal]:
    return [value for value in source.objects(URIRef(term), property_) if isinstance(value, Literal) and value.strip()]


def test_every_constant_is_defined_and_every_definition_has_a_constant_in_the_same_order() -> None:
    written = re.findall(r"^ckg:(\w+) a owl:", text("cablekg.ttl"), re.MULTILINE)
    assert [vocab.NS + name for name in written] == constants(vocab.CKG)
    assert sorted(constants(vocab.CKG)) == TERMS


@pytest.mark.parametrize("name", [name.upper() for name in vocab.PREFIXES])
def test_a_constant_is_named_as_the_term_it_holds(name: str) -> None:
    namespace = getattr(vocab, name)
    prefix = vocab.PREFIXES[name.lower()]
    named = {name: node.value for name, node in vars(namespace).items() if isinstance(node, NamedNode)}
    assert named
    assert named == {name: prefix + name for name in named}


@pytest.mark.parametrize("term", TERMS)
def test_a_term_says_what_it_is_whence_it_comes_and_shows_an_example(term: str) -> None:
    node = URIRef(term)
    assert {label.language for label in said(ONTOLOGY, term, RDFS.label)} == LANGUAGES
    assert len(said(ONTOLOGY, term, RDFS.label)) == len(LANGUAGES)
    assert [comment.language for comment in said(ONTOLOGY, term, RDFS.comment)] == ["en"]
    assert said(ONTOLOGY, term, SKOS.example)
    assert all(isinstance(source, URIRef) for source in ONTOLOGY.objects(node, RDFS.seeAlso))
    assert (node, RDFS.seeAlso, None) in ONTOLOGY
    assert (node, RDFS.isDefinedBy, URIRef(vocab.NS.removesuffix("#"))) in ONTOLOGY
    kinds = set(ONTOLOGY.objects(node, RDF.type))
    assert len(kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}) == len(kinds) == 1
    assert term.removeprefix(vocab.NS)[0].isupper() == (OWL.Class in kinds)


def test_no_two_terms_bear_one_label() -> None:
    # A class and the property that leads to it may (Alias, alias).
    for kinds in ([OWL.Class], [OWL.ObjectProperty, OWL.DatatypeProperty]):
        terms = [term for kind in kinds for term in ONTOLOGY.subjects(RDF.type, kind)]
        labels = [str(label) for term in terms for label in ONTOLOGY.objects(term, RDFS.label)]
        assert sorted(labels) == sorted({*labels}), f"among {kinds}"


def test_every_borrowed_term_above_ours_is_one_that_the_code_can_write() -> None:
    written = set(constants(vocab.RICO) + constants(vocab.SCHEMA) + constants(vocab.SKOSXL) + constants(vocab.PROV))
    above = {str(term) for over in (RDFS.subClassOf, RDFS.subPropertyOf) for term in ONTOLOGY.objects(None, over)}
    assert above - written == set()
    assert {vocab.RICO.hasSender.value, vocab.SCHEMA.recipient.value, vocab.SKOSXL.Label.value} < above


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_codes_of_a_scheme_are_the_words_of_the_model(scheme: str) -> None:
    codes = {str(code).removeprefix(CODE) for code in CODES.subjects(SKOS.inScheme, URIRef(CODE + scheme))}
    assert codes == set(get_args(SCHEMES[scheme]))


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_code_has_one_scheme_a_label_in_each_language_and_a_definition(concept: str) -> None:
    assert len(list(CODES.objects(URIRef(concept), SKOS.inScheme))) == 1
    assert sorted(str(label.language) for label in said(CODES, concept, SKOS.prefLabel)) == sorted(LANGUAGES)
    assert [definition.language for definition in said(CODES, concept, SKOS.definition)] == ["en"]


def test_schemes_are_labelled_and_their_addresses_are_no_codes() -> None:
    schemes = {str(scheme) for scheme in CODES.subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == {CODE + name for name in [*SCHEMES, "forms"]}
    assert schemes.isdisjoint(CONCEPTS)
    for scheme in schemes:
        assert {label.language for label in said(CODES, scheme, SKOS.prefLabel)} == LANGUAGES


@pytest.mark.parametrize("name", FILES)
def test_prefixes_stand_in_house_order_and_each_is_used(name: str) -> None:
    house = list(Iris(BASE_IRI).prefixes().items())
    written = re.findall(r"^@prefix (\w+): <(.+)> \.$", text(name), re.MULTILINE)
    ours = [pair for pair in written if pair[0] not in {"sh", "shape"}]  # these two live in shapes.ttl alone
    assert ours == [pair for pair in house if pair in ours]
    body = text(name).partition("\n\n")[2]
    assert [prefix for prefix, _ in written if not re.search(rf"[\s^(]{prefix}:\w", body)] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_alike_by_both_engines_and_written_again_without_loss(name: str) -> None:
    first = graph(name)
    assert isomorphic(first, Graph().parse(data=first.serialize(format="turtle"), format="turtle"))
    triples = {str(quad.triple) for quad in parse(text(name), format=RdfFormat.TURTLE)}
    assert len(triples) == len(first)


@pytest.mark.parametrize("name", ["cablekg.ttl", "codes.ttl"])
def test_what_is_loaded_into_the_graph_has_no_blank_nodes(name: str) -> None:
    assert [node for triple in graph(name) for node in triple if isinstance(node, BNode)] == []


def test_language_tags_are_written_as_the_store_gives_them_back() -> None:
    # The engine lower-cases tags; a dump that differed from its source here would never compare equal.
    tags = [tag for name in FILES for tag in re.findall(r'"@([A-Za-z-]+)', text(name))]
    assert set(tags) == LANGUAGES


def test_the_folder_holds_these_files_and_no_others() -> None:
    assert sorted(path.name for path in Path(FOLDER).iterdir()) == sorted(FILES)
