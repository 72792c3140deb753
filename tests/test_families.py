"""Families of forms: which one a form lies in, that none is forced into one, and that the graph says the same."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, SKOS, Graph, URIRef

from cablekg.asking import answers, canned
from cablekg.build.run import BuildRequest, build
from cablekg.graph import authorities
from cablekg.graph.iris import Iris
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import opened
from cablekg.graph.vocab import SKOS as TERMS
from cablekg.index import short
from cablekg.reading import families, forms
from cablekg.reading.words import EVENTS, word_set
from cablekg.settings import BASE_IRI, Settings, shipped
from cablekg.sources.columns import ColumnMap
from linear import assert_linear

TABLE = Path(__file__).with_name("families.tsv")
IRIS = Iris(BASE_IRI)
HOME = IRIS.code("family-")
SCHEME = URIRef(IRIS.code("forms"))
NOUNS = [noun.strip() for nouns in families.FAMILIES.values() for noun in nouns.split(",")]
#: Nouns that open a form and lie in no family: a state or part of another document; words of two senses; what is too
#: rare for a family of its own.
OPEN = word_set("""
abstract abstracts addendum appendix attachment copy draft drafts excerpt excerpts extract extracts fragment fragments
manuscript summaries summary summation summing-up supplement synopsis text texts translation translations
accounts brief briefing briefings briefs broadcast call cipher correspondence depesche exchange papers points
record-book records release releases resume update
biographies biography certificate characterization chronicle curriculum denunciation deposition description
dispositions dossier fact history indictment obituary pledge profile profiles prospectus questionnaire questions
teachings testament theses thesis vita warrant
""")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = _rows(TABLE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_a_form_lies_in_the_family_of_its_noun(row: dict[str, str]) -> None:
    assert (families.family(row["form"]) or "") == row["family"], row["why"]


def test_every_family_has_a_row_and_every_row_a_reason() -> None:
    assert {row["family"] for row in ROWS} == {"", *families.FAMILIES}
    assert len({row["form"] for row in ROWS}) == len(ROWS)
    assert all(row["why"] for row in ROWS)


def test_a_noun_stands_in_one_family_and_is_read_as_it_stands() -> None:
    assert sorted(NOUNS) == sorted(set(NOUNS))
    assert [noun for noun in NOUNS if noun != " ".join(noun.split())] == [], "a phrase stands in one line"
    assert [noun for noun in NOUNS if not families.family(noun)] == []


def test_a_noun_that_opens_a_form_has_a_family_or_is_known_to_be_open() -> None:
    """A noun that `forms` learns is put into a family, or said here to be open."""
    assert {noun for noun in forms.NOUNS | EVENTS if families.family(noun) is None} - OPEN == set()
    assert {noun for noun in OPEN if families.family(noun)} == set()


def test_every_form_of_the_labelled_titles_has_a_family_or_is_known_to_be_open(shared: Path) -> None:
    found = {row["form"] for row in _rows(shared / "titles" / "titles-dev.tsv")} - {""}
    assert len(found) > 50
    assert found - {row["form"] for row in ROWS} == set(), "each stands in the table"
    assert {form for form in found if families.family(form) is None} == {"briefing", "draft", "supplement"}


@given(st.sampled_from(NOUNS), st.sampled_from(["draft", "ciphered", "handwritten", "Second", "very urgent"]))
def test_what_stands_before_the_noun_changes_no_family(noun: str, word: str) -> None:
    assert families.family(f"{word} {noun}") == families.family(noun)


@given(st.lists(st.sampled_from([*NOUNS, "of", "and", "or", "/", "(", "draft", "on", "х"])).map(" ".join) | st.text())
def test_no_text_raises_and_no_family_is_invented(text: str) -> None:
    found = families.family(text)
    assert found is None or found in families.FAMILIES


@pytest.mark.parametrize("hostile", ["text of ", "letter and ", "letter or ", "exchange ", "s", "(", "e\u0301", "/&"])
def test_the_time_grows_with_the_length_of_a_form(hostile: str) -> None:
    assert_linear(families.family, hostile, "memorandum of a conversation in Oslo ")


# The families as concepts


def test_the_families_of_the_vocabulary_are_those_that_forms_are_read_into() -> None:
    codes = Graph().parse(shipped("ontology") / "codes.ttl")
    described = {str(family) for family in codes.subjects(SKOS.topConceptOf, SCHEME)}
    assert described == {HOME + name for name in families.FAMILIES}
    assert {str(family) for family in codes.subjects(SKOS.inScheme, SCHEME)} == described
    assert all((URIRef(family), RDF.type, SKOS.Concept) in codes for family in described)


def test_no_two_families_bear_one_label() -> None:
    codes = Graph().parse(shipped("ontology") / "codes.ttl")
    labels = [
        label for family in codes.subjects(SKOS.inScheme, SCHEME) for label in codes.objects(family, SKOS.prefLabel)
    ]
    assert len(labels) == len(set(labels)) == 3 * len(families.FAMILIES)


def _broader(form: str) -> list[Quad]:
    return [quad for quad in authorities.form(IRIS, short(form), form) if quad.predicate == TERMS.broader]


def test_a_form_is_narrower_than_its_family_and_never_the_same_concept() -> None:
    (quad,) = _broader("telegram")
    assert (quad.subject, quad.object) == (
        NamedNode(IRIS.code("form-telegram")),
        NamedNode(IRIS.code("family-telegram")),
    )


@pytest.mark.parametrize("form", sorted(OPEN))
def test_a_form_without_a_family_is_a_concept_of_the_list_all_the_same(form: str) -> None:
    assert _broader(form) == []
    assert TERMS.inScheme in {quad.predicate for quad in authorities.form(IRIS, form, form)}


def test_a_form_without_a_family_is_counted_by_the_build_and_asked_for_like_others(tmp_path: Path) -> None:
    table = tmp_path / "woods.tsv"
    forms_written = ["Telegram", "Cable", "Cable", "Dossier", ""]
    rows = [f"1900-05-0{day}\t{form}\tOak" for day, form in enumerate(forms_written, 1)]
    table.write_text("\n".join(["date\tform\tsender", *rows]) + "\n", encoding="utf-8")
    columns = ColumnMap(date="date", form="form", sender="sender")
    request = BuildRequest(tmp_path / "none", tmp_path / "var", Settings(), files=(table,), columns=columns)
    report = build(request, lambda _: None)
    assert (report.missing["form"], report.missing["form of a known family"]) == (1, 1)
    ask = answers.asker(open_read_only(opened(request.store)[0]), BASE_IRI)
    question = canned.load(shipped("queries"), BASE_IRI)["documents-by-form"]
    found = [[cell and cell.value for cell in row[1::2]] for row in canned.ask(question, {}, ask, BASE_IRI).rows]
    assert found == [
        ["telegram", "cable", "1900-05-02"],
        ["telegram", "telegram", "1900-05-01"],
        [None, "dossier", "1900-05-04"],
    ]
