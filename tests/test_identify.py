"""Who is who: the rules of identification, a row a case (tests/rules.tsv), on the small register of tests/small."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from cablekg.authority import links, register
from cablekg.authority.identify import identify, state
from cablekg.authority.rules import RULES
from cablekg.errors import Finding
from cablekg.model import Certainty, Decision, Document, Gloss, Identification, Mention, SourceLine, accepted
from cablekg.reading import dates

HERE = Path(__file__).parent
with (HERE / "rules.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def small() -> register.Register:
    findings: list[Finding] = []
    known = register.load(HERE / "small", findings)
    linked = links.load(HERE / "small", known.agents, (), findings)
    assert not findings
    return replace(known, references=links.references(linked))


def mention(text: str) -> Mention:
    """Read `role:name[:voice]`, and what is known beside the name: `{office=…; ref=…}`."""
    said, _, beside = text.rstrip("}").partition("{")
    role, name, voice = (*said.split(":"), "title")[:3]
    return Mention(role, name, voice=voice, **dict(part.split("=", 1) for part in beside.split("; ") if part))


def document(row: dict[str, str]) -> Document:
    mentions = tuple(mention(part) for part in row["mentions"].split(" > "))
    glosses = []
    for part in filter(None, row["glosses"].split(" ; ")):
        number, voice, pair = part.split(" ", 2)
        written, gloss = pair.split("=")
        glosses.append(Gloss(written, gloss, int(number) - 1, voice))
    date = dates.from_edtf(row["date"]) if row["date"] else dates.from_edtf("")
    return Document("x#1", SourceLine("x", 1), mentions=mentions, glosses=tuple(glosses), date=replace(date))


def decided(row: dict[str, str], count: int) -> list[tuple[Identification, ...]]:
    found: list[tuple[Identification, ...]] = [()] * count
    if row["decided"]:
        number, decision, agent, certainty = row["decided"].split()
        assert decision in get_args(Decision)
        assert certainty in get_args(Certainty)
        found[int(number) - 1] = (Identification(agent, decision, certainty, "stated", "editor", "curator"),)
    return found


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}: {row['why']}" for n, row in enumerate(ROWS, 2)])
def test_a_mention_is_read_by_the_rules_in_order(row: dict[str, str], small: register.Register) -> None:
    whole = document(row)
    readings = identify(whole, "src", small, decided(row, len(whole.mentions)))[int(row["mention"]) - 1]
    said = " | ".join(f"{r.agent} {r.decision} {r.certainty} {r.voice} {r.rule}" for r in readings)
    named = whole.mentions[int(row["mention"]) - 1].name
    assert (state(readings, named), said) == (row["state"], row["readings"]), row["why"]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_at_most_one_reading_of_a_mention_is_accepted(row: dict[str, str], small: register.Register) -> None:
    whole = document(row)
    for readings in identify(whole, "src", small, decided(row, len(whole.mentions))):
        assert sum(reading.decision == "accepted" for reading in readings) <= 1
        standing = accepted(readings)
        assert standing is None or standing.certainty != "possible"


def test_a_gloss_in_one_document_identifies_nobody_elsewhere(small: register.Register) -> None:
    def read(glosses: tuple[Gloss, ...]) -> str:
        mentions = (Mention("sender", "Oak"), Mention("recipient", "Dogwood"))
        whole = Document("x#1", SourceLine("x", 1), mentions=mentions, glosses=glosses)
        return identify(whole, "src", small)[0][0].agent

    assert read((Gloss("Oak", "Alder", 0),)) == "alder-anna"
    assert read(()) == "provisional-oak-src"


def test_every_rule_of_the_table_is_tried_here_and_every_rule_in_use_is_in_the_table() -> None:
    tried = {reading.split()[-1] for row in ROWS for reading in row["readings"].split(" | ") if reading}
    # `merged` and `exchange` need more than one document: tests/test_who_is_who.py has them.
    assert tried == {rule.name for rule in RULES} - {"merged", "exchange"}


def test_the_documentation_has_the_table_of_rules() -> None:
    page = (HERE.parent / "docs" / "identification.md").read_text(encoding="utf-8")
    table = [f"| {rule.name} | {rule.ground} | {rule.gives} |" for rule in RULES]
    assert "\n".join(["| rule | ground | gives |", "| --- | --- | --- |", *table]) in page
