"""Builds one small store after another until it is killed: `python builder.py VAR [SECONDS TO HOLD THE LOCK]`.

Each whole store holds in the graph <https://example.org/whole> as many quads as its list says.
"""

import sys
import time
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from cablekg.graph import store, swap

GRAPH = NamedNode("https://example.org/whole")


def build(var: Path, number: int) -> Path:
    """Build a store of `number` quads in `var`, put it in place and return its folder."""
    with swap.building(var) as part:
        quads = (Quad(NamedNode(f"https://example.org/{n}"), GRAPH, Literal(str(n)), GRAPH) for n in range(number))
        store.write(part, quads, lambda _: None)
        listed = swap.StoreList(
            version=f"v{number}",
            data_digest="d",
            base_iri="https://w3id.org/cablekg/",
            code_version="1",
            built="2026-11-24T10:15:30Z",
            counts=store.counts(store.open_read_only(part)),
            files=swap.list_files(part),
            report={"documents": number},
        )
        listed.save(part)
        return swap.put_in_place(part, var, 2)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        with swap.building(folder):
            print("building", flush=True)
            time.sleep(float(sys.argv[2]))
    else:
        for size in range(1000, 1_000_000):
            build(folder, size)
            print(size, flush=True)
