"""Dates: every form of the listings and of the tables, what is refused, and dates inside titles."""

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekg.model import HistoricalDate
from cablekg.reading import date_words, dates, dates_in_titles, written_dates
from linear import assert_linear

TABLE = Path(__file__).with_name("dates.tsv")


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _expected(row: dict[str, str]) -> HistoricalDate:
    first, last = (date.fromisoformat(row[side]) if row[side] else None for side in ("earliest", "latest"))
    calendar: Any = row["calendar"] or None
    return HistoricalDate(row["text"] if row["text"].strip() else None, row["edtf"] or None, first, last, calendar)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['reads']} {row['text']!r}")
def test_each_row_of_the_table_is_read(row: dict[str, str]) -> None:
    found = dates.read(row["text"]) if row["reads"] == "text" else dates.from_edtf(row["text"])
    assert found == _expected(row), row["why"]
    assert (found.precision or "") == row["precision"], row["why"]


@pytest.mark.parametrize("name", written_dates.PATTERNS)
def test_each_pattern_of_written_dates_reads_its_examples(name: str) -> None:
    pattern = written_dates.PATTERNS[name]
    assert pattern.examples
    for example in pattern.examples:
        match = pattern.compiled.fullmatch(date_words.fold(example))
        assert match, example
        assert pattern.reading(match), example
        assert dates.read(example).edtf, example


@pytest.mark.parametrize("name", dates_in_titles.IN_TITLES | dates_in_titles.LED_IN)
def test_each_pattern_of_titles_finds_its_examples(name: str) -> None:
    _, examples = (dates_in_titles.IN_TITLES | dates_in_titles.LED_IN)[name]
    assert examples
    for example in examples:
        title = f"Report on Fishing, {example}"
        found = [title[start:end] for start, end in dates.find(title)]
        assert len(found) == 1, example
        assert found[0] in example, example


@pytest.mark.parametrize("text", [row["text"] for row in _rows() if row["edtf"]])
def test_the_edtf_given_is_read_back_to_the_same_bounds(text: str) -> None:
    found = dates.read(text)
    if found.edtf:
        again = dates.from_edtf(found.edtf)
        assert (again.edtf, again.earliest, again.latest) == (found.edtf, found.earliest, found.latest)


def test_a_text_is_kept_beside_its_edtf() -> None:
    assert dates.from_edtf("1948~", "about 1948").text == "about 1948"
    assert dates.from_edtf("no date", "about 1948") == HistoricalDate("about 1948")


#: What the other reader bounds otherwise, by choice (seasons) or not at all (sets, marks inside, a decade as 156X).
_OWN_BOUNDS = re.compile(r"-2[1-4]|[\[{X]|[?~%]-|-[?~%]|T")


@pytest.mark.parametrize(
    "row", [r for r in _rows() if r["edtf"] and not _OWN_BOUNDS.search(r["edtf"])], ids=lambda row: row["edtf"]
)
def test_bounds_agree_with_another_reader_of_edtf(row: dict[str, str]) -> None:
    other: Any = edtf.parse_edtf(row["edtf"])
    if row["earliest"]:
        lower = other.lower_strict()
        assert (lower.tm_year, lower.tm_mon, lower.tm_mday) == date.fromisoformat(row["earliest"]).timetuple()[:3]
    if row["latest"]:
        upper = other.upper_strict()
        assert (upper.tm_year, upper.tm_mon, upper.tm_mday) == date.fromisoformat(row["latest"]).timetuple()[:3]


def test_every_date_of_the_seed_listing_is_exact(shared: Path) -> None:
    lines = (shared / "seeds" / "listing-p11.txt").read_text(encoding="utf-8").split("\n")
    found = [dates.read(line) for line in lines]
    assert [one.text for one in found if one.precision == "day"] == [
        *("January 13, 1950", "January 6, 1950", "February 1, 1949", "April 22, 1948", "April 26, 1948"),
        *("April 29, 1948", "December 17, 1947", "April 20, 1948", "May 10, 1948", "May 10, 1948"),
    ]
    assert all(one.edtf is None for one in found if one.precision != "day")


def test_every_date_of_the_facts_and_of_the_labelled_titles_is_read(shared: Path) -> None:
    for name, column in (("facts/stalin-mao-documents.tsv", "date"), ("titles/titles-dev.tsv", "date_text")):
        with (shared / name).open(encoding="utf-8", newline="") as lines:
            texts = [row[column] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
        assert [text for text in texts if text and dates.read(text).precision is None] == []


@given(st.text(st.characters(codec="utf-8"), max_size=40) | st.from_regex(r"[0-9~?%/.X-]{0,25}", fullmatch=True))
def test_no_text_raises_and_bounds_stand_in_order(text: str) -> None:
    for found in (dates.read(text), dates.from_edtf(text)):
        assert found.text == (text or None) or not text.strip()
        assert (found.edtf is None) == (found.earliest is None and found.latest is None)
        if found.earliest and found.latest:
            assert found.earliest <= found.latest


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_both_spellings(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        f"{month} {day.day}, {day.year:04}",
        f"{day.day} {month} {day.year:04}",
        f"{month} {day.day:02}, {day.year:04}",
    ):
        assert (dates.read(text).earliest, dates.read(text).latest) == (day, day)


@pytest.mark.parametrize(
    "hostile", ["1 May 1950 ", "of the ", "May ", "1-", "9", "12 and ", "\u00a0", "Monday, ", "1:11 "]
)
def test_reading_is_linear_on_hostile_texts(hostile: str) -> None:
    for function in (dates.read, dates.from_edtf, dates.find):
        assert_linear(function, hostile, "Note from Holm, 3 June 1971, on Berg. ")


def test_the_examples_of_the_docs_are_read_as_they_say() -> None:
    lines = (Path(__file__).parents[1] / "docs" / "dates.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    examples = [row for row in rows if row[0] not in {"written", "---"}]
    assert len(examples) > 40
    for text, *said in examples:
        found = dates.read(text)
        assert said == [str(value or "") for value in (found.edtf, found.earliest, found.latest, found.calendar)], text
