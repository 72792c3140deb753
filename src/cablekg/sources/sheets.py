"""Where the parts of a document page stand, in each of its layouts.

On pages of the archive the summary follows the document's own text without a label, and is its last paragraph: what
comes next says so. On others it stands before the date, or before the citation that alone holds the title.
"""

from dataclasses import dataclass, field

from cablekg.reading import references
from cablekg.sources import citations, date_lines, layouts, pages
from cablekg.sources.citations import Citation
from cablekg.sources.layouts import CLOSING
from cablekg.sources.pages import Block, cut

_LOST_TITLE = "expected a title after the date, found an empty line more: the title is lost"


# Paragraphs of a summary before the date; the pages seen had one.
_MOST_BEFORE = 4
_STOPS = (".", "!", "?", ")", "]", '"', "”")


@dataclass(slots=True)
class Sheet:
    """A document page: its parts by place, the blocks under each label, and what is said of the rest.

    `body` are the paragraphs of the document's own text; `fault` is a line, and why the page cannot be read.
    """

    date: Block | None = None
    title: Block | None = None
    summary: list[Block] = field(default_factory=list)
    labels: dict[str, list[Block]] = field(default_factory=dict)
    body: list[Block] = field(default_factory=list)
    cited: Citation | None = None
    fault: tuple[int, str] | None = None
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def value(self, label: str) -> str | None:
        """Give what stands under a label; None where nothing does."""
        found = self.labels.get(label)
        return "\n".join(block.text.strip() for block in found) if found else None


def document(blocks: list[Block]) -> Sheet:
    """Part a page on which labels stand after the document's text (or were cut off)."""
    paragraphs = _paragraphs(blocks)
    end = _end_of_text(paragraphs)
    text, labelled = paragraphs[:end], paragraphs[end:]
    sheet = Sheet()
    before = _before_date(text)
    sheet.summary, text = text[:before], text[before:]
    after = text[1] if len(text) > 1 else None
    if text and (date_lines.of(text[0]) == "wide" or date_lines.opens(text[0], after)):
        sheet.date, text = text[0], text[1:]
    if not text:
        return sheet
    sheet.title, sheet.body = text[0], text[1:]
    if sheet.date is not None and text[0].gap > 1:
        sheet.fault = (text[0].line, _LOST_TITLE)
    elif len(text[0].lines) > 1:
        count = len(text[0].lines)
        sheet.fault = (text[0].line, f"expected a title on one line, found {count} lines together")
    if sheet.date is None and sheet.body and date_lines.of(sheet.body[0]) == "sure":
        message = f"{sheet.body[0].words!r} under the title is not taken for the document's date"
        sheet.remarks.append((sheet.body[0].line, message))
    if not labelled:
        message = "no label follows the document's text: its last paragraph cannot be told for the summary"
        sheet.remarks.append((text[0].line, message))
    elif not sheet.summary and sheet.body:
        sheet.summary = [sheet.body.pop()]
    _take_labels(sheet, labelled)
    return sheet


def _before_date(text: list[Block]) -> int:
    """Give the number of paragraphs of a summary that stands before the date; 0 where none does.

    A title that lost its date has a date below it too, where the document's own text opens with one: what opens as
    titles do, or follows an empty line more, is no summary.
    """
    for index, block in enumerate(text[: _MOST_BEFORE + 1]):
        if date_lines.of(block) == "sure":
            is_close = not any(other.gap for other in text[1:])
            is_title = (
                date_lines.opens_with_form(text[0].words) or (text[0].gap > 1 and not is_close) if index else True
            )
            return 0 if is_title or index + 1 == len(text) else index
        if index and not text[index - 1].words.endswith(_STOPS):
            break
    return 0


def _paragraphs(blocks: list[Block]) -> list[Block]:
    """Give blocks, a label always as one of its own; on a page without empty lines every line is a paragraph."""
    if len(blocks) < 3:
        return list(pages.one_by_one(blocks))
    found: list[Block] = []
    for block in blocks:
        if len(block.lines) > 1 and any(layouts.label(line) for line in pages.one_by_one([block])):
            found += pages.one_by_one([block])
        else:
            found.append(block)
    return found


