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
from cablekg.reading import edtf as edtf_values
from linear import assert_linear

TESTS = Path(__file__).parent


def _table(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter, quoting=quoting))


WRITTEN = _table(TESTS / "dates.tsv")
EDTF = _table(TESTS / "edtf.tsv")


def _expected(row: dict[str, str]) -> HistoricalDate:
    first, last = (date.fromisoformat(row[side]) if row[side] else None for side in ("earliest", "latest"))
    calendar: Any = row.get("calendar") or None
    return HistoricalDate(row["text"] if row["text"].strip() else None, row["edtf"] or None, first, last, calendar)


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: repr(row["text"]))
def test_each_written_date_of_the_table_is_read(row: dict[str, str]) -> None:
    found = dates.read(row["text"])
    assert found == _expected(row), row["why"]
    assert (found.precision or "") == row["precision"], row["why"]


@pytest.mark.parametrize("row", EDTF, ids=lambda row: f"level {row['level']} {row['text']!r}")
def test_each_edtf_value_of_the_table_is_read(row: dict[str, str]) -> None:
    found = dates.from_edtf(row["text"])
    assert found == _expected(row), row["why"]
    assert (found.precision or "") == row["precision"], row["why"]


#: In words `1921-24` is four years, in EDTF a winter; each door says which it reads.
_SEASON_OR_YEARS = re.compile("[0-9]{4}-2[1-4]")


@pytest.mark.parametrize(
    "row",
    [row for row in EDTF if row["edtf"] and not _SEASON_OR_YEARS.fullmatch(row["text"])],
    ids=lambda row: repr(row["text"]),
)
def test_edtf_is_read_among_written_dates_too(row: dict[str, str]) -> None:
    found = dates.read(row["text"])
    assert (found.earliest, found.latest) == (_expected(row).earliest, _expected(row).latest)


def test_a_text_is_undated_by_its_own_word_alone() -> None:
    undated = {row["text"] for row in WRITTEN if dates.is_undated(row["text"])}
    assert undated == {row["text"] for row in WRITTEN if row["why"].startswith(("understood", "where it was filed"))}


def _first_reader(text: str) -> str | None:
    folded = date_words.fold(text)
    for name, pattern in written_dates.PATTERNS.items():
        match = pattern.compiled.fullmatch(folded)
        reading = pattern.reading(match) if match else None
        if reading and edtf_values.read(reading.edtf):
            return name
    return None


def test_each_pattern_of_written_dates_is_the_first_to_read_a_row_and_each_understood_row_has_one() -> None:
    readers = {row["text"]: _first_reader(row["text"]) for row in WRITTEN}
    assert {reader for reader in readers.values() if reader} == set(written_dates.PATTERNS)
    unread = [row["text"] for row in WRITTEN if row["edtf"] and readers[row["text"]] is None]
    assert unread == ["1949-02", "1904-05"]  # EDTF as they stand


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


def test_a_text_is_kept_beside_its_edtf() -> None:
    assert dates.from_edtf("1948~", "about 1948").text == "about 1948"
    assert dates.from_edtf("no date", "about 1948") == HistoricalDate("about 1948")


#: What the other reader bounds otherwise, by choice (seasons) or not at all (sets, marks inside, a decade as 156X).
_OWN_BOUNDS = re.compile(r"-2[1-4]|[\[{X]|[?~%]-|-[?~%]|T")


