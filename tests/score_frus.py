"""Scores the title reader against the marked heads of FRUS: `python tests/score_frus.py [FOLDER] [--misses]`.

The editors of Foreign Relations of the United States marked sender and recipient in most heads. The marks are taken
off, the head is read as a title, and the readings are compared with the marks, in documents that have both roles.

Both sides: notes out, case and punctuation folded, the leading article, words of address, ranks and titles of office
(TITLES, printed with the score; Sir stays) taken off the front. A body counts when the mark opens the reading
("Embassy" for "Embassy in Vietnam"). A second `to` mark after "for" is met by B as intermediary and C as recipient.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from cablekg.model import Mention
from cablekg.reading import titles
from cablekg.reading.words import word_set
from readings.corpora import words
from score_titles import Score, fold

FOLDER = Path(__file__).parents[1].parent / "shared" / "sources" / "frus"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ATTACHMENT = "{http://history.state.gov/frus/ns/1.0}attachment"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_YEAR = re.compile(r"frus(\d{4})")
#: Words taken off the front of a name on both sides, longest run first: articles, address, ranks, offices.
TITLES = word_set("""
a an the m mr mrs miss ms messrs comrade comrades his her excellency majesty highness hon honorable right dr prof
professor president premier chairman chairmen prime minister ministers foreign secretary secretaries acting assistant
under deputy vice senator congressman governor ambassador chargé consul general commissioner special adviser advisor
king queen emperor prince count baron earl dean viscount lord sheikh pasha bey lieutenant colonel major captain
admiral commander marshal commodore brigadier rear air generalissimo field gen lt col maj capt adm private attorney
""")


@dataclass(frozen=True, slots=True)
class Head:
    """One head: its volume and document, its words without notes, its marks as (role, is it a body, words)."""

    volume: str
    document: str
    text: str
    marks: tuple[tuple[str, bool, str], ...]

    @property
    def kind(self) -> str:
        """Name the shape that the aims are set for."""
        if _FROM.search(self.text):
            return "From X to Y"
        year = _YEAR.match(self.volume)
        return "X to Y" if year and int(year[1]) <= 1951 else "other"


def heads(folder: Path) -> Iterator[Head]:
    """Give the heads of documents and attachments that have both roles marked."""
    for path in sorted(folder.glob("*.xml")):
        for _, element in ElementTree.iterparse(path):
            is_document = element.tag == _TEI + "div" and element.get("type") == "document"
            head = element.find(_TEI + "head") if is_document or element.tag == _ATTACHMENT else None
            if head is None:
                continue
            marks = tuple(_marks(head))
            if {role for role, _, _ in marks} == {"sender", "recipient"}:
                yield Head(path.stem, element.get(_ID) or "", words(head), marks)


def _marks(element: ElementTree.Element) -> Iterator[tuple[str, bool, str]]:
    for child in element:
        if child.tag == _TEI + "note":
            continue
        if child.tag in {_TEI + "persName", _TEI + "gloss"} and child.get("type") in {"from", "to"}:
            role = "sender" if child.get("type") == "from" else "recipient"
            yield role, child.tag == _TEI + "gloss", words(child)
        yield from _marks(child)


def bare(name: str) -> str:
    """Fold a name and take titles off its front.

    >>> bare("the Secretary of State"), bare("President Wilson"), bare("Sir Edward Grey")
    ('of state', 'wilson', 'sir edward grey')
    """
    parts = fold(name).split()
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    return " ".join(parts)


def _meets(mark: tuple[str, bool, str], mention: Mention) -> bool:
    role, is_body, text = mark
    if mention.role != role:
        return False
    expected, found = bare(text), bare(mention.name)
    return expected == found or (is_body and f"{found} ".startswith(f"{expected} "))


def compare(head: Head) -> tuple[int, int, int]:
    """Read a head and count what is right, wrong and missed."""
    mentions = titles.read(head.text).mentions
    found = [mention for mention in mentions if mention.role in {"sender", "recipient"}]
    handed_on = [Mention("recipient", one.name) for one in mentions if one.role == "intermediary"]
    right = missed = 0
    for mark in head.marks:
        hit = next((one for one in found if _meets(mark, one)), None)
        if hit is not None:
            found.remove(hit)
        elif not any(_meets(mark, one) for one in handed_on):
            missed += 1
            continue
        right += 1
    return right, len(found), missed


def score(folder: Path) -> dict[str, Score]:
    """Read every marked head of a folder of volumes; one Score a kind of head."""
    scores = {"X to Y": Score(), "From X to Y": Score(), "other": Score()}
    for head in heads(folder):
        right, wrong, missed = compare(head)
        one = scores[head.kind]
        one.right, one.wrong, one.missed = one.right + right, one.wrong + wrong, one.missed + missed
        if wrong or missed:
            read = [(m.role, m.office, m.name) for m in titles.read(head.text).mentions]
            one.misses.append(f"{head.volume}/{head.document}  {head.text}\n    marks {head.marks}\n    read  {read}")
    return scores


def main(arguments: list[str]) -> None:
    """Print the scores and the words taken off; with `--misses` every head that differs."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    for name, one in score(folders[0] if folders else FOLDER).items():
        print(f"{name:14} {one}  {len(one.misses)} heads differ")
        if "--misses" in arguments:
            print("\n".join(f"  {miss}" for miss in one.misses))
    print(f"taken off the front of names: {' '.join(sorted(set(TITLES)))}")


if __name__ == "__main__":
    main(sys.argv[1:])
