"""The command line as a user has it: the installed `cablekg`, in a folder with the shipped data and a store of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cablekg.settings import shipped

COMMAND = Path(sys.executable).with_name("cablekg")


def sandbox(folder: Path, shipped_var: Path) -> Path:
    """Fill a folder: data/ and queries/ as in a clone, var/ with a store of them, and a few files with faults."""
    shutil.copytree(shipped("data"), folder / "data")
    shutil.copytree(shipped("queries"), folder / "queries")
    shutil.copytree(shipped_var, folder / "var", symlinks=True)
    return folder


def environment(**more: str) -> dict[str, str]:
    """The environment without settings of the machine, and nobody's home folder in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CABLEKG_")}
    return kept | {"XDG_DATA_HOME": "/nonexistent", "COLUMNS": "100"} | more


def run(folder: Path, *arguments: str, given: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `cablekg` in a folder to its end; `given` is its standard input."""
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=environment(PYTHONWARNINGS="error", **settings),
        check=False,
    )


def no_traceback(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a command ended with words, not with a program's insides."""
    return "Traceback" not in done.stderr
