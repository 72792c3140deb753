"""In which layout a page was saved, told from its opening before anything of it is read.

Source: stored pages of the Wilson Center Digital Archive and of the FRUS contents; no layout is published anywhere.
"""

import re
from dataclasses import dataclass
from typing import Literal

from cablekg.sources import date_lines
from cablekg.sources.pages import OPENING, Block, is_sentence, one_by_one

Kind = Literal["results", "page", "bullets", "untitled", "contents", "document", "citation", "mirror"]
#: The layouts of pages that show one document.
DOCUMENTS = frozenset({"document", "citation", "mirror"})


@dataclass(frozen=True, slots=True)
class Pager:
    """What a page promises: the numbers of its first and last entry, of how many, and the line that says so."""

    first: int
    last: int
    whole: int
    line: int

    @property
    def promised(self) -> int:
        """How many entries the page says it shows."""
        return max(0, self.last - self.first + 1) if self.last else 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's layout, and where its entries begin.

    `first` is the index of the first block of entries, `gap` the number of empty lines before it when that entry has
    a date, `left` what stands before it and belongs to no entry.
    """

    kind: Kind
    first: int = 0
    gap: int = 1
    pager: Pager | None = None
    left: tuple[Block, ...] = ()


_PAGER = re.compile(r"([0-9]{1,9}) - ([0-9]{1,9}) of ([0-9]{1,9})")
#: What opens pages of the old site.
OLD_SITE = re.compile(
    r"search in|add search filter|cancel search filter|add search filter cancel search filter|search results|documents"
    r"|no image found\.|digital archive(?: international history.*)?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?P<indent>\s*+)(?P<sign>[•●◦○▪▫■□‣∙⁃]|[·*–-](?=\s|\Z))")
_DASHES = "-–"
_PLACEHOLDER = re.compile(r"Placeholder image\b.*", re.DOTALL)
_PEOPLE_HEADING = "Popular Documents"
_COUNT = re.compile(r"(?:.{0,120} )?\([0-9][0-9,.]{0,11}\) documents?", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*\[?[0-9]{1,4}[a-z]?\]?\. {0,4}\S")
_SOURCE = re.compile(r"\s*Source:")
_CITATION = re.compile(r"\s*[\"“]")
HOLDER = "History and Public Policy Program Digital Archive"
#: What the archive writes after the text of a document, each on a line of its own.
CLOSING = (
    *("Author(s):", "Associated People & Organizations", "Associated Places", "Associated Topics"),
    "Document Information",
)
#: The labels of a document's information.
LABELS = (
    *("Source", "Original Archive", "Rights", "Original Uploaded Date", "Type", "Language", "Record ID", "Donors"),
)
_ALONE = {label.rstrip(":"): label for label in (*CLOSING, *LABELS)}
#: The labels of a mirrored page.
MIRROR = ("Citation:", "Summary:", "Credits:", "Original Language:", "Contents:")

_PAGER_LIKE = re.compile(r"[0-9] .{0,20}\bof [0-9]")
# Blocks and lines in which an opening must show itself; the longest seen had six blocks.
_OPENING_BLOCKS = 12
_OPENING_LINES = 60
_BLURB_WORDS = 6
# So many labels tell a document page whose date is in none of the archive's forms.
_LABELS_ALONE = 2


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line that a bullet opens: its sign, the letters before it, and what follows."""

    sign: str
    indent: int
    rest: str


def of(blocks: list[Block]) -> Layout | None:
    """Tell a page's layout; None for a page of no layout known here. Never raises."""
    for tell in (_results, _mirror, _citation, _old_site, _document, _contents, _people, _untitled, _topic):
        if layout := tell(blocks):
            return layout
    return None


def bullet(line: str) -> Bullet | None:
    """Give a line's bullet; a dash is one only where it stands alone or before a date.

    >>> bullet("  • March 01, 1951"), bullet("- and so on")
    (Bullet(sign='•', indent=2, rest='March 01, 1951'), None)
    """
    match = _BULLET.match(line)
    if match is None:
        return None
    sign, rest = match["sign"], line[match.end() :].lstrip()
    if sign in _DASHES and rest and date_lines.kind(rest) != "sure":
        return None
    return Bullet(sign, len(match["indent"].expandtabs()), rest)


