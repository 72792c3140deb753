"""Listing pages: what is read in them, what they promise, and what is said when the promise is broken."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablekg.errors import SourceError
from cablekg.sources import listing, recognise
from linear import assert_linear
from sources.source_cases import cases, compare, gather


@pytest.mark.parametrize("case", cases("listing"), ids=lambda case: case.name)
def test_a_page_is_read_as_its_folder_says(case: Path) -> None:
    compare(case, "listing")


@pytest.mark.parametrize("case", cases("document-page"), ids=lambda case: case.name)
def test_a_document_page_is_read_as_its_folder_says(case: Path) -> None:
    compare(case, "document")


def test_the_seed_page_is_read_whole(shared: Path) -> None:
    documents = list(listing.read(shared / "seeds/listing-p11.txt", shown="p11.txt"))
    parties = [
        {
            role: [m.name for m in document.mentions if m.role == role]
            for role in ("sender", "recipient", "intermediary")
        }
        for document in documents
    ]
    assert [document.source.line for document in documents] == list(range(9, 64, 6))
    assert [str(document.date.earliest) for document in documents] == [
        "1950-01-13",
        "1950-01-06",
        "1949-02-01",
        "1948-04-22",
        "1948-04-26",
        "1948-04-29",
        "1947-12-17",
        "1948-04-20",
        "1948-05-10",
        "1948-05-10",
    ]
    assert parties[6] == {"sender": ["Terebin"], "recipient": ["Stalin"], "intermediary": ["Kuznetsov"]}
    assert parties[7] == {"sender": ["Stalin"], "recipient": ["Mao Zedong"], "intermediary": ["Terebin"]}
    assert [m.name for m in documents[1].mentions if m.role == "participant"] == ["A. Vyshinsky", "Mao Zedong"]
    assert documents[1].place == "Moscow"
    assert documents[3].topic == "Plans for Mao's Visit to Moscow"
    assert all(document.summary and not document.remarks for document in documents)


def test_what_the_seeds_summaries_say_of_names_is_kept_beside_the_titles(shared: Path) -> None:
    documents = list(listing.read(shared / "seeds/listing-p11.txt", shown="p11.txt"))
    glosses = {(gloss.written, gloss.gloss, gloss.voice) for gloss in documents[6].glosses}
    assert glosses == {("Terebin", "Andrei Orlov", "summary"), ("Kuznetsov", "Stalin", "summary")}
    intermediary = next(mention for mention in documents[6].mentions if mention.role == "intermediary")
    assert (intermediary.name, intermediary.gloss) == ("Kuznetsov", "Stalin")


def test_an_editors_abstract_says_nothing_of_names() -> None:
    path = Path(__file__).parent / "sources/listing/a-name-glossed-only-in-the-summary/input.txt"
    (document,) = listing.read(path, shown="p.txt", summary_by="editor")
    assert document.summary is not None
    assert document.glosses == ()


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "p.txt"
    page.write_text("Skip to content\n\n\n1 - 1 of 1\n\n\nMay 10, 1948\n\nCable, A to B\n", encoding="utf-8")
    with pytest.raises(SourceError, match="larger than 50 bytes"):
        list(listing.read(page, shown="p.txt", limit=50))


@pytest.mark.parametrize("hostile", ["A", "Ab ", "(", "Ab [", "1", " ", "May 10, "])
def test_a_line_of_30_000_letters_takes_linear_time(tmp_path: Path, hostile: str) -> None:
    page = tmp_path / "p.txt"

    def read(line: str) -> None:
        text = f"Skip to content\n\n\n1 - 1 of 1\n\n\nMay 10, 1948\n\n{line}x\n\n{line}x\n\n{line}x\n"
        page.write_text(text, encoding="utf-8")
        (document,) = listing.read(page, shown="p.txt")
        assert document.title == f"{line}x"

    assert_linear(read, hostile, "Letter, P. Holm to Karl Berg. Holm thanks Berg for the herring. ")


def test_a_page_of_5_000_entries_is_read_in_order(tmp_path: Path) -> None:
    page = tmp_path / "p.txt"
    entries = "".join(f"1951\n\nNote on {number}\n\n" for number in range(5_000))
    page.write_text(f"Skip to content\n\n\n1 - 5000 of 5000\n\n\n{entries}", encoding="utf-8")
    titles = [document.title for document in listing.read(page, shown="p.txt")]
    assert titles == [f"Note on {number}" for number in range(5_000)]


@dataclass(frozen=True)
class Written:
    """An entry of an invented page."""

    date: str | None
    title: str
    summary: list[str]


_WORDS = st.text("abcß 中\u00a0[]()',.:", min_size=1, max_size=30).filter(lambda text: text.strip())
_DATES = st.sampled_from(["May 10, 1948", "May 01, 1948", "May 1948", "May, 1948", "1948"])
_ENTRIES = st.lists(st.builds(Written, st.none() | _DATES, _WORDS, st.lists(_WORDS, max_size=3)), max_size=8)


def _page(entries: list[Written], has_headings: bool, promised: int) -> str:
    head = ["Skip to content", "", "Results:", ""] if has_headings else ["Skip to content", "", ""]
    head += [f"{min(promised, 1)} - {promised} of {promised}", ""]
    head += ["Documents", ""] if has_headings else [""]
    body = []
    for entry in entries:
        body += [entry.date, ""] if entry.date else [""]
        for words in (entry.title, *entry.summary):
            body += [words, ""]
    return "\n".join(head + body)


@settings(deadline=None)
@given(_ENTRIES, st.booleans())
def test_every_entry_of_a_page_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Written], has_headings: bool
) -> None:
    page = tmp_path_factory.getbasetemp() / "page.txt"
    page.write_bytes(_page(entries, has_headings, len(entries)).encode())
    documents = list(listing.read(page, shown="page.txt"))
    assert [Written(d.date.text, d.title or "", (d.summary or "").split("\n\n")) for d in documents] == [
        Written(entry.date, entry.title, entry.summary or [""]) for entry in entries
    ]
    lines = page.read_text(encoding="utf-8").split("\n")
    assert [lines[document.source.line - 1] for document in documents] == [entry.title for entry in entries]


@settings(deadline=None)
@given(_ENTRIES, st.integers(0, 12))
def test_a_pager_that_promises_another_number_is_always_told(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Written], promised: int
) -> None:
    page = tmp_path_factory.getbasetemp() / "page.txt"
    page.write_bytes(_page(entries, False, promised).encode())
    documents, faults = gather(listing.read(page, shown="page.txt"))
    assert len(documents) == len(entries)
    assert ("page.txt:4: the page promises" in faults) == (promised != len(entries))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["", "", "", "May 10, 1948", "1948", "Cable, A to B", "Some words", "x", "Documents"])))
def test_every_line_of_any_page_is_in_a_document_or_reported(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    page = tmp_path_factory.getbasetemp() / "page.txt"
    head = ["Skip to content", "", "", "1 - 4 of 4", "", ""]
    page.write_text("\n".join(head + lines), encoding="utf-8")
    documents, faults = gather(listing.read(page, shown="page.txt"))
    entry_faults = [int(line) for line in re.findall(r"^page\.txt:([0-9]+): expected", faults, re.MULTILINE)]
    assert (len(documents) + len(entry_faults) != 4) == ("promises entries 1-4" in faults)
    found = [
        line
        for document in documents
        for line in [document.date.text, document.title, *re.split("\n+", document.summary or "")]
        if line
    ]
    wanted = [line for line in lines if line]
    if not entry_faults and wanted[:1] != ["Documents"]:
        assert found == wanted
    assert all(lines[number - 1 - len(head)] for number in entry_faults)


def _bulleted(entries: list[Written]) -> str:
    """Write a page of the old site: a bullet opens an entry, the rest is indented."""
    body = ["Search in", "", "Digital Archive International History Declassified", "", ""]
    for entry in entries:
        opening, *rest = [*filter(None, [entry.date]), entry.title, *entry.summary]
        body += [f"  • {opening}", ""]
        for words in rest:
            body += [f"    {words}", ""]
    return "\n".join(body)


_PLAIN = st.text("abcß 中[]()',.:", min_size=1, max_size=30).map(str.strip).filter(bool)
_BULLETED = st.lists(
    st.builds(Written, st.none() | _DATES, _PLAIN, st.lists(_PLAIN, max_size=3)), min_size=1, max_size=8
)


@settings(deadline=None)
@given(_BULLETED)
def test_every_entry_of_an_old_page_comes_back(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Written]
) -> None:
    path = tmp_path_factory.mktemp("pages") / "p.txt"
    path.write_text(_bulleted(entries), encoding="utf-8")
    documents, faults = gather(listing.read(path, shown="p.txt"))
    assert faults == ""
    assert [(one.date.text, one.title, one.summary) for one in documents] == [
        (entry.date, entry.title, "\n\n".join(entry.summary) or None) for entry in entries
    ]


_LINES = st.sampled_from(
    [
        *(
            "Skip to content",
            "Results:",
            "1 - 2 of 2",
            "Documents",
            "Search in",
            "SEARCH RESULTS",
            "-",
            "  • May 10, 1948",
        ),
        *("(3) documents", "31. Telegram From A to B", "Source: APRF", "Citation:", "Summary:", "Record ID", "Type"),
        *(
            "Document Information",
            "No image found.",
            "Popular Documents",
            "May 10, 1948",
            "May, 1948",
            "undated",
            "",
            "",
        ),
        *(
            "Cable, A to B",
            "A thanks B.",
            "ND -- A thanks B.",
            '"Cable, A to B," May 10, 1948, History and Public Policy',
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(_LINES | st.text(max_size=20), max_size=14))
def test_no_page_whatsoever_crashes_and_no_line_is_told_twice(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("pages") / "p.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    documents, _ = gather(recognise.read(path, shown="p.txt"))
    assert len({document.source.line for document in documents}) == len(documents)
