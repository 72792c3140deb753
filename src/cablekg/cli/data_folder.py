"""A new data folder: a writable copy of the shipped set, or its files with their header lines alone."""

import shutil
import stat
from pathlib import Path

from cablekg.errors import UsageError

_SOURCES = """\
# The sources of the set, in the order in which they are read. Take the marks away and fill in your own.
#
# [[source]]
# id = "my-listing"                # a-z, 0-9 and -; it becomes an address and a file name
# path = "listings/*.txt"          # below this folder; a pattern may name several files
# reader = "listing"               # listing, table or rdf; without it the kind is recognised
# title = "Letters of the legation, 1921-1924"
# holder = "who keeps the documents"
# licence = "https://creativecommons.org/publicdomain/zero/1.0/"
# address = "https://archive.example/legation/"
# retrieved = "2026-01-31"
# summary = "archive"              # whose words the abstracts are: archive or editor
#
# [source.columns]                 # a table says which column holds what
# title = "Title"
# date = "Date"
"""

_README = """\
# A data folder of cablekg

The files here are the truth; `cablekg build` makes a graph of them. Addresses of documents begin with
`CABLEKG_BASE_IRI`: set it to an address of yours before anybody cites one.
Run `cablekg ids` before you write decisions.

What follows explains every file by the example of the shipped set.

"""


def copy(shipped: Path, folder: Path) -> None:
    """Copy the shipped set into a new or empty folder, so that it can be written.

    Raises UsageError when the folder holds something already.
    """
    _refuse_full(folder)
    shutil.copytree(shipped, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".keep"))
    for path in [folder, *folder.rglob("*")]:
        # A system's package may hold its files read-only, and copytree keeps that.
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


def begin(shipped: Path, folder: Path) -> None:
    """Make the files of a data folder with their header lines (those of the shipped set), and no rows.

    Raises UsageError when the folder holds something already.
    """
    _refuse_full(folder)
    for table in sorted(shipped.rglob("*.tsv")):
        inside = table.relative_to(shipped)
        if inside.parts[0] != "tables":  # those are sources, each with columns of its own
            (folder / inside).parent.mkdir(parents=True, exist_ok=True)
            header = table.read_text(encoding="utf-8").partition("\n")[0]
            (folder / inside).write_text(header + "\n", encoding="utf-8")
    for name in ("listings", "tables"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "sources.toml").write_text(_SOURCES, encoding="utf-8")
    explained = (shipped / "README.md").read_text(encoding="utf-8")
    (folder / "README.md").write_text(_README + explained, encoding="utf-8")


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: expected a new or an empty folder, found one that holds something", "name another")