def _opens_with(blocks: list[Block], words: str) -> int:
    return 1 if blocks and blocks[0].words == words else 0


def _results(blocks: list[Block]) -> Layout | None:
    """Tell the results of a search on the new site, with or without headings, by their pager."""
    words = [block.words for block in blocks[:4]]
    at = _opens_with(blocks, OPENING)
    at += words[at : at + 1] == ["Results:"]
    match = _PAGER.fullmatch(words[at]) if len(words) > at else None
    if match is None:
        return None
    pager = Pager(int(match[1]), int(match[2]), int(match[3]), blocks[at].line)
    if words[at + 1 : at + 2] == ["Documents"]:
        return Layout("results", at + 2, 1, pager)
    return Layout("results", at + 1, 2, pager)


def _old_site(blocks: list[Block]) -> Layout | None:
    """Tell a page of the old site by its furniture, or by a bullet at once."""
    if not blocks:
        return None
    is_furnished = OLD_SITE.fullmatch(blocks[0].lines[0].strip()) is not None
    if not is_furnished and bullet(blocks[0].lines[0]) is None:
        return None
    lines = list(one_by_one(blocks))
    first = _first_entry(lines)
    if first is None and not is_furnished:
        return None  # a list of anything
    if first is None and any(date_lines.kind(line.lines[0]) == "sure" for line in lines):
        return None  # entries without their bullets: nothing says where one begins
    first = len(lines) if first is None else first
    return Layout("bullets", first, left=tuple(line for line in lines[:first] if not is_furniture(line)))


def _first_entry(lines: list[Block]) -> int | None:
    """Give the index of the first line that a bullet of entries opens: the bullet that stands before dates."""
    opening = [(index, found) for index, line in enumerate(lines) if (found := bullet(line.lines[0]))]
    dated = next((found for index, found in opening if _opens_dated(lines, index)), None)
    if dated is None:
        return opening[0][0] if opening and is_furniture(lines[0]) else None
    return next(index for index, found in opening if (found.sign, found.indent) == (dated.sign, dated.indent))


def is_furniture(line: Block) -> bool:
    """Say whether a line of the old site belongs to every page."""
    return OLD_SITE.fullmatch(line.words) is not None


def _opens_dated(lines: list[Block], index: int) -> bool:
    opening = bullet(lines[index].lines[0])
    if opening is None:
        return False
    following = lines[index + 1].words if index + 1 < len(lines) else ""
    return date_lines.kind(opening.rest or following) == "sure"


def _citation(blocks: list[Block]) -> Layout | None:
    """Tell a document page of the old site, whose title stands in its citation alone."""
    return Layout("citation") if any(is_citation(block) for block in blocks) else None


def is_citation(block: Block) -> bool:
    """Say whether a block cites a document of the archive, title first."""
    return _CITATION.match(block.lines[0]) is not None and HOLDER in block.words


def _mirror(blocks: list[Block]) -> Layout | None:
    """Tell a mirrored document page by its own labels."""
    labels = {label for line in one_by_one(blocks) for label in MIRROR if line.lines[0].lstrip().startswith(label)}
    return Layout("mirror") if "Citation:" in labels and labels & {"Summary:", "Contents:"} else None


def _document(blocks: list[Block]) -> Layout | None:
    """Tell a document page: labels stand after its text, or it opens with a date and a title and no pager."""
    at = _opens_with(blocks, OPENING)
    opening = [line.words for line in one_by_one(blocks[at : at + 3])][:3]
    dated = [index for index, words in enumerate(opening) if date_lines.kind(words) == "sure"]
    closing, labels = _labels(blocks)
    if (closing or len(labels) > 1) and (dated or at or len(closing | labels) > _LABELS_ALONE):
        return Layout("document", at)
    return Layout("document", at) if at and dated[:1] == [0] and len(opening) > 1 else None


