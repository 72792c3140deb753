"""The folder of stores: a build that is killed, refused or late leaves the store in use as it was."""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder import build
from cablekg.errors import StoreError
from cablekg.graph import store, swap

BUILDER = Path(__file__).with_name("builder.py")


def stores(var: Path) -> list[str]:
    return sorted(path.name for path in var.iterdir() if path.name not in {"build.lock", "current"})


def whole(var: Path) -> int:
    """Open the store in use and compare it with its list, sums too; return its number of quads."""
    folder, listed = swap.opened(var)
    listed.check(folder, sums=True)
    counted = store.counts(store.open_read_only(folder))
    assert counted == listed.counts
    return sum(counted.values())


def test_a_build_becomes_the_store_in_use(tmp_path: Path) -> None:
    folder = build(tmp_path / "new" / "var", 10)
    found, listed = swap.opened(tmp_path / "new" / "var")
    assert (found, listed.version, listed.report) == (folder, "v10", {"documents": 10})
    assert whole(tmp_path / "new" / "var") == 10


def test_the_newest_stores_are_kept_and_the_one_in_use_always(tmp_path: Path) -> None:
    built = [build(tmp_path, 10 + n).name for n in range(4)]
    assert stores(tmp_path) == built[-2:]
    (tmp_path / "store-99991231T000000000000Z").mkdir()  # a clock that went wrong once
    last = build(tmp_path, 20)
    assert swap.current(tmp_path) == last
    assert stores(tmp_path) == [last.name, "store-99991231T000000000000Z"]


def test_an_open_store_answers_on_after_the_next_is_in_place(tmp_path: Path) -> None:
    opened = store.open_read_only(build(tmp_path, 10))
    build(tmp_path, 11)
    assert len(opened) == 10
    assert whole(tmp_path) == 11


def test_a_second_build_is_refused_while_one_runs(tmp_path: Path) -> None:
    with swap.building(tmp_path), pytest.raises(StoreError, match="another build is running"), swap.building(tmp_path):
        pass
    build(tmp_path, 10)