def _end_of_text(paragraphs: list[Block]) -> int:
    """Give the index of the first label; a line such as 'Source' alone is one where another label follows."""
    labels = [(index, label) for index, block in enumerate(paragraphs) if (label := layouts.label(block))]
    closing = [index for index, label in labels if label in CLOSING]
    if closing:
        return closing[0]
    return labels[0][0] if len(labels) > 1 else len(paragraphs)


def _take_labels(sheet: Sheet, blocks: list[Block]) -> None:
    """Put each block under its label; the source and the rights also stand without theirs, in this order."""
    label = ""
    for block in blocks:
        if found := layouts.label(block):
            label = found
            sheet.labels.setdefault(label, [])
        else:
            sheet.labels[label].append(block)
    alone = sheet.labels.pop("Document Information", [])
    if "Source" not in sheet.labels and alone:
        sheet.labels["Source"], alone = alone[:1], alone[1:]
    source = sheet.labels.get("Source", [])
    others = [block for block in source[1:] if not _is_citation(block)]
    sheet.labels["Source"] = [block for block in source if block not in others]
    others += alone
    if not sheet.labels.get("Rights"):
        sheet.labels["Rights"], others = others[:1], others[1:]
    if others:
        lines = ", ".join(str(block.line) for block in others)
        sheet.remarks.append((others[0].line, f"words without a label are left out: line {lines}"))
    number = sheet.labels.get("Record ID", [])
    if number and not (number[0].words.isascii() and number[0].words.isdigit()):
        message = f"expected a number under 'Record ID', found {cut(number[0].words)!r}: left out"
        sheet.remarks.append((sheet.labels.pop("Record ID")[0].line, message))


def _is_citation(block: Block) -> bool:
    return any(reference.archive for reference in references.read(block.words))


def cited(blocks: list[Block]) -> Sheet:
    """Part a page of the old site: a date, a summary, and the citation that holds the title."""
    sheet = Sheet()
    at = next(index for index, block in enumerate(blocks) if layouts.is_citation(block))
    before = [block for block in blocks[:at] if not layouts.is_furniture(block) and block.words != pages.OPENING]
    if before and date_lines.of(before[0]) in ("sure", "wide"):
        sheet.date, before = before[0], before[1:]
    sheet.summary, sheet.body = before, blocks[at + 1 :]
    sheet.cited = citations.read(" ".join(blocks[at].lines))
    if sheet.cited is None:
        sheet.fault = (blocks[at].line, 'expected a citation that opens with "Title," and a date')
        return sheet
    sheet.title = Block(blocks[at].line, (sheet.cited.title,), blocks[at].gap)
    return sheet


def _has_label(line: Block) -> bool:
    return line.lines[0].lstrip().startswith(layouts.MIRROR)


def mirrored(blocks: list[Block]) -> Sheet:
    """Part a mirrored page: date and title on one line, then labels with their words beside or below them."""
    lines = [line for line in pages.one_by_one(blocks) if line.words != pages.OPENING]
    sheet = Sheet()
    label = ""
    if len(lines) > 1 and date_lines.of(lines[0]) in ("sure", "wide") and not _has_label(lines[1]):
        sheet.date, lines = lines[0], lines[1:]
    for line in lines[1:]:
        text = line.lines[0].lstrip()
        found = next((one for one in layouts.MIRROR if text.startswith(one)), None) if label != "Contents:" else None
        if found:
            label, text = found, text.removeprefix(found).lstrip()
        if text:
            sheet.labels.setdefault(label, []).append(Block(line.line, (text,), line.gap))
    for block in sheet.labels.pop("", []):
        sheet.remarks.append((block.line, f"belongs to no part of the page: {cut(block.words)!r}: left out"))
    length = date_lines.opening(lines[0].lines[0]) if sheet.date is None else 0
    first = lines[0].lines[0]
    if length:
        sheet.date = Block(lines[0].line, (first[:length],), lines[0].gap)
    sheet.title = Block(lines[0].line, (first[length:].strip(" \t:,;–—"),), lines[0].gap)
    sheet.summary, sheet.body = sheet.labels.pop("Summary:", []), sheet.labels.pop("Contents:", [])
    if (quoted := sheet.value("Citation:")) and (known := citations.read(quoted)):
        sheet.cited = known
    elif quoted:
        sheet.labels["Source"] = sheet.labels["Citation:"]
    sheet.labels.pop("Citation:", None)
    return sheet
