"""The checks of queries/checks: questions about a store whose right answer is nothing."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from cablekg.errors import Finding
from cablekg.graph.questions import at

#: Rows named in one message; a rule that is broken can be broken everywhere.
SHOWN = 3


def broken(store: Store, folder: Path, base: str) -> Iterator[Finding]:
    """Run every check of a folder on a store, and give a fault for each one that finds something."""
    for path in sorted(folder.glob("*.rq")):
        answer = store.query(at(path.read_text(encoding="utf-8"), base), use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions), path  # noqa: S101 - a check is a SELECT
        rows = [" ".join(str(term) for term in row if term is not None) for row in answer]
        if rows:
            more = f" (and {len(rows) - SHOWN} more)" if len(rows) > SHOWN else ""
            message = f"the graph breaks this check: {'; '.join(rows[:SHOWN])}{more}"
            yield Finding(f"queries/checks/{path.name}", None, message, "this is a fault of cablekg: please report it")
