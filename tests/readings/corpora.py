"""The texts that the reading is tried on: titles, dates, citations, summaries and pages, each with where it stands.

Nothing of cablekg is asked here: a corpus stays what it is, whichever code reads it. The project's own tables and
data are always there; the facts, sources and labelled titles of ../shared where they lie beside the project.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"
HEADS = "FRUS heads"
DATE_LINES = "FRUS date lines"
_TEI = "{http://www.tei-c.org/ns/1.0}"

Kind = Literal["title", "date", "reference", "summary", "page"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a corpus; `text` is a path where the kind is page, `title` stands beside a summary.

    `when` is what the text's editors read in it, where they said so (ISO 8601).
    """

    corpus: str
    kind: Kind
    where: str
    text: str
    title: str = ""
    when: str | None = None


def gather(project: Path = PROJECT, shared: Path = SHARED) -> Iterator[Text]:
    """Give every text at hand, corpus by corpus, empty ones left out."""
    found: dict[str, list[Text]] = {}
    for text in [*own(project), *beside(shared)]:
        if text.text.strip():
            found.setdefault(text.corpus, []).append(text)
    for texts in found.values():
        places: Counter[str] = Counter()
        for text in texts:
            places[text.where] += 1
            # Several texts of one place (the dates of one document) are told apart by their order.
            count = places[text.where]
            yield text if count == 1 else replace(text, where=f"{text.where} ({count})")


def own(project: Path) -> Iterator[Text]:
    """Give the texts of the project: tables of the tests, made-up pages, and the data it ships."""
    tests = project / "tests"
    for path in sorted([*tests.glob("*.tsv"), *tests.glob("labelled/*.tsv")]):
        yield from _table(path, path.relative_to(project).as_posix())
    for path in sorted((project / "data" / "tables").glob("*.tsv")):
        yield from _table(path, path.relative_to(project).as_posix())
    for path in sorted((project / "data" / "listings").glob("*.txt")):
        yield Text("data/listings", "page", path.name, str(path))
    for path in sorted(tests.glob("sources/*/*/input.txt")):
        case = path.parent
        yield Text(f"tests/sources/{case.parent.name}", "page", case.name, str(path))


def beside(shared: Path) -> Iterator[Text]:
    """Give the texts of the folder beside the project; none where it is not there."""
    if not shared.is_dir():
        return
    yield from _table(shared / "titles" / "titles-dev.tsv", "titles-dev.tsv")
    yield from _table(shared / "facts" / "stalin-mao-documents.tsv", "stalin-mao-documents.tsv")
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield Text("seeds", "page", path.name, str(path))
    for path in sorted((shared / "sources" / "csv").glob("*letters.csv")):
        for line_no, row in enumerate(rows(path), 2):
            for column in ("senderDate", "addresseeDate"):
                yield Text(f"dates of {path.name}", "date", f"{line_no} {column}", row.get(column) or "")
    for path in sorted((shared / "sources" / "frus").glob("*.xml")):
        yield from _volume(path)


def rows(path: Path) -> list[dict[str, str]]:
    """Load a table: TSV without quoting, CSV with it."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        if path.suffix == ".tsv":
            return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(lines))


def _table(path: Path, name: str) -> Iterator[Text]:
    """Give what a table holds by its columns: `title`, `date`, `archive_ref`, `summary`, or `text` as its name says."""
    columns: dict[str, Kind] = {"title": "title", "date_text": "date", "date": "date", "archive_ref": "reference"}
    columns["text"] = "reference" if "reference" in path.stem else "date"
    for line_no, row in enumerate(rows(path), 2):
        where = row.get("id") or f"{path.name}:{line_no}"
        if row.get("summary"):
            yield Text(f"summaries of {name}", "summary", where, row["summary"], row["title"])
            continue
        for column, kind in columns.items():
            if row.get(column):
                yield Text(f"{kind}s of {name}", kind, where, row[column])


def _volume(path: Path) -> Iterator[Text]:
    """Give the heads, date lines and source notes of a FRUS volume."""
    document = path.stem
    for event, element in ElementTree.iterparse(path, ("start", "end")):
        if event == "start":
            document = element.get("{http://www.w3.org/XML/1998/namespace}id", document)
            continue
        where = f"{path.stem}/{document}"
        if element.tag == _TEI + "div" and element.get("type") == "document":
            head = element.find(_TEI + "head")
            at = f"{path.stem}/{element.get('{http://www.w3.org/XML/1998/namespace}id')}"
            if head is not None:
                yield Text(HEADS, "title", at, words(head))
        elif element.tag == _TEI + "date":
            yield Text(DATE_LINES, "date", where, words(element), when=element.get("when"))
        elif element.tag == _TEI + "note" and element.get("type") == "source":
            yield Text("FRUS source notes", "reference", where, words(element))


def words(element: ElementTree.Element) -> str:
    """Give the words of an element of TEI without its notes; a line break parts words."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    if element.tag == _TEI + "lb":
        yield " "
    yield element.text or ""
    for child in element:
        if child.tag != _TEI + "note":
            yield from _pieces(child)
        yield child.tail or ""
