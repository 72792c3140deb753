"""Which reader a file needs, by its name and its first lines; the registry of readers."""

from collections.abc import Iterator
from pathlib import Path

from cablekg.errors import Finding, SourceError, UsageError
from cablekg.model import Document
from cablekg.reading import written
from cablekg.sources import entries, listing, table
from cablekg.sources.columns import ColumnMap

#: The suffixes of RDF files; https://www.w3.org/TR/rdf11-new/ lists the formats.
RDF = frozenset({".nq", ".trig", ".ttl", ".nt", ".rdf", ".jsonld"})
TABLES = frozenset({".tsv", ".csv"})
#: The readers by name, and what each reads.
READERS = {
    "listing": "a page of an archive's search results, as text",
    "table": "a TSV or CSV file, a document a row, with a map of its columns",
    "rdf": "a graph; loaded by build, never read",
}
# Bytes looked at; the opening of a listing is some sixty.
_FIRST = 2_000


def recognise(path: Path) -> str | None:
    """Name the reader that a file needs: listing, table or rdf; None when no reader knows it.

    RDF and tables are known by their suffix, a listing (.txt) by its first lines. Raises nothing: a file that cannot
    be opened is known by its suffix alone.
    """
    suffix = path.suffix.lower()
    if suffix in RDF:
        return "rdf"
    if suffix in TABLES:
        return "table"
    if suffix == ".txt" and listing.opens_listing(_first_lines(path)):
        return "listing"
    return None


def read(  # noqa: PLR0913 - all by name, and each passed on to the reader
    path: Path,
    *,
    shown: str,
    reader: str | None = None,
    columns: ColumnMap | None = None,
    summary_by: entries.SummaryBy = "archive",
    limit: int = written.LIMIT,
) -> Iterator[Document]:
    """Read a file by the reader named, else by the one that it needs; see the readers for what they yield and raise.

    Raises UsageError for a reader nobody knows, a table without a map, and an RDF file; SourceError for a file that
    no reader knows.
    """
    if reader is not None and reader not in READERS:
        raise UsageError(f"unknown reader {reader!r}", f"known readers: {', '.join(READERS)}")
    kind = reader or recognise(path)
    if kind == "rdf":
        raise UsageError(f"{shown}: an RDF file is loaded by build; there is nothing to read in it")
    if kind == "table":
        if columns is None:
            raise UsageError(f"{shown}: a table needs a map of its columns", "name one with --map, or in sources.toml")
        return table.read(path, shown=shown, columns=columns, summary_by=summary_by, limit=limit)
    if kind == "listing" or path.suffix.lower() == ".txt":
        # A text that opens as no listing does: the reader says at which line.
        return listing.read(path, shown=shown, summary_by=summary_by, limit=limit)
    return _refuse(path, shown, limit)


def _refuse(path: Path, shown: str, limit: int) -> Iterator[Document]:
    if not path.exists():
        written.lines(path, shown, limit)  # says why it cannot be read
    message = (
        f"is no listing, table or RDF file: expected .txt, {', '.join(sorted(TABLES | RDF))}; found {path.suffix!r}"
    )
    raise SourceError(Finding(shown, None, message, "name the reader with --reader"))


def _first_lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            first = file.read(_FIRST)
    except OSError:
        return []
    return first.decode("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
