"""Listing pages of the archive as text: what opens them, the pager's promise, and their entries.

Two layouts of one family are read, both of the archive's new site. Lines between the parts are empty:

    Skip to content                  Skip to content
    Results:                         101 - 110 of 120
    101 - 110 of 120                 date, title, summary
    Documents                        date, title, summary ...
    date, title, summary ...

The first line may be missing, as in a page made by hand: then the pager opens it.
Nothing marks date, title and summary but their order and the date's form. A date that is missing leaves its empty
line behind, so an entry without one follows two empty lines; a missing summary leaves nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cablekg.errors import Finding, SourceError
from cablekg.model import Document, SourceLine
from cablekg.reading import written
from cablekg.sources import entries

_OPENING = "Skip to content"
_PAGER = re.compile(r"([0-9]{1,9}) - ([0-9]{1,9}) of ([0-9]{1,9})")
_EXAMPLE = "'May 10, 1948'"
_NO_TITLE = "expected a title after the date, found the end of the page"
# Longest date a page has in place of a date; a longer line is never asked whether it is one.
_LONGEST_DATE = 60
_DIGIT = re.compile("[0-9]")
# The form of a day, also where month or day are impossible: the entry is kept, its date is a remark.
_DAY_FORM = re.compile(r"[A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4}")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: the first one's number, the lines, and how many empty lines stand before."""

    line: int
    lines: tuple[str, ...]
    gap: int

    @property
    def words(self) -> str:
        """The block as one line, for looking at it."""
        return written.clean(" ".join(self.lines))


@dataclass(frozen=True, slots=True)
class Head:
    """What opens a page: the entries it promises, first and last, of how many, its line, where the entries begin.

    `gap` is the number of empty lines before the first entry when that entry has a date.
    """

    first: int
    last: int
    whole: int
    line: int
    blocks: int
    gap: int

    @property
    def promised(self) -> int:
        """How many entries the page says it shows."""
        return max(0, self.last - self.first + 1) if self.last else 0


@dataclass(slots=True)
class _Part:
    """One entry being gathered: its blocks by place, or why it is none."""

    line: int
    date: Block | None = None
    title: Block | None = None
    summary: list[Block] = field(default_factory=list)
    fault: str | None = None


def read(
    path: Path, *, shown: str, summary_by: entries.SummaryBy = "archive", limit: int = written.LIMIT
) -> Iterator[Document]:
    """Read a listing page; `shown` is the file's name as the user gave it.

    Yields a Document an entry, in the page's order. The key is file name, # and the entry's ordinal; the line is the
    title's. Raises SourceError, after the last Document, with every fault: an entry without date and title in their
    places, a pager that promises another number of entries. Raises it at once where the file cannot be read or is no
    listing of these layouts.
    Source: pages of the Wilson Center Digital Archive; their layout is published nowhere.
    """
    lines, met = written.lines(path, shown, limit)
    faults = [finding for finding in met if finding.level == "fault"]
    remarks = tuple(finding for finding in met if finding.level == "remark")
    blocks = _blocks(lines)
    head = _head(blocks)
    if head is None:
        raise SourceError(*faults, _no_listing(blocks, shown))
    parts = _parts(blocks[head.blocks :], head.gap)
    for ordinal, part in enumerate(parts, 1):
        if part.fault is not None or part.title is None:
            fault = part.fault or _NO_TITLE
            faults.append(Finding(shown, part.line, fault, "an entry is a date, a title and a summary"))
            continue
        document = entries.read(_entry(part, part.title, f"{path.name}#{ordinal}", shown), summary_by)
        yield replace(document, remarks=remarks + document.remarks)
        remarks = ()
    faults += _promise(head, parts, shown)
    if faults:
        raise SourceError(*faults)


def opens_listing(lines: list[str]) -> bool:
    """Say whether a file's first lines are those of a listing.

    >>> opens_listing(["Skip to content", "", "Results:", "", "1 - 5 of 5", ""])
    True
    >>> opens_listing(["Skip to content", "", "May 10, 1948"])
    False
    """
    return _head(_blocks(lines)) is not None


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    together: list[str] = []
    gap = empty = 0
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            if not together:
                gap, empty = empty, 0
            together.append(line)
            continue
        if together:
            blocks.append(Block(number - len(together), tuple(together), gap))
            together = []
        empty += 1
    return blocks


