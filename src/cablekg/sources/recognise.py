"""Which reader a file needs, by its name and its layout; the registry of readers."""

from collections.abc import Generator, Iterator
from pathlib import Path

from cablekg.errors import Finding, SourceError, UsageError
from cablekg.model import Document
from cablekg.reading import written
from cablekg.sources import document_page, entries, layouts, listing, pages, table
from cablekg.sources.columns import ColumnMap

#: The suffixes of RDF files; https://www.w3.org/TR/rdf11-new/ lists the formats.
RDF = frozenset({".nq", ".trig", ".ttl", ".nt", ".rdf", ".jsonld"})
TABLES = frozenset({".tsv", ".csv"})
#: The readers by name, and what each reads.
READERS = {
    "listing": "a page of an archive that lists documents, as text",
    "document": "a page of an archive about one document, as text",
    "table": "a TSV or CSV file, a document a row, with a map of its columns",
    "rdf": "a graph; loaded by build, never read",
}
# Bytes looked at: the labels of a document page follow its text.
_FIRST = 2_000_000


def recognise(path: Path) -> str | None:
    """Name the reader that a file needs: listing, document, table or rdf; None when no reader knows it.

    RDF and tables are known by their suffix, pages (.txt) by their layout. Raises nothing: a file that cannot be
    opened is known by its suffix alone.
    """
    suffix = path.suffix.lower()
    if suffix in RDF:
        return "rdf"
    if suffix in TABLES:
        return "table"
    layout = layouts.of(pages.blocks(_first_lines(path))) if suffix == ".txt" else None
    if layout is None:
        return None
    return "document" if layout.kind in layouts.DOCUMENTS else "listing"


def read(  # noqa: PLR0913 - all by name, and each passed on to the reader
    path: Path,
    *,
    shown: str,
    reader: str | None = None,
    columns: ColumnMap | None = None,
    summary_by: entries.SummaryBy = "archive",
    limit: int = written.LIMIT,
) -> Generator[Document, None, tuple[Finding, ...]]:
    """Read a file by the reader named, else by the one that it needs; see the readers for what they yield and raise.

    Returns, when the file ends, the remarks that no Document bears: those of a page without entries.
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
        return _all(table.read(path, shown=shown, columns=columns, summary_by=summary_by, limit=limit))
    if kind == "document":
        return _all(document_page.read(path, shown=shown, summary_by=summary_by, limit=limit))
    if kind == "listing" or path.suffix.lower() == ".txt":
        # A text that opens as no listing does: the reader says at which line.
        return listing.read(path, shown=shown, summary_by=summary_by, limit=limit)
    raise _refusal(path, shown, limit)


def _all(documents: Iterator[Document]) -> Generator[Document, None, tuple[Finding, ...]]:
    yield from documents
    return ()


def _refusal(path: Path, shown: str, limit: int) -> SourceError:
    if not path.exists():
        written.lines(path, shown, limit)  # says why it cannot be read
    message = (
        f"is no listing, table or RDF file: expected .txt, {', '.join(sorted(TABLES | RDF))}; found {path.suffix!r}"
    )
    return SourceError(Finding(shown, None, message, "name the reader with --reader"))


def _first_lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            first = file.read(_FIRST)
    except OSError:
        return []
    text = first.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return [line.removesuffix("\r") for line in text.split("\n")]
