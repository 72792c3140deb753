"""The contents of a volume as a page: `31. Title`, its source under it, no date.

The number stays in the title, which is kept as it is written.
"""

from cablekg.sources.layouts import Layout, is_numbered, is_source
from cablekg.sources.pages import Block, Part, cut, one_by_one, without_indentation


def read(blocks: list[Block], layout: Layout) -> list[Part]:
    """Part the lines of a volume's contents into entries: a number opens one. Never raises: see `Part.fault`."""
    parts: list[Part] = []
    sources: list[list[str]] = []
    is_read = False
    for line in map(without_indentation, list(one_by_one(blocks))[layout.first :]):
        if is_numbered(line):
            parts.append(Part(line.line, title=line))
            sources.append([])
            is_read = False
        elif is_source(line) and not sources[-1]:
            sources[-1].append(line.lines[0].partition(":")[2])
            is_read = True
        elif is_read and sources[-1] and (line.gap == 0 or not "".join(sources[-1][:2]).strip()):
            sources[-1].append(line.lines[0])
        elif is_read or line.gap > 1:
            # A chapter's name, or words after the source: of no entry.
            is_read = True
            parts[-1].remarks.append(
                (line.line, f"line {line.line} belongs to no entry: {cut(line.words)!r}: left out")
            )
        else:
            parts[-1].summary.append(line)
    for part, source in zip(parts, sources, strict=True):
        part.reference = " ".join(source).strip() if source else None
    return parts
