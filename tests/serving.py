"""A real server for tests, a process of its own on a free port of 127.0.0.1, and what processes there are (Linux)."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_CODE = """
import signal
import sys
from pathlib import Path
from cablekg.settings import Settings
from cablekg.web.serve import run
import os
if __name__ == "__main__":
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may ignore it, and children inherit that
    run(Settings.from_environment(os.environ), Path(sys.argv[1]))
"""


@dataclass(frozen=True)
class Served:
    process: "subprocess.Popen[str]"
    host: str
    port: int

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"


@contextmanager
def served(store: Path, **settings: str) -> Iterator[Served]:
    """Serve a store folder with these settings (CABLEKG_ left out) until the end of the block."""
    script = store.parent / "serve.py"
    script.write_text(_CODE)
    environment = {"CABLEKG_BIND": "127.0.0.1:0"} | {
        f"CABLEKG_{name.upper()}": value for name, value in settings.items()
    }
    with subprocess.Popen(
        [sys.executable, script, store],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            assert line.startswith("cablekg serves at http://"), f"{line!r}, exit {process.poll()}"
            host, _, port = line.strip().rstrip("/").removeprefix("cablekg serves at http://").rpartition(":")
            yield Served(process, host, int(port))
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(15)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def children(pid: int) -> list[int]:
    """The engine processes that a process started."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            command = (path / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid and b"cablekg.asking.engine" in command:
            found.append(int(path.name))
    return found


def gone(pids: list[int], within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.02)
    return False