def _labels(blocks: list[Block]) -> tuple[set[str], set[str]]:
    found = {known for line in one_by_one(blocks) if (known := label(line))}
    return found.intersection(CLOSING), found.intersection(LABELS)


def label(line: Block) -> str | None:
    """Give the label of a document page that a line is, alone.

    >>> label(Block(9, ("Record ID",), 1)), label(Block(9, ("Source: APRF",), 1))
    ('Record ID', None)
    """
    return _ALONE.get(line.lines[0].strip().rstrip(":")) if len(line.lines) == 1 else None


def _contents(blocks: list[Block]) -> Layout | None:
    """Tell the contents of a volume: numbered titles, each with its source under it."""
    lines = list(one_by_one(blocks))
    for index, line in enumerate(lines[:_OPENING_BLOCKS]):
        if is_numbered(line):
            if any(is_source(other) for other in lines[index + 1 : index + 4]):
                return Layout("contents", index, left=tuple(lines[:index]))
            return None
    return None


def is_numbered(line: Block) -> bool:
    """Say whether a line opens with the number of a document: `31. Telegram`."""
    return _NUMBERED.match(line.lines[0]) is not None


def is_source(line: Block) -> bool:
    """Say whether a line gives a document's source: `Source: ...`."""
    return _SOURCE.match(line.lines[0]) is not None


def _people(blocks: list[Block]) -> Layout | None:
    """Tell a page about a person, whose entries stand under a heading."""
    for index, block in enumerate(blocks[:_OPENING_BLOCKS]):
        if block.words == _PEOPLE_HEADING:
            known = (OPENING, _PEOPLE_HEADING)
            before = [other for other in blocks[:index] if other.words not in known]
            left = tuple(other for other in before if not _PLACEHOLDER.fullmatch(other.words))
            return Layout("page", index + 1, left=left)
    return None


def _untitled(blocks: list[Block]) -> Layout | None:
    """Tell a page that counts documents and has lost their titles."""
    lines = list(one_by_one(blocks))
    counts = [index for index, line in enumerate(lines[:_OPENING_LINES]) if _COUNT.fullmatch(line.words)]
    return Layout("untitled", counts[-1] + 1) if counts else None


def _topic(blocks: list[Block]) -> Layout | None:
    """Tell a page about a topic: a caption, its name, words about it, then entries or none."""
    at = _opens_with(blocks, OPENING)
    opening = blocks[at : at + _OPENING_BLOCKS]
    words = [block.words for block in opening]
    if not at and len(opening) < 3:
        return None
    names = [index for index in range(len(words) - 1) if _is_name(words[index]) and _is_blurb(words[index + 1])]
    if not names or names[0] > 2 or (not at and not names[0]):
        return None
    if any(_PAGER_LIKE.search(other) or date_lines.kind(other) == "sure" for other in words[: names[0]]):
        return None
    blurb = at + names[0] + 1
    later = range(blurb + 1, len(blocks))
    opening_dates = [i for i in later if date_lines.opens(blocks[i], blocks[i + 1] if i + 1 < len(blocks) else None)]
    dated = bool(opening_dates)
    first = next((i for i in later if blocks[i].gap > 1 or i in opening_dates[:1]), len(blocks))
    if not dated and (len(opening) == _OPENING_BLOCKS or any(map(_holds_date, blocks))):
        return None  # so much text without an entry, or entries run together, are no page of a topic
    return Layout("page", first if dated else len(blocks), left=tuple(blocks[at : first if dated else len(blocks)]))


def _holds_date(block: Block) -> bool:
    return any(date_lines.kind(line) == "sure" for line in block.lines)


def _is_name(words: str) -> bool:
    return len(words) <= 100 and words[-1] not in ".,:;!?" and date_lines.kind(words) is None


def _is_blurb(words: str) -> bool:
    return words.count(" ") + 1 >= _BLURB_WORDS and (is_sentence(words) or words.endswith((")", ".")))