def _head(blocks: list[Block]) -> Head | None:
    """Read what opens a page; None when this is no listing of a layout known here."""
    words = [block.words for block in blocks[:4]]
    at = 1 if words[:1] == [_OPENING] else 0
    at += words[at : at + 1] == ["Results:"]
    pager = _PAGER.fullmatch(words[at]) if len(words) > at else None
    if pager is None:
        return None
    promise = (int(pager[1]), int(pager[2]), int(pager[3]), blocks[at].line)
    if words[at + 1 : at + 2] == ["Documents"]:
        return Head(*promise, at + 2, gap=1)
    return Head(*promise, at + 1, gap=2)


def _parts(blocks: list[Block], first_gap: int) -> list[_Part]:
    """Part the blocks into entries: a date opens one, or one empty line more than usual."""
    parts: list[_Part] = []
    part: _Part | None = None
    usual = first_gap
    for block in blocks:
        if _is_date(block):
            if part is not None and part.title is None:
                part.fault = part.fault or f"expected a title after the date, found the date {block.words!r}"
            part = _Part(block.line, date=block)
            parts.append(part)
        elif part is None or (part.title is not None and block.gap > usual):
            part = _Part(block.line)
            parts.append(part)
            _take_title(part, block)
            if len(parts) == 1 and block.gap <= usual:
                part.fault = f"expected a date such as {_EXAMPLE}, found {_cut(block.words)!r}"
        elif part.title is None:
            _take_title(part, block)
            if block.gap > 1:
                part.fault = part.fault or "expected a title after the date, found an empty line more"
        else:
            part.summary.append(block)
        usual = 1
    if part is not None and part.title is None:
        part.fault = part.fault or _NO_TITLE
    return parts


def _take_title(part: _Part, block: Block) -> None:
    part.title = block
    if len(block.lines) > 1:
        part.fault = f"expected a title on one line with empty lines around it, found {len(block.lines)} lines together"


def _is_date(block: Block) -> bool:
    words = block.words
    if len(block.lines) > 1 or len(words) > _LONGEST_DATE or not _DIGIT.search(words):
        return False
    return _DAY_FORM.fullmatch(words) is not None or entries.is_understood(entries.date(words))


def _entry(part: _Part, title: Block, key: str, shown: str) -> entries.Entry:
    return entries.Entry(
        key,
        SourceLine(shown, title.line),
        title=title.lines[0],
        date=part.date.lines[0] if part.date else None,
        summary="\n\n".join("\n".join(block.lines) for block in part.summary) or None,
        summary_line=part.summary[0].line if part.summary else None,
    )


def _promise(head: Head, parts: list[_Part], shown: str) -> list[Finding]:
    """Hold the pager against what was found: entries read and entries reported."""
    if head.last and not head.first <= head.last <= head.whole:
        message = f"the pager contradicts itself: {head.first} - {head.last} of {head.whole}"
        return [Finding(shown, head.line, message, "was a line of the page changed?")]
    if len(parts) == head.promised:
        return []
    unread = sum(part.fault is not None for part in parts)
    message = f"the page promises entries {head.first}-{head.last} ({_entries(head.promised)}); "
    message += f"{len(parts) - unread} were read" + (f", {unread} reported" if unread else "")
    hint = f"an entry starts at a line such as {_EXAMPLE}"
    if parts:
        last = parts[-1].title.line if parts[-1].title else parts[-1].line
        hint += f"; the last one has its title at line {last}"
    return [Finding(shown, head.line, message, hint)]


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _no_listing(blocks: list[Block], shown: str) -> Finding:
    """Name the first line that a listing does not have."""
    at = 1 if blocks and blocks[0].words == _OPENING else 0
    expected = "a pager such as '101 - 110 of 120'"
    if blocks[at : at + 1] and blocks[at].words == "Results:":
        at += 1
    found, line = (repr(_cut(blocks[at].words)), blocks[at].line) if at < len(blocks) else ("the end of the file", 1)
    message = f"is no listing of a known layout: expected {expected}, found {found}"
    return Finding(shown, line, message, "a listing opens with its pager; before it only 'Skip to content', 'Results:'")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_DATE else words[:_LONGEST_DATE] + "..."
