"""Glosses in summaries: what the brackets say of this document's names, and nothing from prose."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekg.model import Gloss, Mention
from cablekg.reading import identities, summaries, titles
from linear import assert_linear

TABLE = Path(__file__).with_name("summaries.tsv")
TOKENS = (
    "Terebin",
    "Stalin",
    "Kuznetsov's",
    "(Stalin)",
    "[Andrei Orlov]",
    "(CCP)",
    "met",
    "the",
    ".",
    "(",
    ")",
    "Berg,",
    "alias",
    "using the name of",
    "not",
    "(aka Orlov)",
    "'s pseudonym",
    "",
)


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _said(glosses: tuple[Gloss, ...]) -> str:
    return "; ".join(f"{gloss.written}={gloss.gloss}@{gloss.mention}" for gloss in glosses)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["why"])
def test_each_row_of_the_table_is_read(row: dict[str, str]) -> None:
    title = titles.read(row["title"])
    assert title.mentions
    mentions, glosses = summaries.read(row["summary"], title.mentions, title.glosses)
    assert _said(glosses) == row["glosses"], row["why"]
    assert "; ".join(mention.name for mention in mentions) == row["mentioned"], row["why"]
    assert all(mention.role == "mentioned" and mention.voice == "summary" for mention in mentions)
    assert all(gloss.voice == "summary" for gloss in glosses)


def test_the_seed_glosses_three_names_and_no_others(shared: Path) -> None:
    lines = (shared / "seeds" / "listing-p11.txt").read_text(encoding="utf-8").split("\n")
    said: list[tuple[str, str]] = []
    for line in lines:
        mentions, glosses = summaries.read(line, (), ()) if len(line) > 80 else ((), ())
        assert len(mentions) == len(glosses)
        said.extend((gloss.written, gloss.gloss) for gloss in glosses)
    assert sorted(set(said)) == [("Filippov", "Stalin"), ("Kuznetsov", "Stalin"), ("Terebin", "Andrei Orlov")]


@given(st.lists(st.sampled_from(TOKENS), max_size=25).map(" ".join) | st.text(max_size=80))
def test_no_summary_raises_and_every_index_points_at_the_name_it_explains(summary: str) -> None:
    title = (Mention("sender", "Terebin"), Mention("recipient", "Stalin"))
    mentions, glosses = summaries.read(summary, title, (Gloss("Stalin", "Kuznetsov", 1),))
    everyone = (*title, *mentions)
    for gloss in glosses:
        assert gloss.written in summary
        assert gloss.gloss in summary
        assert gloss.mention is not None
        assert (
            everyone[gloss.mention].name.casefold() == gloss.written.casefold()
            or gloss.written.casefold() == "kuznetsov"
        )


def test_at_least_a_third_of_the_table_gives_nothing() -> None:
    rows = _rows()
    assert 3 * sum(not row["glosses"] for row in rows) > len(rows)


@pytest.mark.parametrize("name", identities.PHRASES)
def test_each_phrase_between_names_finds_its_examples_and_each_example_is_read(name: str) -> None:
    for example in identities.PHRASES[name].examples:
        assert [other for other, row in identities.PHRASES.items() if row.pattern.search(example)] == [name], example
        assert len(summaries.read(f"{example}.", (), ())[1]) == 1, example


@pytest.mark.parametrize("name", identities.BRACKETS)
def test_each_bracket_finds_its_examples_and_one_that_no_other_finds(name: str) -> None:
    found = [
        [other for other, row in identities.BRACKETS.items() if row.pattern.fullmatch(example)]
        for example in identities.BRACKETS[name].examples
    ]
    assert all(name in others for others in found)
    assert [name] in found
    for example in identities.BRACKETS[name].examples:
        assert len(summaries.read(f"Holm ({example}) writes.", (), ())[1]) == 1, example


@pytest.mark.parametrize(
    "hostile",
    [
        *("Holm [Berg] ", "A (", "((", "A. ", "A-", "'s ", "[A]", "Aa", "A a ", ") (", "A.B.", "Aa de ", "Aa's ", "“A"),
        *(
            "Aa, alias ",
            "Aa, using the name of ",
            "Aa is the pseudonym of ",
            "not Aa (Bb) ",
            "Aa, who is acting under ",
        ),
    ],
)
def test_reading_is_linear_on_hostile_summaries(hostile: str) -> None:
    assert_linear(lambda text: summaries.read(text, (Mention("sender", "A"),), ()), hostile, "Holm (Karl Berg) met A. ")
