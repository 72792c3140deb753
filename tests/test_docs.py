"""The documentation is true: its generated pages are those of the code, and it names what a user can meet."""

import importlib
import pkgutil
import runpy
from dataclasses import fields
from pathlib import Path

import pytest

import cablekg
from cablekg.cli.main import main
from cablekg.errors import CableKGError
from cablekg.settings import PREFIX, Settings
from cablekg.sources import listing
from cablekg.sources.columns import FIELDS

PROJECT = Path(__file__).resolve().parents[1]
DOCS = PROJECT / "docs"
PAGES: dict[str, str] = runpy.run_path(str(DOCS / "generate.py"))["pages"]()


def words() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md")))


def fault_kinds(kind: type[CableKGError] = CableKGError) -> list[str]:
    found = [kind.__name__]
    for below in kind.__subclasses__():
        found += fault_kinds(below)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_generated_pages_are_those_of_the_code(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == PAGES[page], "run `python docs/generate.py`"


def test_every_setting_command_and_kind_of_fault_is_named_in_the_docs() -> None:
    for module in pkgutil.walk_packages(cablekg.__path__, "cablekg."):
        if not module.name.startswith("cablekg.shipped"):
            importlib.import_module(module.name)
    text = words()
    settings = [PREFIX + item.name.upper() for item in fields(Settings)]
    commands = [f"cablekg {name}" for name in main.commands]
    kinds = set(fault_kinds())
    missing = [name for name in [*settings, *commands, *sorted(kinds)] if f"{name}" not in text]
    assert not missing


def test_every_field_of_a_column_map_is_named_in_the_docs() -> None:
    text = (DOCS / "sources.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in text] == []


def test_the_page_shown_as_a_listing_is_one(tmp_path: Path) -> None:
    text = (DOCS / "sources.md").read_text(encoding="utf-8")
    shown = text[text.index("    Skip to content") :].partition("\nThe pager")[0]
    (tmp_path / "page.txt").write_text("\n".join(line[4:] for line in shown.split("\n")), encoding="utf-8")
    read = list(listing.read(tmp_path / "page.txt", shown="page.txt"))
    assert [(document.date.text, document.title) for document in read] == [
        ("May 10, 1948", "Cable, Filippov [Stalin] to Mao Zedong"),
        ("May 1948", "Letter from Mao Zedong to Stalin"),
        (None, "Note on railways"),
    ]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
