"""Pages in every layout: what is composed is read back, the signs of a layout, and the time that hostile pages take."""

import csv
import importlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablekg.errors import SourceError
from cablekg.sources import date_lines, recognise
from linear import assert_linear
from sources.source_cases import gather

HERE = Path(__file__).parent
MODULES = ("bullets", "citations", "contents", "date_lines", "document_page", "entries", "layouts", "listing", "pages")
MODULES += ("recognise", "results", "sheets")
HOSTILE = (
    "a",
    "1",
    " ",
    "- ",
    "• ",
    "(1",
    "[",
    '"',
    "May ",
    "1951 ",
    "5 May ",
    "https://a/document/1",
    "; ",
    ".",
    "c. ",
)


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


SIGNS = _rows("signs.tsv")


def _pattern(row: dict[str, str]) -> re.Pattern[str]:
    pattern = getattr(importlib.import_module(f"cablekg.sources.{row['module']}"), row["pattern"])
    assert isinstance(pattern, re.Pattern)
    return pattern


@pytest.mark.parametrize("row", SIGNS, ids=lambda row: f"{row['pattern']}: {row['text']}")
def test_each_sign_of_the_table_is_told(row: dict[str, str]) -> None:
    found = getattr(_pattern(row), row["how"])(row["text"])
    assert ("yes" if found else "no") == row["matches"], row["why"]


def test_every_pattern_of_the_pages_has_a_text_that_it_matches_and_one_that_it_does_not() -> None:
    patterns = {
        (name, attribute, matches)
        for name in MODULES
        for attribute, value in vars(importlib.import_module(f"cablekg.sources.{name}")).items()
        if isinstance(value, re.Pattern) and not (attribute == "SENTENCE_END" and name != "pages")
        for matches in ("yes", "no")
    }
    assert patterns == {(row["module"], row["pattern"], row["matches"]) for row in SIGNS}


@pytest.mark.parametrize("row", {row["pattern"]: row for row in SIGNS}.values(), ids=lambda row: row["pattern"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_each_pattern_of_the_pages_takes_linear_time(row: dict[str, str], hostile: str) -> None:
    assert_linear(getattr(_pattern(row), row["how"]), hostile, "Holm thanks Berg for the herring ")


@pytest.mark.parametrize("row", _rows("date_lines.tsv"), ids=lambda row: row["text"])
def test_each_line_that_stands_in_a_dates_place_is_told(row: dict[str, str]) -> None:
    assert (date_lines.kind(row["text"]) or "none") == row["kind"], row["why"]


@pytest.mark.parametrize("example", date_lines.SURE)
def test_each_form_of_a_date_matches_its_own_example_alone(example: str) -> None:
    matching = [one for one in date_lines.SURE if re.fullmatch(date_lines.SURE[one], example, re.IGNORECASE)]
    assert (matching, date_lines.kind(example)) == ([example], "sure")


@pytest.mark.parametrize("example", date_lines.UNDATED)
def test_each_way_of_having_no_date_matches_its_own_example_alone(example: str) -> None:
    matching = [one for one in date_lines.UNDATED if re.fullmatch(date_lines.UNDATED[one], example, re.IGNORECASE)]
    assert (matching, date_lines.kind(example)) == ([example], "wide")


@dataclass(frozen=True)
class Written:
    """An entry of an invented page."""

    date: str | None
    title: str
    summary: tuple[str, ...]


def _apart(entries: list[Written]) -> list[str]:
    """Write entries as the new site does: a date that is missing leaves its empty line."""
    lines: list[str] = []
    for entry in entries:
        lines += [entry.date, ""] if entry.date else [""]
        for words in (entry.title, *entry.summary):
            lines += [words, ""]
    return lines


def _bulleted(entries: list[Written]) -> list[str]:
    """Write entries as the old site does: a bullet opens each, the rest is moved to the right."""
    lines: list[str] = []
    for entry in entries:
        first, *rest = [*filter(None, [entry.date]), entry.title, *entry.summary]
        lines += [f"  • {first}", ""]
        for words in rest:
            lines += [f"    {words}", ""]
    return lines


def _dashed(entries: list[Written]) -> list[str]:
    """Write entries without any empty line, a dash on a line of its own before each."""
    return [line for entry in entries for line in ("-", *filter(None, [entry.date]), entry.title, *entry.summary)]


def _numbered(entries: list[Written]) -> list[str]:
    """Write entries as the contents of a volume: no date, no summary, a source under each."""
    return [
        line
        for number, entry in enumerate(entries, 31)
        for line in (f"{number}. {entry.title}", f"Source: Lot 66 D {number}.", "", "")
    ]


_OLD = ["Search in", "", "Digital Archive International History Declassified", "", ""]
_BLURB = ["Herring Talks", "", "The talks on herring were held in Oslo, and are told here in letters.", ""]
LAYOUTS: dict[str, Callable[[list[Written]], list[str]]] = {
    "N1": lambda entries: [
        *("Skip to content", "", "Results:", "", f"1 - {len(entries)} of {len(entries)}", "", "Documents", ""),
        *_apart(entries),
    ],
    "N2": lambda entries: [
        "Skip to content",
        "",
        "",
        f"1 - {len(entries)} of {len(entries)}",
        "",
        "",
        *_apart(entries),
    ],
    "O1": lambda entries: [*_OLD, *_bulleted(entries)],
    "O2": lambda entries: ["SEARCH RESULTS", *_dashed(entries)],
    "O2 headed": lambda entries: ["SEARCH RESULTS", "Documents", *_dashed(entries)],
    "O3": lambda entries: [
        *("Search in", "ADD SEARCH FILTER CANCEL SEARCH FILTER", "", *_OLD[2:4], "SEARCH RESULTS", ""),
        *_bulleted(entries),
    ],
    "O4": _bulleted,
    "C1": lambda entries: [
        *_OLD,
        "No image found.",
        "",
        *_BLURB[:2],
        "Papers. (Image, a quay)",
        "",
        *_bulleted(entries),
    ],
    "T1": lambda entries: ["A quay, Oslo", "", *_BLURB, *_apart(entries)],
    "P1": lambda entries: [
        *("Skip to content", "", "Placeholder image", "", "Holm, Per 1912-", "", "Popular Documents", ""),
        *_apart(entries),
    ],
    "F1": lambda entries: ["Herring Talks", "", "", *_numbered(entries)],
}
_DATES = st.sampled_from(
    [
        "May 10, 1948",
        "May 01, 1948",
        "May 1948",
        "May, 1948",
        "1948",
        "undated",
        "c. 1948",
        "Mayy 5, 1948",
        "3-5 May 1948",
    ]
)
_NAMES = st.text("abcß 中[]()',:é", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
_TITLES = _NAMES.map(lambda name: f"Letter, {name}")
_PARAGRAPHS = st.tuples(st.sampled_from(["", "ND -- ", "[Reply] ", "("]), _NAMES).map("x".join)
_DATED = st.builds(Written, _DATES, _TITLES, st.lists(_PARAGRAPHS, max_size=3).map(tuple))
_ENTRIES = st.builds(Written, st.none() | _DATES, _TITLES, st.lists(_PARAGRAPHS, max_size=3).map(tuple))


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(deadline=None, max_examples=40)
@given(first=_DATED, others=st.lists(_ENTRIES, max_size=5), end=st.sampled_from(["\n", "\r\n"]), cut=st.booleans())
def test_a_page_composed_in_a_layout_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, layout: str, first: Written, others: list[Written], end: str, *, cut: bool
) -> None:
    # The first entry has a date: without one, nothing tells where a blurb ends and no bullet is before a date.
    entries = [Written("May 1, 1948", first.title, first.summary), first, *others]
    lines = LAYOUTS[layout](entries)
    path = tmp_path_factory.getbasetemp() / f"{layout}.txt"
    text = end.join(lines)
    path.write_bytes((text.rstrip() if cut else text + end).encode())
    documents, faults = gather(recognise.read(path, shown="p.txt"))
    expected = [(entry.date, entry.title, "\n\n".join(entry.summary) or None) for entry in entries]
    if layout == "F1":
        expected = [(None, f"{number}. {entry.title}", None) for number, entry in enumerate(entries, 31)]
    assert faults == ""
    assert [(one.date.text, one.title, one.summary) for one in documents] == expected
    for document in documents:
        assert lines[document.source.line - 1].endswith(document.title or "")


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=200) | st.lists(st.sampled_from((*HOSTILE, "\n", "\n\n")), max_size=40).map("".join))
def test_no_text_whatsoever_crashes_a_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode())
    for reader in (None, "listing", "document"):
        documents, _ = gather(recognise.read(path, shown="p.txt", reader=reader))
        assert all(document.title for document in documents)


