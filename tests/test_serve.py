"""`serve`: one line when it answers, an end without remains, clear words when the address cannot be had."""

import http.client
import json
import signal
import socket
import time
from pathlib import Path

import pytest

from cablekg.errors import StoreError, UsageError
from cablekg.settings import Settings
from cablekg.web import serve
from serving import children, gone, served
from web_sample import ENDLESS, VERSION, make_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("serve") / "store")


def get(host: str, port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(host, port, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def family(pid: int) -> list[int]:
    """The server's worker and its engine processes."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    workers = [int(worker) for worker in found]
    return workers + [engine for worker in workers for engine in children(worker)]


def test_it_answers_when_it_says_so_and_says_nothing_else(store: Path) -> None:
    with served(store) as server:
        status, body = get(server.host, server.port, "/health")
        assert status == 200
        assert json.loads(body)["version"] == VERSION
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(10) == 0
        assert server.process.stdout is not None
        assert server.process.stdout.read() == ""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_with_0_and_leaves_no_process(store: Path, name: str) -> None:
    with served(store) as server:
        started = family(server.process.pid)
        assert len(started) >= 5
        server.process.send_signal(signal.Signals[name])
        assert server.process.wait(10) == 0
        assert gone(started, 3)


def test_killed_hard_it_leaves_no_process_and_no_port_taken(store: Path) -> None:
    with served(store) as server:
        started = family(server.process.pid)
        server.process.kill()
        server.process.wait(5)
        assert gone(started, 5)
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((server.host, server.port))


def test_a_query_that_runs_does_not_hold_up_the_end(store: Path) -> None:
    with served(store) as server, socket.create_connection((server.host, server.port)) as visitor:
        body = ENDLESS.encode()
        lines = [
            "POST /sparql HTTP/1.1",
            "Host: x",
            "Content-Type: application/sparql-query",
            f"Content-Length: {len(body)}",
        ]
        visitor.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        time.sleep(0.5)
        started = family(server.process.pid)
        begun = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(15) == 0
        assert time.monotonic() - begun < 10
        assert gone(started, 3)


def test_a_port_in_use_is_said_before_anything_starts(store: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as another granian has it
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match=f"127.0.0.1:{port}/ cannot be taken") as caught:
            serve.run(Settings(bind=f"127.0.0.1:{port}"), store)
        assert "--bind" in caught.value.hint


def test_a_store_that_cannot_be_opened_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store stands here"):
        serve.run(Settings(bind="127.0.0.1:0"), tmp_path)


@pytest.mark.parametrize(
    ("bind", "expected"),
    [
        ("127.0.0.1:5000", ("127.0.0.1", 5000)),
        ("localhost:0", ("localhost", 0)),
        ("[::1]:80", ("::1", 80)),
        ("5000", "expected ADDRESS:PORT, found '5000'"),
        (":5000", "expected ADDRESS:PORT"),
        ("127.0.0.1:", "expected a port from 0 to 65535, found ''"),
        ("127.0.0.1:http", "found 'http'"),
        ("127.0.0.1:65536", "found '65536'"),
        ("127.0.0.1:-1", "found '-1'"),
        ("::1:5000", "stands in brackets"),
        ("[::g]:5000", "no IPv6 address"),
    ],
)
def test_an_address_is_read_or_refused_in_words(bind: str, expected: tuple[str, int] | str) -> None:
    if isinstance(expected, tuple):
        parsed = serve.parse(bind)
        assert (parsed.host, parsed.port) == expected
        return
    with pytest.raises(UsageError) as caught:
        serve.parse(bind)
    assert expected in caught.value.message
    assert caught.value.hint


def test_port_0_is_a_free_one_and_an_unknown_host_is_said() -> None:
    assert serve.free(serve.Bind("127.0.0.1", 0)).port > 1023
    with pytest.raises((UsageError, StoreError), match="bind: "):
        serve.free(serve.Bind("no-such-host.invalid", 5000))
    for host in ("x..y", "m" * 70, "x\0y"):
        with pytest.raises(UsageError, match="is no address"):
            serve.free(serve.Bind(host, 0))
    with pytest.raises(StoreError, match="cannot be taken"):
        serve.free(serve.Bind("192.0.2.1", 5000))


def test_an_ipv6_address_is_announced_in_brackets() -> None:
    assert serve.Bind("::1", 5000).address == "http://[::1]:5000/"
