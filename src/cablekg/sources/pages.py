"""A page saved as text: its lines, the blocks they stand in, and the empty lines before each.

Empty lines are part of the page: on some layouts a missing date shows only as one more of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cablekg.errors import Finding
from cablekg.reading import written

#: What the archive's new site writes first on every page.
OPENING = "Skip to content"
NO_TITLE = "expected a title after the date, found the end of the page"
LOST_TITLE = "expected a title after the date, found a summary: this page has lost its titles"
# Entries that must all look alike before a page is held to have lost its titles; 5 titles of 472 end in a full stop.
_ALL_ALIKE = 3
#: Longest words quoted in a message.
_QUOTED = 60
#: Longest line that can be a title (the longest seen had 245 letters), shortest that can be a sentence of a summary.
_LONGEST_TITLE = 300
_SHORTEST_SENTENCE = 40
SENTENCE_END = re.compile(r"[.!?][\"'’”»)\]]{0,2}\Z")


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

    @property
    def text(self) -> str:
        """The block byte for byte."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class Part:
    """One entry of a page: its blocks by place, what is to be remarked, and why it is none where it is none.

    `doubts` are blocks of the summary that look like a date line.
    """

    line: int
    date: Block | None = None
    title: Block | None = None
    summary: list[Block] = field(default_factory=list)
    reference: str | None = None
    fault: str | None = None
    doubts: list[Block] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def take_title(self, block: Block, usual: int = 1) -> None:
        """Set the title; more empty lines before it than usual are those of a title that is lost."""
        self.title = block
        if block.gap > usual:
            self.fault = self.fault or "expected a title after the date, found an empty line more"
        elif len(block.lines) > 1:
            count = len(block.lines)
            self.fault = f"expected a title on one line with empty lines around it, found {count} lines together"


def blocks(lines: list[str]) -> list[Block]:
    """Part a file's lines into blocks; a line of spaces, no-break ones too, is empty.

    >>> blocks(["May 10, 1948", "", "", "Cable, A to B", "on trade"])[1]
    Block(line=4, lines=('Cable, A to B', 'on trade'), gap=2)
    """
    found: list[Block] = []
    together: list[str] = []
    gap = empty = 0
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            if not together:
                gap, empty = empty, 0
            together.append(line)
            continue
        if together:
            found.append(Block(number - len(together), tuple(together), gap))
            together = []
        empty += 1
    return found


def one_by_one(several: list[Block]) -> Iterator[Block]:
    """Give each line as a block of its own; a line that stood close under another has no empty line before it."""
    for block in several:
        for offset, line in enumerate(block.lines):
            yield Block(block.line + offset, (line,), 0 if offset else block.gap)


def without_indentation(block: Block) -> Block:
    """Give the block with its lines moved to the left; what follows the first letter stays byte for byte."""
    return replace(block, lines=tuple(line.lstrip() for line in block.lines))


def is_sentence(words: str) -> bool:
    """Say whether words read like a summary and not like a title: they close as a sentence, or no title is so long.

    >>> is_sentence("A thanks B for the books that he sent to the library."), is_sentence("Letter, A. Early to B. Late")
    (True, False)
    """
    if len(words) > _LONGEST_TITLE:
        return True
    return len(words) >= _SHORTEST_SENTENCE and SENTENCE_END.search(words, max(0, len(words) - 3)) is not None


def left_out(several: list[Block], shown: str) -> list[Finding]:
    """Make the remark that words before the first entry are kept nowhere."""
    if not several:
        return []
    message = f"before the first entry stands {cut(several[0].words)!r}"
    message += f" and {len(several) - 1} more: left out" if len(several) > 1 else ": left out"
    return [Finding(shown, several[0].line, message, level="remark")]


def cut(words: str) -> str:
    """Shorten what a message quotes."""
    return words if len(words) <= _QUOTED else words[:_QUOTED] + "..."


def fault_lost_titles(parts: list[Part]) -> None:
    """Report every entry of a page where each has one sentence under its date: summaries whose titles are lost."""
    if len(parts) < _ALL_ALIKE or any(part.title is None or part.summary for part in parts):
        return
    if all(part.title is not None and is_sentence(part.title.words) for part in parts):
        for part in parts:
            part.fault = part.fault or LOST_TITLE
