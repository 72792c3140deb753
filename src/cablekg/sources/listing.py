"""Listing pages of an archive as text: the entries they show, each with its date, title and summary.

Layouts are told by a page's opening (layouts.py); the modules results, bullets and contents know how entries stand in
each. What belongs to no entry is the furniture of every page, or a remark.
"""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from cablekg.errors import Finding, SourceError
from cablekg.model import Document, SourceLine
from cablekg.reading import written
from cablekg.sources import bullets, contents, entries, layouts, pages, results
from cablekg.sources.layouts import Layout, Pager
from cablekg.sources.pages import Block, Part

_READERS = {
    "results": results.read,
    "page": results.read,
    "bullets": bullets.read,
    "untitled": bullets.read_untitled,
    "contents": contents.read,
}
_EXAMPLE = "'May 10, 1948'"
_NAMED_AT_MOST = 50  # entries reported one by one; a page of another kind has thousands
_HINT = "docs/sources.md shows the layouts that are read; nothing was guessed"


def read(
    path: Path, *, shown: str, summary_by: entries.SummaryBy = "archive", limit: int = written.LIMIT
) -> Generator[Document, None, tuple[Finding, ...]]:
    """Read a listing page; `shown` is the file's name as the user gave it.

    Yields a Document an entry, in the page's order, and returns the remarks that no Document bears: those of a page
    without entries. The key is file name, # and the entry's ordinal; the line is the title's. Raises SourceError,
    after the last Document, with every fault: an entry without date and title in their places, a pager that promises
    another number of entries. Raises it at once where the file cannot be read or is no listing of a known layout.
    Source: pages of the Wilson Center Digital Archive and contents of FRUS; their layout is published nowhere.
    """
    lines, met = written.lines(path, shown, limit)
    blocks = pages.blocks(lines)
    layout = layouts.of(blocks)
    faults = [finding for finding in met if finding.level == "fault"]
    if layout is None or layout.kind in layouts.DOCUMENTS:
        raise SourceError(*faults, _no_listing(blocks, layout, shown))
    parts = _READERS[layout.kind](blocks, layout)
    pages.fault_lost_titles(parts)
    remarks = [finding for finding in met if finding.level == "remark"] + pages.left_out(list(layout.left), shown)
    remarks += _no_entry(layout, parts, shown)
    for ordinal, part in enumerate(parts, 1):
        if part.fault is not None or part.title is None:
            continue
        document = entries.read(_entry(part, part.title, f"{path.name}#{ordinal}", shown), summary_by)
        said = [Finding(shown, line, words, level="remark") for line, words in part.remarks]
        yield replace(document, remarks=(*remarks, *said, *document.remarks))
        remarks = []
    faults += _unread(parts, shown)
    if layout.pager is not None:
        faults += _promise(layout.pager, parts, shown)
    if faults:
        raise SourceError(*faults, *remarks)
    return tuple(remarks)


def _entry(part: Part, title: Block, key: str, shown: str) -> entries.Entry:
    return entries.Entry(
        key,
        SourceLine(shown, title.line),
        title=title.lines[0],
        date=part.date.lines[0] if part.date else None,
        summary="\n\n".join(block.text for block in part.summary) or None,
        summary_line=part.summary[0].line if part.summary else None,
        reference=part.reference,
    )


def _no_entry(layout: Layout, parts: list[Part], shown: str) -> list[Finding]:
    """Say that a page holds no entry: no fault, unless its pager promises some."""
    if parts or layout.pager is not None:
        return []
    return [Finding(shown, None, "the page holds no entry", "nothing is lost if it shows none", "remark")]


def _unread(parts: list[Part], shown: str) -> list[Finding]:
    """Report the entries that are none, the first of many one by one."""
    lines = [(part.line, part.fault) for part in parts if part.fault is not None]
    hint = "an entry is a date, a title and a summary"
    faults = [Finding(shown, line, fault, hint) for line, fault in lines[:_NAMED_AT_MOST]]
    if len(lines) > _NAMED_AT_MOST:
        message = f"{len(lines) - _NAMED_AT_MOST} further entries could not be read"
        faults.append(Finding(shown, lines[_NAMED_AT_MOST][0], message, "is this a page of the layout it opens with?"))
    return faults


def _promise(pager: Pager, parts: list[Part], shown: str) -> list[Finding]:
    """Hold the pager against what was found: entries read and entries reported."""
    if pager.last and not pager.first <= pager.last <= pager.whole:
        message = f"the pager contradicts itself: {pager.first} - {pager.last} of {pager.whole}"
        return [Finding(shown, pager.line, message, "was a line of the page changed?")]
    if len(parts) == pager.promised:
        return []
    unread = sum(part.fault is not None for part in parts)
    message = f"the page promises entries {pager.first}-{pager.last} ({_entries(pager.promised)}); "
    message += f"{len(parts) - unread} were read" + (f", {unread} reported" if unread else "")
    hint = f"an entry starts at a line such as {_EXAMPLE}"
    if parts:
        last = parts[-1].title.line if parts[-1].title else parts[-1].line
        hint += f"; the last one has its title at line {last}"
    if doubts := [str(block.line) for part in parts for block in part.doubts]:
        hint += f"; lines that look like a date in a summary: {', '.join(doubts[:_NAMED_AT_MOST])}"
    return [Finding(shown, pager.line, message, hint)]


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _no_listing(blocks: list[Block], layout: Layout | None, shown: str) -> Finding:
    """Name the first line that no listing has in its place."""
    if layout is not None:
        return Finding(shown, 1, "is the page of one document: expected a listing", "read it with --reader document")
    at = 1 if blocks and blocks[0].words == pages.OPENING else 0
    if at < len(blocks) and blocks[at].words == "Results:":
        at += 1
    found, line = ("the end of the file", 1)
    if at < len(blocks):
        found, line = repr(pages.cut(blocks[at].words)), blocks[at].line
    expected = "a pager such as '101 - 110 of 120'"
    if not at:
        expected += ", bullets before dates, a numbered contents, a document's date and title"
    return Finding(shown, line, f"is no listing of a known layout: expected {expected}; found {found}", _HINT)
