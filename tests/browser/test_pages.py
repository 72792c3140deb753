"""The pages in a real browser: nothing is loaded from elsewhere, no rule of accessibility is broken, forms work."""

import re
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/document/",
    "/document/1949-01-09-orlov-kuznetsov",
    "/agent/stalin-joseph",
    "/queries/",
    "/queries/messages-between",
    "/queries/names-of?agent=kuznetsov",
    "/queries/messages-between?a=&b=",
    "/sparql?query=ASK",
    "/x",
    "/graph/catalogue",
    "/sparql",
    "/ns",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_loads_from_here_alone_and_says_nothing_to_the_console(page: "Page", address: str, path: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + path)
    assert any(url.endswith("/static/cablekg.css") for url in asked)
    assert not [url for url in asked if not url.startswith(address)]
    # A page that tells of a fault has its status, and the console says so.
    assert not [text for text in said if not re.search("status of 40[04]", text)]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(
    page: "Page", address: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.goto(address + path)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_telephone(page: "Page", address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_key_offers_to_skip_to_the_text(page: "Page", address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_from_a_question_to_a_document_to_the_man(page: "Page", address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Messages between two agents").click()
    page.get_by_label("One of the two").fill("Stalin")
    page.get_by_label("The other").fill("Mao")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("link", name="Cable, Stalin [Kuznetsov] to Mao Zedong [via Terebin]").click()
    page.get_by_role("link", name="Orlov, Andrei Ya.").first.click()
    assert page.get_by_role("heading", level=1).text_content() == "Orlov, Andrei Ya."


def test_a_query_is_written_and_answered(page: "Page", address: str) -> None:
    page.goto(f"{address}/sparql")
    page.get_by_label("Query").fill("SELECT (6 * 7 AS ?answer) {}")
    page.get_by_role("button", name="Ask").click()
    assert page.get_by_role("cell", name="42").is_visible()


def test_a_refused_question_is_mended_where_it_was_asked(page: "Page", address: str) -> None:
    page.goto(f"{address}/queries/messages-between")
    page.get_by_label("One of the two").fill("Kuznetsov")
    page.get_by_label("The other").fill("Mao Zedong")
    page.get_by_role("button", name="Ask").click()
    assert page.get_by_label("One of the two").input_value() == "Kuznetsov"
    page.get_by_role("link", name="Stalin, Joseph (stalin-joseph)").click()
    assert page.get_by_label("The other").input_value() == "Mao Zedong"
    assert page.get_by_role("table", name="a=stalin-joseph; b=Mao Zedong").is_visible()


def test_a_link_to_a_reading_lands_on_it(page: "Page", address: str) -> None:
    page.goto(f"{address}/document/1948-04-20-stalin-mao#m1-i1")
    assert page.evaluate("document.querySelector(':target').tagName") == "LI"
