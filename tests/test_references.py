"""Archival citations: the parts that are plainly written, and none that is not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekg.model import Reference
from cablekg.reading import references
from linear import assert_linear

TABLE = Path(__file__).with_name("references.tsv")
PARTS = ("archive", "fonds", "series", "file", "leaf")
TOKENS = ("APRF", "RGASPI", "f.", "Op.", "D.", "ll.", "fond", "Опись", "45", "0101-0102", "5a", "Box", "Lot")
JOINTS = (" ", ", ", "; ", "; and ", " and ", ": ", ". ")


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"])
def test_each_row_of_the_table_is_read(row: dict[str, str]) -> None:
    expected = Reference(row["text"], **{part: row[part] or None for part in PARTS})
    assert references.read(row["text"]) == (expected,), row["why"]


@pytest.mark.parametrize("joint", ["; ", "; and ", " and ", ", and "])
def test_several_citations_are_parted_where_a_known_archive_opens_the_next(joint: str) -> None:
    first, second = "APRF, Fond 45, Opis 1, Delo 336, List 60", "AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 26"
    found = references.read(f"{first}{joint}{second}")
    assert [one.text for one in found] == [first, second]
    assert [(one.archive, one.file) for one in found] == [("APRF", "336"), ("AVPRF", "5")]


@pytest.mark.parametrize(
    "text", ["Holm Papers, Box 3; and Box 4", "Holm and APRF, f. 45, op. 1", "APRF, f. 45, op. 1; Box 4"]
)
def test_what_is_not_surely_two_citations_stays_one(text: str) -> None:
    assert [one.text for one in references.read(text)] == [text]


def test_a_blank_text_gives_no_reference() -> None:
    assert references.read(" ") == ()


def test_every_russian_citation_of_the_facts_is_read_to_its_fond(shared: Path) -> None:
    with (shared / "facts" / "stalin-mao-documents.tsv").open(encoding="utf-8", newline="") as lines:
        texts = [row["archive_ref"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    found = [one for text in texts for one in references.read(text)]
    without = [one.text for one in found if one.fonds is None or one.archive is None]
    assert len(found) > 19
    assert without == ["Jianguo yilai Mao Zedong wengao, vol. 1 (Beijing, 1987), 251-252", "APRF"]


@given(st.lists(st.sampled_from(TOKENS + JOINTS), max_size=30).map("".join) | st.text(max_size=80))
def test_no_text_raises_and_no_part_is_invented(text: str) -> None:
    for one in references.read(text):
        assert one.text in text
        assert all(value is None or value in one.text for value in (getattr(one, part) for part in PARTS))


@pytest.mark.parametrize("hostile", ["APRF; ", "F. 1, ", "1, 1, ", "Op. ", "APRF and ", "a ", "A" * 16, "9-"])
def test_reading_is_linear_on_hostile_texts(hostile: str) -> None:
    citation = "APRF, Fond 45, Opis 1, Delo 336, List 60; "
    for letters in (30_000, references.LONGEST):
        assert_linear(references.read, hostile, citation, letters)
