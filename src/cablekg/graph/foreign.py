"""RDF files of others as a source: loaded as they are, graph names kept, blank nodes given addresses of ours.

A file is parsed in a process of its own with limits on time and memory: a few kilobytes of JSON-LD or RDF/XML can
kill the process that reads them, and blank nodes can be knotted so that ordering them takes for ever.
What that process does stands in `rdf_file`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pyoxigraph import Quad, RdfFormat, parse

from cablekg.errors import Finding, SourceError
from cablekg.graph import rdf_file


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of itself, and while it is read seconds and bytes of address space.

    `seconds` holds for a file of a few kilobytes; each megabyte gets a second more.
    """

    max_bytes: int = 50_000_000
    seconds: int = 8  # reading starts in 0.1 s; a megabyte takes 0.1 s, 0.3 s when half its quads hold blank nodes
    memory: int = 1_000_000_000  # 50 MB of N-Quads, half of them with blank nodes, are read within 0.7 GB


def read(
    path: Path, source_id: str, base: str, *, shown: str | None = None, limits: Limits | None = None
) -> Iterator[Quad]:
    """Yield the quads of an RDF file, whole or not at all, in no promised order.

    The suffix says the format: .nq .trig .ttl .nt .rdf .jsonld; triples without a graph go to the default graph.
    A blank node becomes `<base>genid/<source_id>/<n>`: n counts from 1 in canonical order (RDFC-1.0,
    https://www.w3.org/TR/rdf-canon/), so that the labels and the order chosen by the file's writer change nothing.
    `shown` is the file's name in messages.

    Raises SourceError, before the first quad, with every fault met: no RDF suffix, syntax (with the line where the
    parser knows it), relative addresses, beyond `limits`, a graph name under `base`, RDF 1.2 terms, characters that
    XML 1.0 and so XML results cannot hold.
    """
    name = shown or str(path)
    if path.suffix.lower() not in rdf_file.FORMATS:
        known = " ".join(rdf_file.FORMATS)
        raise SourceError(Finding(name, None, "is no RDF file by its name", f"known suffixes: {known}"))
    with tempfile.TemporaryFile() as quads:
        faults = _read_apart(path, source_id, base, limits or Limits(), quads)
        if faults:
            raise SourceError(*(Finding(name, line, message, hint) for line, message, hint in faults))
        quads.seek(0)
        yield from parse(quads, RdfFormat.N_QUADS)


def _read_apart(path: Path, source_id: str, base: str, limits: Limits, quads: IO[bytes]) -> list[rdf_file.Fault]:
    """Let another process read the file; its N-Quads land in `quads`, its faults are returned."""
    try:
        size = path.stat().st_size
    except OSError as error:
        return [(None, f"cannot be read: {error.strerror}", "")]
    seconds = limits.seconds + min(size, limits.max_bytes) // 1_000_000
    given = [path, f"{base}genid/{source_id}/", base, limits.max_bytes, seconds, limits.memory]
    # -P: a file in the user's folder that bears the name of a module must not be run
    command = [sys.executable, "-P", "-m", rdf_file.__name__, *map(str, given)]
    way_out = "it is knotted, nested too deep or too large: split it, or write it as N-Quads without blank nodes"
    try:
        done = subprocess.run(command, stdout=quads, stderr=subprocess.PIPE, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return [(None, f"could not be read within {seconds} seconds", way_out)]
    if done.returncode == 0:
        return []
    if done.returncode == rdf_file.EXIT_FAULTS:
        return [(line, message, hint) for line, message, hint in json.loads(done.stderr.splitlines()[-1])]
    return [
        (None, f"could not be read: it needs more than {limits.memory:,} bytes of memory, or too deep a stack", way_out)
    ]
