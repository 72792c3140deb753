"""What several tests stand on: the shared facts beside the project, and a store built from the shipped data."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from cablekg.settings import Settings, shipped

PROJECT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI") == "true"
# These machines are noisy: no test hangs on an absolute time. In CI the examples are the same each time, so that a
# change is judged by itself; elsewhere every run looks for new ones.
hypothesis_settings.register_profile("cablekg", deadline=None, derandomize=IN_CI)
hypothesis_settings.load_profile("cablekg")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of facts, titles and sources that lies beside the project's root."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        reason = f"needs the folder {folder.name}/ beside the project's root"
        (pytest.fail if IN_CI else pytest.skip)(reason)
    return folder


@pytest.fixture(scope="session")
def shipped_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stores (`--store`) that holds the shipped set, built once a session."""
    from cablekg.build.run import BuildRequest, build

    var = tmp_path_factory.mktemp("shipped") / "var"
    report = build(BuildRequest(shipped("data"), var, Settings()), lambda _: None)
    assert not report.has_faults, report.text()
    return var


@pytest.fixture(scope="session")
def shipped_store(shipped_var: Path) -> Path:
    """The store folder (with `oxigraph/` and its list) of the shipped set."""
    from cablekg.graph.swap import opened

    return opened(shipped_var)[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI nothing may be skipped: everything a test needs is there."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped in CI, where a skip is a failure: {report.longrepr}"
    return report
