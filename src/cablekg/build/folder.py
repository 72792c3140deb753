"""A data folder read whole: what curators keep, and what every source says."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cablekg.authority import decisions, links, register, subjects
from cablekg.authority.decisions import Decisions
from cablekg.authority.links import Link
from cablekg.authority.register import Register
from cablekg.authority.subjects import Subjects
from cablekg.build import ledger
from cablekg.build.ledger import LedgerRow
from cablekg.errors import CableKGError, DataError, Finding, SourceError
from cablekg.index import numbered, slug
from cablekg.model import Witness
from cablekg.settings import Settings
from cablekg.sources import catalogue, recognise
from cablekg.sources.catalogue import Source
from cablekg.sources.columns import ColumnMap

_TABLES = {
    "register": ("agents.tsv", "aliases.tsv", "offices.tsv", "merged.tsv"),
    "decisions": ("identifications.tsv", "mentions.tsv", "corrections.tsv", "topics.tsv", "dates.tsv"),
    "links": ("candidates.tsv", "accepted.tsv", "rejected.tsv", "unsure.tsv"),
}


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build: a data folder, or files with the data folder's register; into which folder of stores."""

    data: Path
    store: Path
    settings: Settings
    files: tuple[Path, ...] = ()
    columns: ColumnMap | None = None
    strict: bool = False

    def name(self) -> str:
        """Name what is built: the data folder with its whole path, or the files."""
        return ", ".join(map(str, self.files)) or str(self.data.resolve())


@dataclass(frozen=True, slots=True)
class Kept:
    """What curators keep, read and found without a fault."""

    sources: dict[str, Source]
    register: Register
    subjects: Subjects
    decisions: Decisions
    links: tuple[Link, ...]
    ledger: dict[tuple[str, str], LedgerRow]


def kept(request: BuildRequest) -> Kept:
    """Read what curators keep. Raises DataError with every fault at once: then nothing is built (demand A10).

    Files named on their own come without a ledger and without decisions: those speak of the folder's documents.
    """
    folder, findings = request.data, list[Finding]()
    findings += _strangers(folder)
    sources = _given(request) if request.files else _catalogue(folder, findings)
    known = register.load(folder, findings)
    about = subjects.load(folder, findings)
    linked = links.load(folder, known.agents, about.places, findings)
    known = replace(known, references=links.references(linked))
    decided = Decisions() if request.files else decisions.load(folder, known, about.topics, findings)
    rows = {} if request.files else ledger.load(folder, findings)
    if faults := [finding for finding in findings if finding.level == "fault"]:
        raise DataError(*faults)
    return Kept(sources, known, about, decided, linked, rows)


def unplaced(known: Register, about: Subjects) -> Iterator[Finding]:
    """Tell of terms of office held at a place that places.tsv does not have: the graph keeps it as text."""
    for office in known.offices:
        if office.place and office.place not in about.places:
            message, hint = f"no place {office.place!r}: kept as text", "add it to places.tsv"
            yield Finding("register/offices.tsv", office.line, message, hint, level="remark", column="place")


def _strangers(folder: Path) -> Iterator[Finding]:
    """Tell of tables that no file of a data folder is called: a name misspelt is a table not read."""
    for path in sorted(path for room in _TABLES for path in (folder / room).glob("*.tsv")):
        if path.name not in _TABLES[path.parent.name]:
            shown = path.relative_to(folder).as_posix()
            known = ", ".join(_TABLES[path.parent.name])
            yield Finding(shown, None, "is no table of a data folder: it would not be read", f"known here: {known}")


def _catalogue(folder: Path, findings: list[Finding]) -> dict[str, Source]:
    try:
        return {source.id: source for source in catalogue.load(folder)}
    except CableKGError as error:
        findings += error.findings
        return {}


def _given(request: BuildRequest) -> dict[str, Source]:
    """Make a source of each file named: its id is the file's name folded, '-2' where taken.

    A file of the data folder is read as its sources.toml says. Files named together count as of one holder: an entry
    that stands in two of them is one document.
    """
    sources: dict[str, Source] = {}
    for path in request.files:
        name = numbered(slug(path.stem)[:78] or "source", sources)
        known = catalogue.of(path)
        made = known or Source(name, "", path.name, recognise.recognise(path))
        columns = (request.columns or made.columns) if made.reader in (None, "table") else None
        sources[name] = replace(made, id=name, path=str(path), holder=made.holder or "", columns=columns)
    return sources


def paths(request: BuildRequest, source: Source) -> list[tuple[Path, str]]:
    """Give each file of a source, and the name by which reports and the graph know it."""
    if request.files:
        return [(Path(source.path), source.path)]
    found = catalogue.files(request.data, source)
    return [(path, path.relative_to(request.data).as_posix()) for path in found]


def is_rdf(path: Path, source: Source) -> bool:
    """Say whether a file is a graph to be loaded as it is."""
    return source.reader == "rdf" or (source.reader is None and recognise.recognise(path) == "rdf")


def witnesses(
    request: BuildRequest, sources: dict[str, Source], findings: list[Finding], progress: Callable[[str], None]
) -> Iterator[Witness]:
    """Read every entry of every source but the graphs; faults and remarks are added to `findings`."""
    for source in sources.values():
        for path, shown in paths(request, source):
            if is_rdf(path, source):
                continue
            progress(f"reading {shown}")
            try:
                for document in recognise.read(
                    path,
                    shown=shown,
                    reader=source.reader,
                    columns=source.columns,
                    summary_by=source.summary,
                    limit=request.settings.source_max_bytes,
                ):
                    findings += document.remarks
                    yield Witness(source.id, document)
            except SourceError as error:
                findings += error.findings


def data_digest(request: BuildRequest) -> str:
    """Give the SHA-256 over every file the build would read, names and bytes."""
    folder = request.data
    kept_files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".tsv", ".toml"))
    files = {path.relative_to(folder).as_posix(): path for path in kept_files}
    for source in _sources(request):
        files |= {shown: path for path, shown in paths(request, source)}
    found = hashlib.sha256(repr(request.columns).encode())
    for shown, path in sorted(files.items()):
        found.update(f"{shown}\0".encode())
        if path.is_file():
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _sources(request: BuildRequest) -> list[Source]:
    return list((_given(request) if request.files else _catalogue(request.data, [])).values())
