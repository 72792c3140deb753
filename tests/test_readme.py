"""The README's first screen is true: its commands are the ones that work, its session gives what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from terminal import run, sandbox

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
#: What the two commands are, word for word.
COMMANDS = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/cablekg serve",
    "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest",
)


def session() -> list[tuple[str, str]]:
    """Each command of the README's session and the output shown under it, in order."""
    block = next(block for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) if "$ cablekg" in block)
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def fits(shown: str, found: str) -> bool:
    """Whether the output is what is shown; "..." stands for anything."""
    pattern = ".*".join(re.escape(piece) for piece in shown.strip().split("..."))
    return re.fullmatch(pattern, found.strip(), re.DOTALL) is not None


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, shipped_var: Path) -> Path:
    return sandbox(tmp_path_factory.mktemp("readme"), shipped_var)


def test_both_commands_stand_on_the_first_screen() -> None:
    first = "\n".join(README.splitlines()[:40])
    assert all(command in first for command in COMMANDS)


@pytest.mark.parametrize(("command", "shown"), session(), ids=[command for command, _ in session()])
def test_the_session_gives_what_it_shows(command: str, shown: str, place: Path) -> None:
    done = run(place, *shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    assert fits(shown, done.stdout), f"shown:\n{shown}\nfound:\n{done.stdout}"


def test_every_file_the_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (PROJECT / target).exists(), target
