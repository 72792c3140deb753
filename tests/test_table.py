"""Tables read by a map of their columns."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablekg.errors import DataError, SourceError
from cablekg.sources import columns, table
from cablekg.sources.columns import ColumnMap
from sources.source_cases import HERE, cases, compare, gather


@pytest.mark.parametrize("case", [case for case in cases("table") if any(case.glob("input.*"))], ids=lambda c: c.name)
def test_a_table_is_read_as_its_folder_says(case: Path) -> None:
    compare(case, "table")


@pytest.mark.parametrize(("name", "rows"), [("moritz", 8_935), ("tolkien", 508)])
def test_every_row_of_a_published_letter_table_is_a_document(shared: Path, name: str, rows: int) -> None:
    letters = columns.load(HERE / f"table/published-{name}/map.toml")
    documents, faults = gather(table.read(shared / f"sources/csv/{name}-letters.csv", shown="l.csv", columns=letters))
    assert faults == ""
    assert len(documents) == rows
    assert len({document.key for document in documents}) == rows
    assert all(remark.level == "remark" for document in documents for remark in document.remarks)


def test_refs_are_attached_only_where_they_are_as_many_as_the_names(shared: Path) -> None:
    letters = columns.load(HERE / "table/published-moritz/map.toml")
    documents = list(table.read(shared / "sources/csv/moritz-letters.csv", shown="l.csv", columns=letters))
    told = Counter(remark.column for document in documents for remark in document.remarks)
    assert (told["senderID"], told["addresseeID"]) == (88, 130)
    two_names_one_id = next(document for document in documents if document.key == "79-letters-moritz-1")
    assert [mention.ref for mention in two_names_one_id.mentions if mention.role == "sender"] == [None, None]


def test_what_an_archives_summary_says_of_names_stands_beside_an_editors_abstract(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    row = "Cable, Terebin to Stalin\tKuznetsov (Stalin) is told.\tTerebin=Andrei Orlov\n"
    path.write_text("title\tabstract\tglosses\n" + row, encoding="utf-8")
    by = ColumnMap(title="title", summary="abstract", summary_glosses="glosses")
    (document,) = table.read(path, shown="rows.tsv", columns=by, summary_by="editor")
    assert document.summary == "Kuznetsov (Stalin) is told."
    assert [(gloss.written, gloss.gloss, gloss.voice) for gloss in document.glosses] == [
        ("Terebin", "Andrei Orlov", "summary")
    ]


def test_a_file_of_wrong_rows_does_not_drown_its_report(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text("from\tto\n" + "Early;Late\n" * 1_000, encoding="utf-8")
    documents, faults = gather(table.read(path, shown="rows.tsv", columns=ColumnMap(sender="from")))
    assert documents == []
    assert faults.count("expected 2 fields, found 1") == 100
    assert "rows.tsv: 900 further rows could not be read" in faults


def test_a_table_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text("from\nEarly\n", encoding="utf-8")
    with pytest.raises(SourceError, match="larger than 10 bytes"):
        list(table.read(path, shown="rows.tsv", columns=ColumnMap(sender="from"), limit=10))


def test_a_map_tells_every_fault_at_once(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('[columns]\nkey = [1]\nsender = ""\ntitel = "x"\nplace = ["a"]\n[other]\n', encoding="utf-8")
    with pytest.raises(DataError) as error:
        columns.load(path)
    assert [finding.message for finding in error.value.findings] == [
        "key: expected the name of a column, found [1]",
        "sender: expected the name of a column, found ''",
        "unknown field 'titel' of a column map",
        "place: expected the name of a column, found ['a']",
        "unknown name 'other'",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[columns]\nkey = \n", "map.toml:2: is no TOML"),
        ("[other]\n", "expected a table of columns, found none"),
        ("columns = 3\n", "expected a table of columns, found none"),
        ("x = " + "[" * 5_000, "is no TOML"),
        ("key = '\x0b'", "map.toml:1 [8]: character U+000B"),
    ],
)
def test_what_is_no_map_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        columns.load(path)
    assert said in str(error.value)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["", "a", "A|B", '"', "1948", "x=y", "\t"]), min_size=1, max_size=5), max_size=9)
)
@pytest.mark.parametrize("suffix", ["tsv", "csv"])
def test_rows_are_documents_or_reported(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / f"rows.{suffix}"
    separator = "\t" if suffix == "tsv" else ","
    lines = [separator.join(row) for row in [["title", "from", "glosses"], *rows]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    by = ColumnMap(title="title", sender="from", summary_glosses="glosses")
    documents, faults = gather(table.read(path, shown="rows", columns=by))
    told = faults.count("rows:")
    if '"' not in "".join(lines):  # a quotation mark may join lines to one record
        assert len(documents) + told == sum(bool(line.strip("\t,")) for line in lines[1:])
    assert len({document.key for document in documents}) == len(documents)
