"""Titles of other languages are told apart, and English titles with foreign names in them stay readable."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekg.reading import languages, titles, tongues
from linear import assert_linear

TABLE = Path(__file__).with_name("languages.tsv")
REPORTED = "another language: not parsed"
NAMES = st.sampled_from(["Jean", "Şerif", "Łukasz", "Guđmundsson", "Ångström", "K.", "O'Neill", "Nguyễn"])
PARTICLES = st.sampled_from(["de", "la", "van", "der", "von", "da", "do", "dos", "e", "y", "al", "bin", "und", "du"])


def _rows(path: Path = TABLE) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["title"])
def test_each_row_of_the_table_is_told(row: dict[str, str]) -> None:
    assert languages.remark(row["title"]) == (row["remark"] or None), row["why"]


@pytest.mark.parametrize("row", [row for row in _rows() if row["remark"]], ids=lambda row: row["title"])
def test_what_is_reported_is_not_parsed(row: dict[str, str]) -> None:
    assert titles.read(row["title"]) == titles.Title(remark=row["remark"]), row["why"]


@pytest.mark.parametrize("language", tongues.TONGUES)
def test_each_example_of_a_language_is_reported_and_each_has_some(language: str) -> None:
    examples = tongues.TONGUES[language].examples
    assert len(examples) > 1
    assert {example: languages.remark(example) for example in examples} == dict.fromkeys(examples, REPORTED)


@pytest.mark.parametrize("language", tongues.TONGUES)
def test_each_form_of_a_language_tells_alone_and_each_small_word_tells_between_names(language: str) -> None:
    tongue = tongues.TONGUES[language]
    assert not {form for form in tongue.forms if languages.remark(form.capitalize()) != REPORTED}
    titles_of = {word: f"Holm {word} Berg" for word in tongue.small - tongues.WEAK}
    assert not {word for word, title in titles_of.items() if languages.remark(title) != REPORTED}


def test_no_word_is_both_english_and_foreign() -> None:
    assert not tongues.ENGLISH & (tongues.SMALL | tongues.FORMS | tongues.WEAK)


def test_every_english_title_of_the_corpus_stays_readable(shared: Path) -> None:
    rows = _rows(shared / "titles" / "titles-dev.tsv")
    assert len(rows) > 100
    assert not {row["title"] for row in rows if languages.remark(row["title"])}


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(PARTICLES, max_size=2), NAMES)
def test_no_name_makes_a_title_foreign(before: list[str], particles: list[str], last: str) -> None:
    name = " ".join([*before, *(word for word in particles if word != "und"), last])
    assert languages.remark(f"Letter, {name}") is None
    assert languages.remark(f"{name} to {name}") is None


@pytest.mark.parametrize(
    "hostile", ["de ", "A de ", "Letter de ", "(", "[", "'", "‘", '"', "an ", "l'a", "é", "'s ", "Ü,", "d'"]
)
def test_telling_is_linear_on_hostile_titles(hostile: str) -> None:
    assert_linear(languages.remark, hostile, "Letter, Jean de la Garde ")
