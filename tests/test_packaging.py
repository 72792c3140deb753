"""What is installed works: from the wheel far from the clone, and from an editable install."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]

#: Roots of the repository and where their files travel in the wheel.
TRAVEL = {
    "data": "cablekg/shipped/data",
    "ontology": "cablekg/shipped/ontology",
    "queries": "cablekg/shipped/queries",
    "src/cablekg/web/templates": "cablekg/web/templates",
    "src/cablekg/web/static": "cablekg/web/static",
}

pytestmark = pytest.mark.ci


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(PROJECT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def install(folder: Path, *what: str) -> Path:
    """Make an empty environment, install into it, and give the folder of its programs."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    subprocess.run([programs / "pip", "install", "--quiet", *what], check=True, capture_output=True)
    return programs


def facts(programs: Path, place: Path, home: Path) -> dict[str, object]:
    """Build and ask `info`, far from the clone, with nothing of this machine's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CABLEKG_", "PYTHON"))}
    environment = kept | {"XDG_DATA_HOME": str(home)}
    for arguments in (["build"], ["info", "--json"]):
        done = subprocess.run(
            [programs / "cablekg", *arguments],
            cwd=place,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_wheel_holds_data_ontology_queries_and_pages(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for root, place in TRAVEL.items():
        files = [path for path in (PROJECT / root).rglob("*") if path.is_file() and path.suffix != ".pyc"]
        assert files, root
        assert {f"{place}/{path.relative_to(PROJECT / root).as_posix()}" for path in files} <= names
    assert "cablekg/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    found = facts(install(tmp_path / "env", str(wheel)), place, tmp_path / "home")
    assert found["data_is_shipped_copy"] is True
    assert str(found["data"]).startswith(str(tmp_path / "env"))
    assert found["store"] == str(tmp_path / "home" / "cablekg" / "var")


def test_an_editable_install_finds_the_data_of_the_repository(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    found = facts(install(tmp_path / "env", "-e", str(PROJECT)), place, tmp_path / "home")
    assert found["data"] == str(PROJECT / "data")
    assert found["data_is_shipped_copy"] is True
