"""The whole way in: a data folder becomes a new store, checked, then put in place of the one in use."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from cablekg.authority.identify import state
from cablekg.build import changes, ledger
from cablekg.build.checks import broken
from cablekg.build.folder import BuildRequest, Kept, data_digest, kept, unplaced, witnesses
from cablekg.build.ledger import LedgerRow
from cablekg.build.place import Placed, place
from cablekg.build.quads import quads
from cablekg.build.resolve import records
from cablekg.errors import DataError, Finding
from cablekg.graph import store, swap
from cablekg.model import Document, Record
from cablekg.reading import families
from cablekg.report import Report
from cablekg.settings import shipped

__all__ = ["BuildRequest", "Read", "build", "check", "code_version", "data_digest", "read_all", "write_missing"]

Progress = Callable[[str], None]
STATES = ("accepted", "disputed", "proposed", "provisional", "unidentified", "unresolved")


@dataclass(slots=True)
class Read:
    """A request read and resolved, before any quad is made: every document with every reading of its names."""

    kept: Kept
    placed: list[Placed]
    records: list[Record]
    findings: list[Finding]


def build(request: BuildRequest, progress: Progress) -> Report:
    """Build a store from the request's data and put it in place of the one in use.

    Raises DataError when what a curator keeps has faults, with `strict` when a source has, or when the graph breaks
    a check: nothing is built. Raises StoreError when the folder of stores cannot be written or another build runs.
    """
    began = time.monotonic()
    found = data_digest(request)
    read = read_all(request, progress)
    with swap.building(request.store) as part:
        counts = _written(request, read, part, progress)
        report = replace(
            changes.compared(_report(request, read, found), request, part, progress),
            quads=sum(counts.values()),
            seconds=time.monotonic() - began,
            is_built=True,
        )
        swap.StoreList(
            version=report.version,
            data_digest=found,
            base_iri=request.settings.base_iri,
            code_version=code_version(),
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            counts=counts,
            files=swap.list_files(part),
            report=report.as_json(),
        ).save(part)
        swap.put_in_place(part, request.store, request.settings.stores_kept)
    return report


def check(request: BuildRequest, progress: Progress) -> Report:
    """Do everything a build does but the swap: a store is made in a temporary folder, checked, and thrown away.

    The report says what a build would change.

    Raises what `build` raises.
    """
    began = time.monotonic()
    read = read_all(request, progress)
    with TemporaryDirectory(prefix="cablekg-check-") as folder:
        counts = _written(request, read, Path(folder), progress)
        report = changes.compared(_report(request, read, data_digest(request)), request, Path(folder), progress)
    return replace(report, quads=sum(counts.values()), seconds=time.monotonic() - began)


def write_missing(request: BuildRequest, progress: Progress) -> int:
    """Write the rows that the ledger of the data folder lacks, and say how many.

    Raises DataError as `build` does, and where the ledger and the sources disagree: a row written then would give a
    document that moved a second address.
    """
    read = read_all(request, progress)
    if faults := [finding for finding in read.findings if finding.file == ledger.NAME]:
        raise DataError(*faults)
    rows = list(_missing(read))
    ledger.append(request.data, rows)
    return len(rows)


@cache
def code_version() -> str:
    """Give the version of the code: the package's, and a hash over its modules, ontology and checks."""
    found = hashlib.sha256()
    for folder, pattern in (
        (Path(__file__).parents[1], "*.py"),
        (shipped("ontology"), "*.ttl"),
        (shipped("queries"), "*.rq"),
    ):
        for path in sorted(folder.rglob(pattern)):
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version('cablekg')}+{found.hexdigest()[:12]}"


def read_all(request: BuildRequest, progress: Progress) -> Read:
    """Read the request's data and decide who is who, without building anything.

    Raises DataError when what a curator keeps has faults.
    """
    keeps = kept(request)
    findings: list[Finding] = list(unplaced(keeps.register, keeps.subjects))
    found = list(witnesses(request, keeps.sources, findings, progress))
    progress(f"{len(found)} entries read; deciding who is who")
    placed = place(found, keeps.sources, keeps.ledger, findings)
    return Read(keeps, placed, records(placed, keeps, findings), findings)


def _written(request: BuildRequest, read: Read, folder: Path, progress: Progress) -> dict[str, int]:
    """Write the store, refuse it where it breaks a check or, when strict, where anything was a fault; count it."""
    stream = quads(request, read.kept, read.records, read.findings, progress)
    store.write(folder, stream, progress)
    if request.strict and (faults := [finding for finding in read.findings if finding.level == "fault"]):
        raise DataError(*faults)
    progress("checking")
    made = store.open_read_only(folder)
    if faults := list(broken(made, shipped("queries") / "checks", request.settings.base_iri)):
        raise DataError(*faults)
    return store.counts(made)


def _report(request: BuildRequest, read: Read, found: str) -> Report:
    every = [whole for record in read.records for whole in record.wholes]
    states = Counter(
        state(readings, mention.name)
        for record in every
        for mention, readings in zip(record.document.mentions, record.readings, strict=True)
    )
    version_text = f"{found} {code_version()} {request.settings.base_iri}"
    read_titles = [r for r in read.records if r.document.title and r.document.title_basis == "archive"]
    return Report(
        data=request.name(),
        store=str(request.store),
        version=hashlib.sha256(version_text.encode()).hexdigest(),
        sources=len(read.kept.sources),
        documents=len(read.records),
        inner=len(every) - len(read.records),
        titles_read=len([record for record in read_titles if record.document.mentions or record.document.topic]),
        titles_composed=len([r for r in read.records if r.document.title_basis == "composed"]),
        mentions={name: states[name] for name in STATES},
        missing=_lacking(read.records),
        # Files named on their own have no ledger.
        unledgered=0 if request.files else len(list(_missing(read))),
        quads=0,
        seconds=0.0,
        findings=tuple(read.findings),
    )


def _lacking(records: Sequence[Record]) -> dict[str, int]:
    """Count the documents without a value, in the order a historian would ask for them."""
    wanted: dict[str, Callable[[Document], object]] = {
        "day-exact date": lambda d: d.date.precision == "day",
        "form": lambda d: d.form,
        "form of a known family": lambda d: not d.form or families.family(d.form),
        "record number": lambda d: d.record_id,
        "archival reference": lambda d: d.references,
        "page address": lambda d: d.address,
    }
    counts = {name: sum(not has(record.document) for record in records) for name, has in wanted.items()}
    return {name: count for name, count in counts.items() if count}


def _missing(read: Read) -> Iterator[LedgerRow]:
    for record in read.records:
        for witness in record.witnesses:
            document = witness.document
            if (witness.source, document.key) not in read.kept.ledger:
                yield LedgerRow(record.id, witness.source, document.key, ledger.flat(document.title))