#: A page of so many bytes; pages of 5 MB take as many times as long.
_BYTES = 60_000
_HONEST = "May 10, 1948\n\nCable, A. Early to B. Late\n\nEarly thanks Late for herring, and asks for more of it.\n\n"
_OPENINGS = {
    "N2": "Skip to content\n\n\n1 - 10 of 10\n\n\n",
    "O1": "Search in\n\nDigital Archive International History Declassified\n\n\n  • May 1, 1948\n\n",
    "O2": "SEARCH RESULTS\n-\nMay 1, 1948\n",
    "T1": "\n".join(["A quay, Oslo", "", *_BLURB, ""]),
    "F1": "Herring Talks\n\n\n31. Letter From A to B\nSource: Lot 66 D 204.\n\n",
    "X1": "(372) documents\n\n-\n\n",
    "D1": "Skip to content\n\nMarch 1, 1951\n\nLetter, A to B\n\nType\n\nRecord ID\n\n",
    "mirror": "1951 Letter, A to B\nCitation:\nSummary:\n",
    "none": "",
}
_REPEATED = (
    "May 1948\n",
    "May 1948\n\n",
    "  • May 1948\n",
    "-\n",
    "\n",
    "undated\n\n",
    "31. T\n",
    "Source: x\n",
    "Type\n",
)
#: So many times what an honest page takes, an entry in 96 letters; measured: 7, an entry in six.
_SLOWEST = 15


def _seconds(path: Path) -> float:
    """Processor time of one reading of a page, of whatever comes of it."""
    start = time.process_time()
    try:
        for _ in recognise.read(path, shown="p.txt"):
            pass
    except SourceError:
        pass
    return time.process_time() - start


@pytest.fixture(scope="module")
def honest_seconds(tmp_path_factory: pytest.TempPathFactory) -> float:
    path = tmp_path_factory.mktemp("honest") / "p.txt"
    path.write_text(_OPENINGS["N2"] + _HONEST * (_BYTES // len(_HONEST)), encoding="utf-8")
    return _seconds(path)


@pytest.mark.parametrize("layout", _OPENINGS)
def test_a_page_of_repeated_lines_takes_no_more_than_a_few_times_an_honest_one(
    tmp_path: Path, honest_seconds: float, layout: str
) -> None:
    path = tmp_path / "p.txt"
    for repeated in _REPEATED:
        path.write_text(_OPENINGS[layout] + repeated * (_BYTES // len(repeated)), encoding="utf-8")
        assert _seconds(path) < _SLOWEST * honest_seconds, repr(repeated)
