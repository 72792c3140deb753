"""The folder of stores: one build at a time, made aside, listed, put in place by one rename, old ones pruned.

    var/build.lock                      held (flock) by the build that runs; the lock dies with its process
    var/store-20261124T101530123456Z/   a whole store: `oxigraph/` and its list, `cablekg-store.json`
    var/store-….part/                   a store being built, or what a killed build left
    var/current                         a symbolic link to the store in use

A reader that follows `current` sees the old store or the new one, never half of one. Linux and macOS.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from cablekg.errors import StoreError
from cablekg.graph.storelist import NAME, StoredFile, StoreList, list_files

__all__ = ["StoreList", "StoredFile", "building", "current", "held", "list_files", "opened", "put_in_place"]

LOCK = "build.lock"
CURRENT = "current"
_PREFIX = "store-"
_PART = ".part"
_GONE = ".gone"  # a pruned store on its way out: renamed first, so that no half-deleted store bears a store's name
_ELSEWHERE = "name a folder you can write to with --store FOLDER or CABLEKG_STORE"


def current(var: Path) -> Path | None:
    """Return the real path of the store in use, or None where `var` has none (or its link leads nowhere)."""
    link = var / CURRENT
    return link.resolve() if link.is_dir() else None


def opened(var: Path) -> tuple[Path, StoreList]:
    """Return the store in use and its list, after comparing names and sizes of its files (not their sums).

    Raises StoreError when there is none, it is of another format, or a file is missing or of another size.
    """
    while True:
        folder = current(var)
        if folder is None:
            raise StoreError(f"{var}: holds no store", "run `cablekg build`")
        try:
            listed = StoreList.load(folder)
            listed.check(folder, sums=False)
        except StoreError:
            if current(var) == folder:
                raise
            continue  # two builds finished while we looked, and the second pruned what we looked at
        return folder, listed


@contextmanager
def building(var: Path) -> Iterator[Path]:
    """Hold the build lock of `var` and yield a new, empty `store-….part` folder; `var` is made where it is missing.

    What killed builds left is removed first. On leaving, a part that was not put in place is removed.
    Raises StoreError when another build is running or `var` cannot be written.
    """
    try:
        var.mkdir(parents=True, exist_ok=True)
        lock = os.open(var / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{var}: cannot be written: {error.strerror}", _ELSEWHERE) from error
    try:
        _take(lock, var)
        part = _new_part(var)
        try:
            yield part
        finally:
            shutil.rmtree(part, ignore_errors=True)
    finally:
        os.close(lock)  # gives the lock back


def put_in_place(part: Path, var: Path, kept: int) -> Path:
    """Make the finished store `part` the one in use, keep the `kept` newest stores, return the folder's new path.

    To be called under `building`. The store's list is compared with its files first; files and folders reach the
    disk before the rename. Raises StoreError when the list does not fit or the disk refuses: the old store stays.
    """
    StoreList.load(part).check(part, sums=False)
    folder = var / part.name.removesuffix(_PART)
    try:
        _to_disk(part)
        part.rename(folder)
        _point(var, folder.name)
    except OSError as error:
        raise StoreError(f"{var}: the new store could not be put in place: {error}", _ELSEWHERE) from error
    _prune(var, kept)
    return folder.resolve()


def held(folder: Path) -> IO[bytes]:
    """Hold a store against being pruned, until the file returned is closed or the process ends.

    Raises StoreError where the store is gone.
    """
    try:
        listed = (folder / NAME).open("rb")
    except OSError as error:
        raise StoreError(f"{folder}: the store is gone: {error.strerror}", "run `cablekg build`") from error
    fcntl.flock(listed, fcntl.LOCK_SH)
    return listed


def _is_held(folder: Path) -> bool:
    try:
        with (folder / NAME).open("rb") as listed:
            fcntl.flock(listed, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False  # no list: it serves nobody
    return False


def _take(lock: int, var: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreError(f"{var}: another build is running", "wait until it ends") from None
    except OSError as error:
        hint = "this file system knows no locks: name a folder on a local disk with --store"
        raise StoreError(f"{var / LOCK}: cannot be locked: {error.strerror}", hint) from error


def _new_part(var: Path) -> Path:
    for left in [*var.glob(f"{_PREFIX}*{_PART}"), *var.glob(f"{_PREFIX}*{_GONE}")]:
        shutil.rmtree(left, ignore_errors=True)
    stem = f"{_PREFIX}{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    name, number = stem, 2
    while (var / name).exists():
        name, number = f"{stem}-{number}", number + 1
    part = var / f"{name}{_PART}"
    try:
        part.mkdir()
    except OSError as error:
        raise StoreError(f"{var}: cannot be written: {error.strerror}", _ELSEWHERE) from error
    return part


def _to_disk(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point(var: Path, name: str) -> None:
    _sync(var)
    fresh = var / f"{CURRENT}.new"
    fresh.unlink(missing_ok=True)  # a killed build may have left it
    fresh.symlink_to(name)
    fresh.replace(var / CURRENT)
    _sync(var)


def _prune(var: Path, kept: int) -> None:
    in_use = current(var)
    stores = sorted(path for path in var.glob(f"{_PREFIX}*") if path.suffix not in {_PART, _GONE})
    others = [path for path in stores if path.resolve() != in_use and not _is_held(path)]
    for path in others[: max(0, len(stores) - max(kept, 1))]:
        gone = path.rename(path.with_name(path.name + _GONE))
        shutil.rmtree(gone, ignore_errors=True)
