"""Where quads are kept: an Oxigraph store inside a store folder, written once and then only read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store

from cablekg.errors import StoreError

#: The engine's own files lie in this folder of a store folder.
ENGINE_FOLDER = "oxigraph"

_STEP = 100_000  # quads between two words of progress: about half a second of loading


def write(folder: Path, quads: Iterable[Quad], progress: Callable[[str], None]) -> None:
    """Write the quads into a new store in `folder`; when this returns the store is optimized, flushed and closed.

    `progress` gets a sentence now and then. What `quads` itself raises passes through.
    Raises StoreError when `folder` already holds a store, cannot be written, or the disk is full.
    """
    engine = folder / ENGINE_FOLDER
    if engine.exists():
        raise StoreError(
            f"{engine}: a store stands here already", "a finished store is never written to; run `cablekg build`"
        )
    try:
        store = Store(engine)
        store.bulk_extend(_counted(quads, progress))
        progress("putting the store in order")
        store.optimize()
        store.flush()
    except OSError as error:
        raise StoreError(
            f"{engine}: the store could not be written: {error}", "free some room, or name another folder with --store"
        ) from error


def open_read_only(folder: Path) -> Store:
    """Open the store in `folder` for reading; nothing is written, other processes may read it at the same time.

    Raises StoreError when there is none or the engine refuses it. The engine forgives some damage silently:
    compare the folder with its list first (`swap.opened` does).
    """
    engine = folder / ENGINE_FOLDER
    if not (engine / "CURRENT").is_file():
        raise StoreError(f"{engine}: no store stands here", "run `cablekg build`")
    try:
        return Store.read_only(str(engine))
    except OSError as error:
        raise StoreError(f"{engine}: the store cannot be opened: {error}", "run `cablekg build`") from error


def counts(store: Store) -> dict[str, int]:
    """Count the quads of each graph: its IRI, or "default", to a number; sorted, and no graph without quads.

    >>> counts(Store())
    {}
    """
    query = "SELECT ?g (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } GROUP BY ?g"
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 - a SELECT, written above
    found = dict(_count(row) for row in solutions)
    return {graph: found[graph] for graph in sorted(found)}


def _count(row: QuerySolution) -> tuple[str, int]:
    graph, number = row["g"], row["n"]
    assert isinstance(number, Literal)  # noqa: S101 - COUNT gives a number
    return (graph.value if isinstance(graph, NamedNode | BlankNode) else "default"), int(number.value)


def _counted(quads: Iterable[Quad], progress: Callable[[str], None]) -> Iterator[Quad]:
    number = 0
    for number, quad in enumerate(quads, start=1):
        yield quad
        if number % _STEP == 0:
            progress(f"{number:,} quads")
    progress(f"{number:,} quads written")
