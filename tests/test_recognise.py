"""Which reader a file needs."""

from pathlib import Path

import pytest

from cablekg.errors import SourceError, UsageError
from cablekg.sources import recognise
from cablekg.sources.columns import ColumnMap
from sources.source_cases import HERE


@pytest.mark.parametrize("path", sorted((HERE / "listing").glob("*/input.txt")), ids=lambda path: path.parent.name)
def test_a_listing_is_known_by_its_first_lines(path: Path) -> None:
    name = path.parent.name
    other = "document" if name == "a-document-page-is-no-listing" else None
    assert recognise.recognise(path) == (other if name.endswith("no-listing") else "listing")


@pytest.mark.parametrize(
    "path", sorted((HERE / "document-page").glob("*/input.txt")), ids=lambda path: path.parent.name
)
def test_a_document_page_is_known_by_its_labels(path: Path) -> None:
    assert recognise.recognise(path) == "document"


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.tsv", "table"),
        ("a.CSV", "table"),
        *((f"a.{suffix}", "rdf") for suffix in ("nq", "trig", "ttl", "nt", "rdf", "jsonld")),
        ("a.md", None),
        ("a", None),
        ("gone.txt", None),
    ],
)
def test_other_files_are_known_by_their_suffix(tmp_path: Path, name: str, reader: str | None) -> None:
    path = tmp_path / name
    if not name.startswith("gone"):
        path.write_text("anything\n", encoding="utf-8")
    assert recognise.recognise(path) == reader


@pytest.mark.parametrize(
    ("name", "reader", "columns", "said"),
    [
        ("a.txt", "listings", None, "unknown reader 'listings'\n  hint: known readers: listing, document, table, rdf"),
        ("a.tsv", None, None, "a.tsv: a table needs a map of its columns\n  hint: name one with --map"),
        ("a.ttl", None, None, "a.ttl: an RDF file is loaded by build; there is nothing to read in it"),
        ("a.txt", "rdf", ColumnMap(), "a.txt: an RDF file is loaded by build; there is nothing to read in it"),
    ],
)
def test_wrong_use_is_told_before_anything_is_read(
    tmp_path: Path, name: str, reader: str | None, columns: ColumnMap | None, said: str
) -> None:
    with pytest.raises(UsageError) as error:
        recognise.read(tmp_path / name, shown=name, reader=reader, columns=columns)
    assert str(error.value).startswith(said)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.txt",
            b"Dear sir\n",
            "a.txt:1: is no listing of a known layout: expected a pager such as '101 - 110 of 120', bullets",
        ),
        ("a.txt", b"\xff\xfeS\0k\0", "a.txt:1: expected UTF-8, found byte 0xFF at byte 1 of the line"),
        ("a.md", b"# x\n", "a.md: is no listing, table or RDF file"),
        ("a.txt", None, "a.txt: cannot be read: No such file or directory"),
        ("a.md", None, "a.md: cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_no_reader_knows_is_a_fault_of_the_source(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError) as error:
        list(recognise.read(path, shown=name))
    assert str(error.value).startswith(said)


def test_a_reader_named_is_taken_whatever_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes((HERE / "listing/two-entries-one-day/input.txt").read_bytes())
    assert len(list(recognise.read(path, shown="page.md", reader="listing"))) == 2
    rows = tmp_path / "rows.txt"
    rows.write_text("from\nEarly\n", encoding="utf-8")
    assert len(list(recognise.read(rows, shown="rows.txt", reader="table", columns=ColumnMap(sender="from")))) == 1
