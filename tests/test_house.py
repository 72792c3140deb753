"""The house holds together: style, types and the direction of imports, checked by the plain test command."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]

CHECKS = {
    "ruff": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_passes(check: str) -> None:
    done = subprocess.run(
        [sys.executable, *CHECKS[check]], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{check}\n{done.stdout}{done.stderr}"


def test_rooms_have_empty_doors() -> None:
    package = PROJECT / "src" / "cablekg"
    full = [path for path in package.rglob("__init__.py") if path.stat().st_size and path.parent.name != "web"]
    assert not full, "an __init__ holds nothing; only web/__init__ holds create_app"


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    package = PROJECT / "src" / "cablekg"
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in package.rglob("*.py")}
    assert not {str(path): length for path, length in lengths.items() if length > 300}
