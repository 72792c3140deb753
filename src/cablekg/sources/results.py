"""The entries of pages whose parts nothing marks: results of a search, pages of a topic or a person.

Date, title and summary are told apart by their order and the date's form alone. A date that is missing leaves its
empty line behind, so an entry without one follows an empty line more; a missing summary leaves nothing. What looks
like a date in a date's place opens an entry; where that is doubtful, the pager's count decides.
"""

from collections.abc import Mapping
from itertools import pairwise

from cablekg.sources import date_lines
from cablekg.sources.layouts import Layout
from cablekg.sources.pages import NO_TITLE, Block, Part, cut, is_sentence

_EXAMPLE = "'May 10, 1948'"


def read(blocks: list[Block], layout: Layout) -> list[Part]:
    """Part the blocks of a page into entries. Never raises: an entry that is none says why (`fault`)."""
    several = [part for block in blocks[layout.first :] for part in _parted(block)]
    parts = _Page({}, layout.gap).gather(several)
    if layout.pager is None:
        _remark_doubts(parts)
        return parts
    if len(parts) == layout.pager.promised:
        return parts
    decided = _decided(parts, layout.pager.promised)
    again = _Page(decided, layout.gap).gather(several) if decided else parts
    return again if len(again) == layout.pager.promised else parts


def _parted(block: Block) -> list[Block]:
    """Part a date from the line that stands close under it."""
    if len(block.lines) == 1 or date_lines.kind(block.lines[0]) != "sure":
        return [block]
    return [Block(block.line, block.lines[:1], block.gap), Block(block.line + 1, block.lines[1:], 0)]


class _Page:
    """A page being gathered: its entries so far, the last of them open.

    `decided` says of some lines whether they open an entry; `usual` empty lines part two blocks.
    """

    def __init__(self, decided: Mapping[int, bool], usual: int) -> None:
        self.decided = decided
        self.usual = usual
        self.parts: list[Part] = []

    def gather(self, blocks: list[Block]) -> list[Part]:
        """Part the blocks into entries: a date opens one, or one empty line more than usual."""
        following: list[Block | None] = [*blocks[1:], None]
        for block, after in zip(blocks, following, strict=False):
            self._take(block, after)
            self.usual = 1
        if self.parts and self.parts[-1].title is None:
            self.parts[-1].fault = self.parts[-1].fault or NO_TITLE
        return self.parts

    def _take(self, block: Block, after: Block | None) -> None:
        part = self.parts[-1] if self.parts else None
        is_open = part is not None and part.title is None
        if self._is_date(block, after, is_open=is_open):
            if part is not None and is_open:
                part.fault = part.fault or f"expected a title after the date, found the date {block.words!r}"
            self.parts.append(Part(block.line, date=block))
            self._remark(block, opens=True)
        elif part is None or (not is_open and block.gap > self.usual and self.decided.get(block.line, True)):
            self._open_undated(block)
        elif is_open:
            part.take_title(block)
            self._remark(block, opens=False, otherwise="is a title")
        else:
            part.summary.append(block)
            if after is not None and date_lines.of(block) and _can_be_title(after):
                part.doubts.append(block)
            self._remark(block, opens=False)

    def _is_date(self, block: Block, after: Block | None, *, is_open: bool) -> bool:
        """Say whether a block is an entry's date; one in another form stands in no title's place."""
        if block.line in self.decided:
            return self.decided[block.line]
        return date_lines.opens(block, after) and (not is_open or date_lines.of(block) == "sure")

    def _open_undated(self, block: Block) -> None:
        part = Part(block.line)
        part.take_title(block, usual=block.gap)
        if not self.parts and block.gap <= self.usual:
            part.fault = f"expected a date such as {_EXAMPLE}, found {cut(block.words)!r}"
        self.parts.append(part)

    def _remark(self, block: Block, *, opens: bool, otherwise: str = "belongs to the summary") -> None:
        """Say what the pager's count decided of a line."""
        if self.decided.get(block.line) is opens:
            what = "opens an entry" if opens else otherwise
            message = f"{cut(block.words)!r} at line {block.line} {what}: the pager's count decides"
            self.parts[-1].remarks.append((block.line, message))


def _can_be_title(block: Block) -> bool:
    return block.gap <= 1 and len(block.lines) == 1 and date_lines.of(block) != "sure"


def _decided(parts: list[Part], promised: int) -> dict[int, bool]:
    """Decide by the pager's count which lines open no entry, or open one after all; nothing where several fit.

    Least likely to open an entry: one of two dates that stand together; then a date, or an empty line more, before what
    reads like a sentence; then a date in none of the archive's forms.
    """
    if len(parts) < promised:
        doubts = [block.line for part in parts for block in part.doubts]
        return dict.fromkeys(doubts, True) if len(parts) + len(doubts) == promised else {}
    excess = len(parts) - promised
    ranks: dict[int, int] = {}
    for before, part in pairwise(parts):
        if before.title is None and (before is parts[0] or _reads_like_a_summary(part)):
            # A title that is a date stands between its date and its summary.
            ranks.pop(before.line, None)
            ranks[part.line] = 1
        elif rank := _doubt(part):
            ranks[part.line] = rank
    for last in (1, 2, 3):
        chosen = [line for line, rank in ranks.items() if rank <= last]
        if len(chosen) >= excess:
            return dict.fromkeys(chosen, False) if len(chosen) == excess else {}
    return {}


def _doubt(part: Part) -> int:
    """Rank how doubtful it is that an entry begins here, 1 the most; 0 for no doubt."""
    if part.title is None:
        return 1
    if _reads_like_a_summary(part):
        return 2
    return 3 if part.date is not None and date_lines.of(part.date) != "sure" else 0


def _reads_like_a_summary(part: Part) -> bool:
    return part.title is not None and not part.summary and is_sentence(part.title.words)


def _remark_doubts(parts: list[Part]) -> None:
    """Name what no pager could decide."""
    for part in parts:
        for block in part.doubts:
            message = f"{cut(block.words)!r} at line {block.line} looks like a date line; it is read as summary"
            part.remarks.append((block.line, message))
        if part.date is not None and part.fault is None and _doubt(part) == 2:
            message = "the title reads like a summary; its date may be a line of the summary before"
            part.remarks.append((part.line, message))
