"""The entries of pages where a line opens each: a bullet or a lone dash on the archive's old site, a date alone.

On the old site parts are moved to the right, and the bullet stands before the date; what follows up to the next
bullet is the title and the summary, whatever it looks like.
"""

from cablekg.sources import date_lines
from cablekg.sources.layouts import Bullet, Layout, bullet
from cablekg.sources.pages import LOST_TITLE, NO_TITLE, Block, Part, cut, is_sentence, one_by_one, without_indentation


def read(blocks: list[Block], layout: Layout) -> list[Part]:
    """Part the lines of a page of the old site into entries. Never raises: see `Part.fault`."""
    lines = list(one_by_one(blocks))[layout.first :]
    entries: list[list[Block]] = []
    first = bullet(lines[0].lines[0]) if lines else None
    for line in lines:
        opening = bullet(line.lines[0])
        if first is not None and opening is not None and _opens(opening, first):
            entries.append([Block(line.line, (opening.rest,), 0)] if opening.rest else [])
        else:
            entries[-1].append(without_indentation(line))
    return [_part(entry) for entry in entries if entry]


def read_untitled(blocks: list[Block], layout: Layout) -> list[Part]:
    """Give the entries of a page that has lost its titles: a date and a summary each, every one at fault."""
    lines = list(one_by_one(blocks))[layout.first :]
    return [Part(line.line, date=line, fault=LOST_TITLE) for line in lines if date_lines.of(line) == "sure"]


def _opens(opening: Bullet, first: Bullet) -> bool:
    """Say whether a bullet opens an entry: the page's own, before a date or as far to the left as the first."""
    if opening.sign != first.sign:
        return False
    return opening.indent <= first.indent or date_lines.kind(opening.rest) == "sure"


def _part(lines: list[Block]) -> Part:
    """Read one entry: its date where the first line is one, the title, the rest as summary."""
    part = Part(lines[0].line)
    is_close = not any(line.gap for line in lines[1:])
    after = lines[1] if len(lines) > 1 else None
    if date_lines.opens(lines[0], after) or (date_lines.of(lines[0]) == "wide" and after is not None):
        part.date, lines = lines[0], lines[1:]
    if not lines:
        part.fault = NO_TITLE
        return part
    together = 1 if is_close else next((n for n, line in enumerate(lines[1:], 1) if line.gap), len(lines))
    title = Block(lines[0].line, tuple(line.lines[0] for line in lines[:together]), lines[0].gap)
    part.take_title(title, usual=1 if part.date else title.gap)
    part.summary = _paragraphs(lines[together:], is_close=is_close)
    for block, after in zip(part.summary, part.summary[1:], strict=False):
        if date_lines.of(block) == "sure" and not is_sentence(after.words):
            message = (
                f"{cut(block.words)!r} at line {block.line} is a date within a summary: an entry without its bullet?"
            )
            part.remarks.append((block.line, message))
    return part


def _paragraphs(lines: list[Block], *, is_close: bool) -> list[Block]:
    """Join the lines of a summary that stand together; without empty lines each is a paragraph."""
    found: list[Block] = []
    for line in lines:
        if line.gap == 0 and found and not is_close:
            found[-1] = Block(found[-1].line, found[-1].lines + line.lines, found[-1].gap)
        else:
            found.append(line)
    return found
