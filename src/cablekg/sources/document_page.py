"""Pages of one document: its date, title and summary, and what the archive's labels say of it.

The text of the document is other people's work and is not kept: a remark says how much of it was left out.
Source: pages of the Wilson Center Digital Archive in four layouts (docs/sources.md); published nowhere.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cablekg.errors import Finding, SourceError
from cablekg.model import Document, SourceLine
from cablekg.reading import written
from cablekg.sources import entries, layouts, pages, sheets
from cablekg.sources.pages import Block
from cablekg.sources.sheets import Sheet

_READERS = {"document": sheets.document, "citation": sheets.cited, "mirror": sheets.mirrored}
_HINT = "a document page opens with a date and a title; docs/sources.md shows the layouts that are read"
#: The labels whose words become part of the Document.
_KEPT = ("Source", "Type", "Record ID")


def read(
    path: Path, *, shown: str, summary_by: entries.SummaryBy = "archive", limit: int = written.LIMIT
) -> Iterator[Document]:
    """Read the page of one document; `shown` is the file's name as the user gave it.

    Yields one Document; its key is the archive's record number, else file name and #1. Raises SourceError where the
    file cannot be read, is no such page, or its title is lost.
    """
    lines, met = written.lines(path, shown, limit)
    blocks = pages.blocks(lines)
    layout = layouts.of(blocks)
    faults = [finding for finding in met if finding.level == "fault"]
    if layout is None or layout.kind not in _READERS:
        raise SourceError(*faults, _no_document(blocks, shown, is_listing=layout is not None))
    sheet = _READERS[layout.kind](blocks[layout.first :])
    if sheet.title is None or not sheet.title.words or sheet.fault is not None:
        line, message = sheet.fault or (blocks[-1].line, "expected a title, found none")
        raise SourceError(*faults, Finding(shown, line, message, _HINT))
    document = _document(sheet, sheet.title, path.name, shown, summary_by)
    remarks = [finding for finding in met if finding.level == "remark"]
    remarks += [Finding(shown, line, words, level="remark") for line, words in [*sheet.remarks, *_left_out(sheet)]]
    yield replace(document, remarks=(*remarks, *document.remarks))
    if faults:
        raise SourceError(*faults)


def _document(sheet: Sheet, title: Block, name: str, shown: str, summary_by: entries.SummaryBy) -> Document:
    cited = sheet.cited
    number = sheet.value("Record ID") or (cited.record_id if cited else None)
    date = sheet.date.lines[0] if sheet.date else (cited.date if cited else None)
    entry = entries.Entry(
        number or f"{name}#1",
        SourceLine(shown, title.line),
        title=title.lines[0],
        date=date,
        summary="\n\n".join(block.text for block in sheet.summary) or None,
        summary_line=sheet.summary[0].line if sheet.summary else None,
        reference=sheet.value("Source") or (cited.reference if cited else None),
    )
    document = entries.read(entry, summary_by)
    if cited and cited.date and (other := entries.date(cited.date)).edtf != document.date.edtf:
        message = f"the citation has the date {other.text!r}, the page {date!r}: the page's is kept"
        document = replace(document, remarks=(*document.remarks, entries.remark(document.source, message)))
    return replace(
        document, record_id=number, archive_type=sheet.value("Type"), address=cited.address if cited else None
    )


def _left_out(sheet: Sheet) -> list[tuple[int, str]]:
    """Say what of the page is not kept: the document's own text, and labels that no field holds."""
    found = []
    if sheet.body:
        count = "1 paragraph" if len(sheet.body) == 1 else f"{len(sheet.body)} paragraphs"
        found.append((sheet.body[0].line, f"the document's own text is left out: {count}"))
    others = [(label, blocks[0]) for label, blocks in sheet.labels.items() if label not in _KEPT and blocks]
    for label, block in sorted(others, key=lambda other: other[1].line):
        found.append((block.line, f"{label.rstrip(':')} is left out: {pages.cut(block.words)!r}"))
    return found


def _no_document(blocks: list[Block], shown: str, *, is_listing: bool) -> Finding:
    if is_listing:
        return Finding(shown, 1, "is a listing: expected the page of one document", "read it with --reader listing")
    found, line = (repr(pages.cut(blocks[0].words)), blocks[0].line) if blocks else ("the end of the file", 1)
    message = f"is no document page of a known layout: expected a date and a title, found {found}"
    return Finding(shown, line, message, _HINT)
