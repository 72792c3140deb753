"""What a new store reads otherwise than the one before it: gains and losses, mention by mention."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cablekg.errors import StoreError
from cablekg.graph import store, swap
from cablekg.report import Report

#: A mention as the graph holds it: document, role, written form, and the agent it refers to, if any.
READINGS = """
PREFIX ckg: <https://w3id.org/cablekg/ns#>
SELECT ?document ?role ?written ?agent WHERE {
  ?mention ckg:inDocument ?document ; ckg:role ?role ; ckg:writtenAs ?written .
  OPTIONAL { ?mention ckg:refersTo ?agent }
}
"""


def readings(folder: Path) -> set[str]:
    """Give every mention of a store in a line: document, role, written form, agent."""
    answer = store.open_read_only(folder).query(READINGS, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)  # noqa: S101 - a SELECT, written above
    found = set()
    names = ("document", "role", "written", "agent")
    for row in answer:
        document, role, written, agent = (row[name] for name in names)
        name = written.value if isinstance(written, Literal) else ""
        found.add(f"{_last(document)}  {_last(role)} {name!r} = {_last(agent)}")
    return found


def compared(report: Report, var: Path, new: Path) -> Report:
    """Give the report with what the new store reads otherwise than the one in use; as it is where there is none.

    A store built from other data is no earlier state of these: it is named, not compared.
    """
    try:
        folder, listed = swap.opened(var)
        before = listed.report.get("data")
        if before != report.data:
            return replace(report, replaced=str(before))
        gains, losses = between(readings(folder), readings(new))
        return replace(report, gains=gains, losses=losses)
    except StoreError:
        return report


def between(before: set[str], after: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what is new and what is gone, sorted.

    >>> between({"a = x", "b = y"}, {"a = z", "b = y"})
    (('a = z',), ('a = x',))
    """
    return tuple(sorted(after - before)), tuple(sorted(before - after))


def _last(term: object) -> str:
    if not isinstance(term, NamedNode):
        return "nobody"
    # A document's id may hold slashes.
    return term.value.partition("/document/")[2] or term.value.rpartition("/")[2]
