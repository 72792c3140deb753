"""One entry on several pages, and the page of the document itself: what is one document, and what stays two."""

import shutil
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from cablekg.build.run import BuildRequest, build
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import opened
from cablekg.settings import BASE_IRI, Settings

SMALL = Path(__file__).parent / "small"
HEAD = "Skip to content\n\n\n1 - 1 of 1\n\n\n"
NEW = HEAD + "May 1, 1900\n\nCable, Alder to Fir Fay\n\nAlder writes.\n"
OLD = "SEARCH RESULTS\n-\nMay 01, 1900\nCable, Alder to Fir Fay\nAlder writes.\n"
EVENING = NEW.replace("Alder writes.", "Alder writes in the evening.")
SILENT = NEW.replace("Alder writes.\n", "")
MONTH = NEW.replace("May 1, 1900", "May 1900")
OLD_MONTH = OLD.replace("May 01, 1900", "May, 1900")
SEVERAL = NEW.replace("Alder writes.", "Alder writes.\n\nFay is told of it.")
TOLD = NEW.replace("Alder writes.", "Fay is told of it.")
PAGE = """Skip to content

May 1, 1900

Cable, Alder to Fir Fay

Dear Fay,

{summary}

Document Information

Source

APRF, f. 1, op. 2, d. 3, l. 4

Type

Telegram

Record ID

{number}
"""
OWN = PAGE.format(summary="Alder writes.", number=110360)
OTHERS = PAGE.format(summary="Alder writes.", number=110361)
LAST = PAGE.format(summary="Fay is told of it.", number=110360)


@pytest.mark.parametrize(
    ("pages", "documents", "why"),
    [
        ((NEW, OLD), 1, "both spellings of a day are one day"),
        ((MONTH, OLD_MONTH), 1, "both spellings of a month are one month"),
        ((NEW, OLD, NEW), 1, "a third page is one witness more"),
        ((NEW, EVENING), 2, "another summary is another document"),
        ((NEW, SILENT), 1, "a page that lost the summary says nothing against"),
        ((NEW, EVENING, SILENT), 3, "an entry without summary that fits two stands as its own"),
        ((NEW, MONTH), 2, "a month is not one of its days"),
        ((NEW, OWN), 1, "the document's own page joins its entry"),
        ((OWN, NEW), 1, "in whatever order"),
        ((NEW, EVENING, OWN), 2, "the page joins the entry with its summary"),
        ((OWN, OTHERS), 2, "two record numbers are two documents"),
        ((OWN, LAST), 1, "one record number is one document, whatever the summaries"),
        ((SEVERAL, LAST), 1, "of several paragraphs the page tells the last alone for a summary"),
        ((SEVERAL, TOLD), 2, "on a page of results every paragraph stands"),
        ((SEVERAL, NEW), 2, "the first paragraph alone is another summary"),
    ],
)
def test_entries_join_by_date_title_and_summary_or_by_their_number(
    tmp_path: Path, pages: tuple[str, ...], documents: int, why: str
) -> None:
    request = _request(tmp_path, pages)
    assert build(request, lambda _: None).documents == documents, why


def test_a_joined_document_names_each_page_and_keeps_what_only_one_says(tmp_path: Path) -> None:
    request = _request(tmp_path, (NEW, OLD, OWN))
    build(request, lambda _: None)
    store = open_read_only(opened(request.store)[0])
    query = f"""
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX ckg: <{BASE_IRI}ns#>
        SELECT ?source ?type ?text WHERE {{
            ?document dcterms:source ?source ; ckg:sourceLine ?line ; dcterms:type ?type .
            ?document ckg:dateText ?text
        }}"""
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    found = [[row[name].value for name in ("source", "type", "text")] for row in answer]
    assert {source.rpartition("/")[2] for source, _, _ in found} == {"page-1", "page-2", "page-3"}
    assert {kind for _, kind, _ in found} >= {"Telegram"}
    assert {text for _, _, text in found} == {"May 1, 1900", "May 01, 1900"}


def _request(folder: Path, pages: tuple[str, ...]) -> BuildRequest:
    """Make a data folder with a source a page, all of one holder."""
    data = folder / "data"
    shutil.copytree(SMALL / "register", data / "register")
    sources = ""
    for number, page in enumerate(pages, 1):
        (data / f"page-{number}.txt").write_text(page, encoding="utf-8")
        sources += f'[[source]]\nid = "page-{number}"\npath = "page-{number}.txt"\n'
        sources += f'title = "Page {number}"\nholder = "Archive of Woods"\n\n'
    (data / "sources.toml").write_text(sources, encoding="utf-8")
    return BuildRequest(data, folder / "var", Settings())