def test_the_lock_of_a_killed_build_dies_with_it(tmp_path: Path) -> None:
    build(tmp_path, 10)
    command = [sys.executable, str(BUILDER), str(tmp_path), "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "building\n"
        with pytest.raises(StoreError, match="another build is running"):
            build(tmp_path, 11)
        running.kill()
    assert any(name.endswith(".part") for name in stores(tmp_path))
    build(tmp_path, 12)
    assert not any(name.endswith(".part") for name in stores(tmp_path))
    assert whole(tmp_path) == 12


def test_a_failed_build_leaves_the_store_in_use_and_no_rest(tmp_path: Path) -> None:
    first = build(tmp_path, 10)
    with pytest.raises(ZeroDivisionError), swap.building(tmp_path):
        raise ZeroDivisionError
    assert stores(tmp_path) == [first.name]
    assert whole(tmp_path) == 10


def test_a_store_that_differs_from_its_list_is_not_put_in_place(tmp_path: Path) -> None:
    first = build(tmp_path, 10)
    with swap.building(tmp_path) as part:
        shutil.copytree(first, part, dirs_exist_ok=True)
        (part / "oxigraph" / "CURRENT").write_text("x")
        with pytest.raises(StoreError, match="CURRENT: expected 16 bytes, found 1"):
            swap.put_in_place(part, tmp_path, 2)
    assert stores(tmp_path) == [first.name]


def test_a_build_that_meets_a_full_disk_leaves_the_store_in_use(tmp_path: Path) -> None:
    build(tmp_path, 10)
    # Where no file may grow beyond 20,000 bytes every write fails as on a full disk, with another number.
    script = (
        "import pathlib, resource, sys, builder\n"
        "from cablekg.errors import StoreError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try: builder.build(pathlib.Path(sys.argv[1]), 10_000)\n"
        "except StoreError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True, cwd=BUILDER.parent
    )
    assert "the store could not be written" in done.stdout
    assert "hint: free some room" in done.stdout
    assert len(stores(tmp_path)) == 1
    assert whole(tmp_path) == 10


def killed_at_random(var: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    build(var, 10)
    seen = set()
    for _ in range(rounds):
        with subprocess.Popen([sys.executable, str(BUILDER), str(var)], stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()  # one build is through: from here on the moment is in a build, not in the start
            time.sleep(chance.random() * 0.25)
            running.kill()
        seen.add(whole(var))
        left = [name for name in stores(var) if name.endswith((".part", ".gone"))]
        assert len(left) <= 2, f"seed {seed}: {left}"
    assert min(seen) >= 1000, f"seed {seed}: a store of a killed builder was lost: {seen}"
    build(var, 10)
    assert whole(var) == 10
    assert len(stores(var)) == 2


def test_a_build_killed_at_any_moment_leaves_a_whole_store(tmp_path: Path) -> None:
    killed_at_random(tmp_path, 8, seed=1949)


@pytest.mark.ci
def test_thirty_builds_killed_at_any_moment_leave_a_whole_store(tmp_path: Path) -> None:
    killed_at_random(tmp_path, 30, seed=time.time_ns())


def changed(key: str, value: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "cablekg-store.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))

    return change


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no list": (lambda folder: (folder / "cablekg-store.json").unlink(), "has no list"),
    "list cut": (lambda folder: (folder / "cablekg-store.json").write_text('{"format": 1'), "cannot be read"),
    "list of another kind": (lambda folder: (folder / "cablekg-store.json").write_text("[]"), "cannot be read"),
    "another format": (changed("format", 2), "expected a store of format 1, found format 2"),
    "unknown key": (changed("colour", "red"), "incomplete: .*colour"),
    "broken files": (changed("files", {"oxigraph/CURRENT": {"size": 16}}), "incomplete: .*sha256"),
    "file missing": (lambda folder: (folder / "oxigraph" / "IDENTITY").unlink(), "oxigraph/IDENTITY is missing"),
    "file longer": (lambda folder: (folder / "oxigraph" / "IDENTITY").write_text("x" * 99), "expected 36 .* found 99"),
    "file too much": (lambda folder: (folder / "oxigraph" / "000099.log").write_text(""), "099.log does not belong"),
    "no engine folder": (lambda folder: shutil.rmtree(folder / "oxigraph"), "and [0-9]+ more"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_store_is_refused_with_the_file_and_the_way_out(tmp_path: Path, name: str) -> None:
    damage, message = DAMAGES[name]
    damage(build(tmp_path, 10))
    with pytest.raises(StoreError, match=f"(?s){message}.*hint: run `cablekg build`"):
        swap.opened(tmp_path)
    build(tmp_path, 11)
    assert whole(tmp_path) == 11


def test_each_file_cut_to_half_is_found(tmp_path: Path) -> None:
    folder = build(tmp_path / "var", 10)
    for path in [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size > 1]:
        if path.name.startswith("LOG"):
            continue  # the engine's diary: no answer comes from it
        copy = shutil.copytree(folder, tmp_path / "copy")
        damaged = copy / path.relative_to(folder)
        damaged.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        with pytest.raises(StoreError, match=path.name):
            swap.StoreList.load(copy).check(copy, sums=False)
        shutil.rmtree(copy)


def test_a_changed_byte_is_found_by_the_sums_alone(tmp_path: Path) -> None:
    folder = build(tmp_path, 10)
    path = max(folder.glob("oxigraph/*.sst"), key=lambda path: path.stat().st_size)
    content = bytearray(path.read_bytes())
    content[50] ^= 1
    path.write_bytes(content)
    found, listed = swap.opened(tmp_path)
    with pytest.raises(StoreError, match=f"{path.name}: its bytes are not those that were written"):
        listed.check(found, sums=True)


def test_another_tool_may_touch_the_engines_diary(tmp_path: Path) -> None:
    folder = build(tmp_path, 10)
    (folder / "oxigraph" / "LOG.old.1").write_text("opened by another tool")
    assert whole(tmp_path) == 10


def test_a_folder_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    for var in (tmp_path, tmp_path / "nowhere"):
        assert swap.current(var) is None
        with pytest.raises(StoreError, match="holds no store\n  hint: run `cablekg build`"):
            swap.opened(var)
    build(tmp_path, 10)
    shutil.rmtree(tmp_path / stores(tmp_path)[0])
    with pytest.raises(StoreError, match="holds no store"):
        swap.opened(tmp_path)


@contextmanager
def nobody() -> Iterator[None]:
    """As a user to whom read-only means read-only: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("has_lock", [False, True])
def test_a_read_only_folder_is_refused_with_another_way(has_lock: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        var = Path(name)
        if has_lock:
            (var / "build.lock").touch()
            (var / "build.lock").chmod(0o666)
        var.chmod(0o555)
        with nobody(), pytest.raises(StoreError, match=r"cannot be written: .*\n  hint: .*--store"), swap.building(var):
            pass
        var.chmod(0o755)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(StoreError, match="cannot be written"), swap.building(tmp_path / "var"):
        pass
