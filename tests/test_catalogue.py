"""The catalogue of a data folder."""

from pathlib import Path

import pytest

from cablekg.errors import DataError, SourceError
from cablekg.sources import catalogue
from cablekg.sources.catalogue import Source
from cablekg.sources.columns import ColumnMap


def folder(path: Path, catalogue_text: str) -> Path:
    (path / "listings").mkdir()
    for name in ("b.txt", "a.txt"):
        (path / "listings" / name).write_text("Skip to content\n", encoding="utf-8")
    (path / "t.tsv").write_text("from\n", encoding="utf-8")
    (path / "sources.toml").write_text(catalogue_text, encoding="utf-8")
    return path


def test_a_catalogue_is_read_in_its_order(tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        """# what we read
[[source]]
id = "wilson-center-11"
path = "listings/*.txt"
reader = "listing"
title = "Search results"
holder = "An archive"
licence = "facts"
address = "https://example.org/"
retrieved = 2026-11-24
summary = "editor"

[[source]]
id = "letters"
path = "t.tsv"
title = "Letters"
columns = { key = "n", sender = "from" }
""",
    )
    listings, letters = catalogue.load(data)
    assert listings == Source(
        id="wilson-center-11",
        path="listings/*.txt",
        title="Search results",
        reader="listing",
        holder="An archive",
        licence="facts",
        address="https://example.org/",
        retrieved="2026-11-24",
        summary="editor",
        line=2,
    )
    assert (letters.columns, letters.reader, letters.summary) == (ColumnMap(key=("n",), sender="from"), None, "archive")
    assert letters.line == 13
    assert [path.name for path in catalogue.files(data, listings)] == ["a.txt", "b.txt"]


SOURCE = '[[source]]\nid = "{id}"\npath = "{path}"\ntitle = "T"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOURCE.format(id="a", path="gone.txt"), "sources.toml:1: path: expected a file at 'gone.txt'"),
        (SOURCE.format(id="a", path="listings"), "sources.toml:1: path: expected a file at 'listings'"),
        (SOURCE.format(id="a", path="../*"), "sources.toml:1: path: expected a path below the data folder"),
        (SOURCE.format(id="a", path="/etc/hosts"), "sources.toml:1: path: expected a path below the data folder"),
        (SOURCE.format(id="a", path="."), "sources.toml:1: path:"),
        (SOURCE.format(id="Ä b", path="listings/a.txt"), "id: expected at most 80 of a-z, 0-9 and -, found 'Ä b'"),
        (SOURCE.format(id="a" * 81, path="listings/a.txt"), "id: expected at most 80"),
        (SOURCE.format(id="a", path="t.tsv"), "sources.toml:1: the table 't.tsv' has no map of its columns"),
        (SOURCE.format(id="a", path="listings/a.txt") + 'reader = "lister"', "unknown reader 'lister'"),
        (SOURCE.format(id="a", path="listings/a.txt") + 'reader = "table"', "has no map of its columns"),
        (SOURCE.format(id="a", path="listings/a.txt") + 'summary = "mine"', "summary: expected archive or editor"),
        (SOURCE.format(id="a", path="listings/a.txt") + 'license = "x"', "unknown name 'license' of a source"),
        (SOURCE.format(id="a", path="listings/a.txt") + "holder = 3", "holder: expected words, found 3"),
        (SOURCE.format(id="a", path="t.tsv") + '[source.columns]\nfrom = "x"', "unknown field 'from' of a column map"),
        (SOURCE.format(id="a", path="listings/a.txt") * 2, "sources.toml:5: two sources of the id 'a'"),
        ('[[source]]\nid = "a"', "sources.toml:1: a source without path"),
        ('[[source]]\nid = "a"', "sources.toml:1: a source without title"),
        ('[source]\nid = "a"', "expected [[source]]"),
        ("[[sources]]", "unknown name 'sources'"),
        ("[[source", "sources.toml:1: is no TOML"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DataError) as error:
        catalogue.load(folder(tmp_path, text))
    assert said in str(error.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = SOURCE.format(id="A", path="gone") + 'reader = "x"\nmore = "y"\n' + SOURCE.format(id="b", path="gone")
    with pytest.raises(DataError) as error:
        catalogue.load(folder(tmp_path, text))
    assert [finding.line for finding in error.value.findings] == [1, 1, 1, 1, 7]


def test_a_folder_without_a_catalogue_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"sources\.toml: cannot be read: No such file"):
        catalogue.load(tmp_path)


def test_an_empty_catalogue_has_no_sources(tmp_path: Path) -> None:
    assert catalogue.load(folder(tmp_path, "")) == ()
