"""The list that lies in every store folder: what the store holds, from which data, and each file with size and sum."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cablekg.errors import StoreError
from cablekg.graph.store import ENGINE_FOLDER

NAME = "cablekg-store.json"
FORMAT = 1

_WAY_OUT = "run `cablekg build` to make a new store from the data"
_SHOWN = 5  # faults named in one message; a folder copied wrongly can have hundreds


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Size in bytes and SHA-256 (hexadecimal) of a file of the store."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreList:
    """What a store holds and was made from. `files` maps names below the store folder; `report` is free JSON."""

    version: str
    data_digest: str
    base_iri: str
    code_version: str
    built: str
    counts: Mapping[str, int]
    files: Mapping[str, StoredFile]
    report: Mapping[str, Any] = field(default_factory=dict)
    format: int = FORMAT

    @classmethod
    def load(cls, folder: Path) -> "StoreList":
        """Read the list of a store folder.

        Raises StoreError when it is missing or broken, or the store is of another format than ours.
        """
        path = folder / NAME
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            found = raw.pop("format")
        except FileNotFoundError:
            raise StoreError(f"{path}: the store has no list", _WAY_OUT) from None
        except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: the store's list cannot be read: {error!r}", _WAY_OUT) from error
        if found != FORMAT:
            raise StoreError(f"{path}: expected a store of format {FORMAT}, found format {found}", _WAY_OUT)
        try:
            files = {
                name: StoredFile(int(entry["size"]), str(entry["sha256"])) for name, entry in raw.pop("files").items()
            }
            return cls(files=files, **raw)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise StoreError(f"{path}: the store's list is incomplete: {error!r}", _WAY_OUT) from error

    def save(self, folder: Path) -> None:
        """Write the list into a store folder that is being built. Raises StoreError when the disk refuses."""
        path = folder / NAME
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}", "free some room on the disk") from error

    def check(self, folder: Path, *, sums: bool) -> None:
        """Compare the files of the folder with the list: names and sizes, with `sums` their SHA-256 too.

        Raises StoreError naming the files that are missing, differ, or are not listed. The engine itself would
        open a damaged store and answer from what is left of it.
        """
        faults = list(self._faults(folder, sums=sums))
        if faults:
            more = f" (and {len(faults) - _SHOWN} more)" if len(faults) > _SHOWN else ""
            raise StoreError(f"{folder}: the store is damaged: {'; '.join(faults[:_SHOWN])}{more}", _WAY_OUT)

    def _faults(self, folder: Path, *, sums: bool) -> Iterator[str]:
        found = set(_names(folder))
        for name, entry in sorted(self.files.items()):
            if name not in found:
                yield f"{name} is missing"
                continue
            size = (folder / name).stat().st_size
            if size != entry.size:
                yield f"{name}: expected {entry.size} bytes, found {size}"
            elif sums and _sum(folder / name) != entry.sha256:
                yield f"{name}: its bytes are not those that were written"
        for name in sorted(found - self.files.keys()):
            yield f"{name} does not belong to it"


def list_files(folder: Path) -> dict[str, StoredFile]:
    """Size and sum of each engine file of a closed store, under its name below the store folder, sorted."""
    return {name: StoredFile((folder / name).stat().st_size, _sum(folder / name)) for name in _names(folder)}


def _names(folder: Path) -> list[str]:
    engine = folder / ENGINE_FOLDER
    names = sorted(path.name for path in engine.iterdir()) if engine.is_dir() else []
    # No answer comes from LOG (the engine's diary) and LOCK (empty), and another tool may touch them.
    return [f"{ENGINE_FOLDER}/{name}" for name in names if name != "LOCK" and not name.startswith("LOG")]


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
