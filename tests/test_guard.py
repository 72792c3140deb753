"""The guard: updates and calls to other services are refused, and nothing else is."""

import time
from pathlib import Path

import pytest

from cablekg.asking import guard
from cablekg.errors import UsageError

ROWS = [line.split("\t") for line in (Path(__file__).parent / "guard.tsv").read_text(encoding="utf-8").splitlines()[1:]]
REFUSALS = {"service": guard.ServiceRefusedError, "update": guard.UpdateRefusedError, "graphs": UsageError}


def written(query: str) -> str:
    return query.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\")


@pytest.mark.parametrize(("verdict", "query", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_the_guard_refuses_what_the_table_says(verdict: str, query: str, why: str) -> None:
    try:
        guard.check(written(query))
        found: type[UsageError] | None = None
    except UsageError as error:
        found = type(error)
    assert found is REFUSALS.get(verdict), f"{why}: {query}"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT * FROM <http://x/> { ?s ?p ?o }", True),
        ("ASKFROM<http://x/>{ ?s ?p ?o }", True),
        ("SELECT * from named <http://x/> { ?s ?p ?o }", True),
        ("PREFIX x: <http://x/> SELECT * FROMx:g { ?s ?p ?o }", True),
        ("SELECT ?from { ?from <http://x/from> 'FROM' } # FROM", False),
        ("PREFIX from: <http://x/> SELECT * { ?s from:from ?o }", False),
    ],
)
def test_a_dataset_is_seen_in_the_query_and_nowhere_else(query: str, names: bool) -> None:
    assert guard.names_dataset(query) is names


def test_a_query_over_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(guard.QueryTooLongError, match=r"16 bytes; 15 are taken"):
        guard.check("ASK { ?s ?p 1. }", 15)
    guard.check("ASK { ?s ?p 1. }", 16)


@pytest.mark.parametrize(
    "piece", ["a.", "a-", "<", "'", '"', '"""', "'''", "\\", "#", "?", "@a-", "<a", ":", "x:", "\\u0041", "((", "{"]
)
def test_the_guard_is_linear_on_any_text(piece: str) -> None:
    begun = time.perf_counter()
    guard.names_dataset(piece * (60_000 // len(piece)))
    assert time.perf_counter() - begun < 2