@pytest.mark.parametrize(
    "row",
    [row for row in WRITTEN + EDTF if row["edtf"] and not _OWN_BOUNDS.search(row["edtf"])],
    ids=lambda row: row["edtf"],
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


#: The date texts of the shared corpora that honestly have no bounds, and why. So far none: an empty cell is no text.
UNREADABLE: dict[str, str] = {}


@pytest.mark.parametrize(
    ("name", "column", "delimiter", "texts"),
    [
        ("facts/stalin-mao-documents.tsv", "date", "\t", 205),
        ("titles/titles-dev.tsv", "date_text", "\t", 176),
        ("sources/csv/moritz-letters.csv", "senderDate", ",", 8935),
    ],
)
def test_every_date_text_of_the_corpora_has_bounds(
    shared: Path, name: str, column: str, delimiter: str, texts: int
) -> None:
    written = [row[column] for row in _table(shared / name, delimiter) if row[column]]
    assert len(written) == texts
    found = [dates.read(text) for text in written]
    assert {one.text for one in found if one.earliest is None and one.latest is None} == UNREADABLE.keys()
    # An open side is written as one; everything else is bounded on both.
    assert {one.text for one in found if one.precision is None} - UNREADABLE.keys() == {
        text for text in written if re.search(r"^/|/\??$", text)
    }


#: What date texts are made of, among them what only looks so.
_TOKENS = (
    *("1", "3", "12", "13", "30", "31", "0", "3rd", "31 December 1860", "12 January 1861", "1948", "1731", "0000"),
    *(
        "9999",
        "19575",
        "48",
        "2",
        "May",
        "Feb.",
        "December",
        "summer",
        "winter",
        "Julian",
        "O.S.",
        "N.S.",
        "(Old Style)",
    ),
    *("circa", "c.", "before", "after", "not before", "by", "between", "and", "or", "to", "early", "the end of", "[?]"),
    *("?", "[", "]", "(", ")", "/", "-", "–", ",", ".", "undated", "filed under", "first half of", "1950s", "19--"),
    *("century", "nineteenth", "5 p.m.", "1600", "Monday", "night of", "[sic]", "received", "IV", "/32", "XX", "~"),
)
date_texts = st.lists(
    st.tuples(st.sampled_from(_TOKENS), st.sampled_from(("", " ", ", "))), min_size=1, max_size=9
).map(lambda parts: "".join(word + blank for word, blank in parts))


@given(
    date_texts
    | st.text(st.characters(codec="utf-8"), max_size=40)
    | st.from_regex(r"[0-9~?%/.X-]{0,25}", fullmatch=True)
)
def test_no_text_raises_and_bounds_stand_in_order(text: str) -> None:
    for found in (dates.read(text), dates.from_edtf(text)):
        assert found.text == (text or None) or not text.strip()
        assert (found.edtf is None) == (found.earliest is None and found.latest is None)
        if found.earliest and found.latest:
            assert found.earliest <= found.latest


@given(date_texts | st.sampled_from([row["text"] for row in WRITTEN + EDTF]))
def test_the_edtf_given_is_read_back_to_the_same_bounds(text: str) -> None:
    for found in (dates.read(text), dates.uncertain(dates.read(text))):
        if found.edtf:
            again = dates.from_edtf(found.edtf)
            assert (again.edtf, again.earliest, again.latest) == (found.edtf, found.earliest, found.latest)


@given(st.lists(date_texts | st.sampled_from([row["text"] for row in WRITTEN]), max_size=4).map(" Note, ".join))
def test_dates_found_in_a_title_stand_in_it_one_behind_the_other(title: str) -> None:
    ends = 0
    for start, end in dates.find(title):
        assert ends <= start < end <= len(title)
        assert re.search("[0-9]", title[start:end]) or "noon" in title[start:end] or "midnight" in title[start:end]
        assert title[start:end] == title[start:end].strip()
        ends = end


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_both_spellings(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        f"{month} {day.day}, {day.year:04}",
        f"{day.day} {month} {day.year:04}",
        f"{month} {day.day:02}, {day.year:04}",
    ):
        assert (dates.read(text).earliest, dates.read(text).latest) == (day, day)


HOSTILE = (
    *(
        "1 May 1950 ",
        "of the ",
        "May ",
        "1-",
        "9",
        "12 and ",
        "\u00a0",
        "Monday, ",
        "1:11 ",
        "[",
        "(1 May) ",
        "on ",
        "1/",
    ),
    *("early ", "1, ", "1950 or ", "5-", "until ", "[?] "),
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_reading_is_linear_on_hostile_texts(hostile: str) -> None:
    for function in (dates.read, dates.from_edtf, dates.find, dates.is_undated, dates.opens_undated):
        assert_linear(function, hostile, "Note from Holm, 3 June 1971, on Berg. ")


@pytest.mark.parametrize("name", written_dates.PATTERNS)
def test_each_pattern_is_linear_on_hostile_texts(name: str) -> None:
    for hostile in HOSTILE:
        assert_linear(written_dates.PATTERNS[name].compiled.fullmatch, hostile, "Note from Holm, 3 June 1971. ")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_long_date_text_is_read_in_few_steps(hostile: str) -> None:
    written_dates.read.cache_clear()
    dates.read((hostile * dates.LONGEST)[: dates.LONGEST - 5] + " 1950")
    # A frame reads its inside again: one step for each word or sign taken off, not for each way to take them off.
    assert written_dates.read.cache_info().misses <= dates.LONGEST


def test_the_examples_of_the_docs_are_read_as_they_say() -> None:
    lines = (Path(__file__).parents[1] / "docs" / "dates.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    examples = [row for row in rows if row[0] not in {"written", "---"}]
    assert len(examples) > 40
    for text, *said in examples:
        found = dates.read(text)
        assert said == [str(value or "") for value in (found.edtf, found.earliest, found.latest, found.calendar)], text
