"""Stores for the tests of pool and web: the hand-made sample, or any quads, as a store folder with its list."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from cablekg.graph import store, swap

SAMPLE = Path(__file__).parent / "sample.trig"
VERSION = "5a3b1e" + "0" * 58
#: A product of the sample with itself: 10^18 rows, counted one by one.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s }"


def make_store(folder: Path, quads: Iterable[Quad] | None = None) -> Path:
    """Make a store folder, of the sample unless other quads are given."""
    folder.mkdir(parents=True, exist_ok=True)
    if quads is None:
        quads = parse(path=SAMPLE, format=RdfFormat.TRIG)
    store.write(folder, list(quads), lambda _: None)
    listed = swap.StoreList(
        version=VERSION,
        data_digest="0" * 64,
        base_iri="https://w3id.org/cablekg/",
        code_version="0.1.0",
        built="2026-11-24T10:15:30Z",
        counts=store.counts(store.open_read_only(folder)),
        files=swap.list_files(folder),
    )
    listed.save(folder)
    return folder
