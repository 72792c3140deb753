"""Archival citations: the parts that are plainly written, and none that is not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekg.model import Reference
from cablekg.reading import american, archives, notations, references, source_notes
from linear import assert_linear

TABLE = Path(__file__).with_name("references.tsv")
PAGE = Path(__file__).parents[1] / "docs" / "references.md"
PARTS = ("archive", "fonds", "series", "file", "leaf")
TOKENS = (
    *("APRF", "RGASPI", "f.", "Op.", "D.", "ll.", "fond", "Опись", "45", "0101-0102", "5a", "Box", "Lot", "4 ob."),
    *("SAPMO-BArch", "DY 30/3386", "ANIC", "dosar", "20/1964", "TNA", "FO 371/1", "Lot 66 D 487", "RG 59", "Secret"),
    *(
        "Source:",
        "Central Files",
        "611.93/2–455",
        "Kennedy Library",
        "Bundy Files",
        "(TsDA)",
        "MOL",
        "XIX-J-1-j",
        "Bl.",
    ),
)
JOINTS = (" ", ", ", "; ", "; and ", " and ", ": ", ". ")


def _shown(text: str) -> dict[str, str | None]:
    return {part: getattr(references.read(text)[0], part) for part in PARTS}


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"])
def test_each_row_of_the_table_is_read(row: dict[str, str]) -> None:
    expected = Reference(row["text"], **{part: row[part] or None for part in PARTS})
    assert references.read(row["text"]) == (expected,), row["why"]


def test_the_page_of_shapes_is_true() -> None:
    lines = [line.split("|")[1:-1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    shapes = [[cell.strip() for cell in cells] for cells in lines if len(cells) == 1 + len(PARTS)]
    assert len(shapes) > 30
    for written, *parts in shapes:
        assert _shown(written.strip("`")) == {part: value or None for part, value in zip(PARTS, parts, strict=True)}, (
            written
        )


@pytest.mark.parametrize("name", notations.NOTATIONS)
def test_each_notation_matches_its_examples_and_is_the_first_to_match_them(name: str) -> None:
    examples = notations.NOTATIONS[name].examples
    assert examples
    for example in examples:
        matching = [other for other, row in notations.NOTATIONS.items() if row.pattern.match(example)]
        assert matching[:1] == [name], example


@pytest.mark.parametrize("family", archives.FAMILIES)
def test_each_family_reads_its_examples_and_every_sign_of_it_is_in_one(family: str) -> None:
    row = archives.FAMILIES[family]
    found = [_shown(example) for example in row.examples]
    assert all(shown["archive"] in row.archives for shown in found)
    assert {part for shown in found for part in archives.PARTS if shown[part]} >= set(row.signs)


def test_an_archive_belongs_to_one_family() -> None:
    names = [name for row in archives.FAMILIES.values() for name in row.archives] + list(archives.WITHOUT_SIGNS)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", american.SIGNS)
def test_each_american_sign_matches_its_examples_whole_and_is_the_first_to_do_so(kind: str) -> None:
    for example in american.SIGNS[kind].examples:
        matching = [other for other, sign in american.SIGNS.items() if sign.pattern.fullmatch(example)]
        assert matching[:1] == [kind], example


@pytest.mark.parametrize(
    ("note", "cited"),
    [
        ("Source: Department of State, Central Files, 611.93/2–455. Secret. Drafted by Holm.", "611.93/2–455"),
        ("Source: Johnson Library, Bundy Files, Vol. X. Top Secret; Nodis.", "Vol. X"),
        ("Source: National Archives, RG 63, Box 21, Jan.–Feb. 1918. No classification marking.", "Feb. 1918"),
        ("Source: Berg Library, Papers of K. Holm, Box 3. The memorandum is unsigned.", "Box 3"),
        ("Summary: Holm met Berg. Source: Ford Library, Box 3, “Talks.” Secret.", "“Talks.”"),
        ("АП РФ. Ф. 39. Оп. 1. Д. 31. Л. 24. Подлинник.", "Л. 24"),
        ("862.85/61a", "862.85/61a"),
    ],
)
def test_the_citation_of_a_note_ends_with_its_sentence(note: str, cited: str) -> None:
    start, end = source_notes.span(note)
    assert note[start:end].strip().removesuffix(".").endswith(cited)
    assert references.read(note)[0].text == note


@pytest.mark.parametrize(
    "remark", ["[Telegram.]", "[Extract.]", "[Inclosure 2 in No. 14.—Translation.]", "[paraphrase]"]
)
def test_a_bracketed_remark_is_no_reference(remark: str) -> None:
    assert references.read(remark) == ()


def test_a_fond_behind_a_semicolon_opens_a_reference_that_names_no_archive() -> None:
    found = references.read("APRF, f. 45, op. 1, d. 330; f. 3, op. 65, d. 12")
    assert [(one.archive, one.fonds, one.file) for one in found] == [("APRF", "45", "330"), (None, "3", "12")]


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


@pytest.mark.parametrize(
    "hostile",
    [
        *(
            "APRF; ",
            "F. 1, ",
            "1, 1, ",
            "Op. ",
            "APRF and ",
            "a ",
            "A" * 16,
            "9-",
            "A. ",
            "Source: ",
            "A of ",
            "1 ob. ",
        ),
        *("RG 1, ", "Lot 66 D 1, ", "Aa Files, ", "A", "Central Files ", "(", "(TsDA", "123.1 a ", "ANIC, A", "; f. 1"),
    ],
)
@pytest.mark.parametrize("opening", ["", "AAN, KC PZPR, ", "ANIC, ", "Kennedy Library, ", "123.45 ", "SAPMO, DY 30/"])
def test_reading_is_linear_on_hostile_texts(hostile: str, opening: str) -> None:
    citation = "APRF, Fond 45, Opis 1, Delo 336, List 60; "
    for letters in (30_000, references.LONGEST):
        assert_linear(references.read, hostile, citation, letters, opening)
