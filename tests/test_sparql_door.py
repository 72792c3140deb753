"""The SPARQL door over a real connection: every row of our own table, and of the shared one where it lies beside us."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from cablekg.web import bodies, serve
from serving import Served, served
from sparql_requests import Row, data, faults, rows, send
from web_sample import ENDLESS, make_store

OWN = Path(__file__).parent / "sparql_door.tsv"
#: Rows of the shared table about what this door does not offer yet.
NOT_YET = ("gzip", "etag", "gsp-", "void")
BUSY = "{hdr:Retry-After~2} {body:still being sent} {within:5}"


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    store = make_store(tmp_path_factory.mktemp("door") / "store")
    with served(store, query_timeout_s="2", answer_max_bytes="200000") as server:
        yield server


@pytest.mark.parametrize("row", rows(OWN), ids=lambda row: row.id)
def test_the_door_does_what_the_row_says(row: Row, door: Served) -> None:
    assert not faults(row, send(row, door.host, door.port), door.address), row.note


def test_a_query_that_never_ends_is_503_and_the_next_is_answered(door: Served) -> None:
    kind = "Content-Type: application/sparql-query"
    late = "{body:CABLEKG_QUERY_TIMEOUT_S} {hdr:Retry-After~2} {within:5}"
    for row in (
        Row("endless", "POST", "/sparql", kind, ENDLESS, "503", "-", late),
        Row("after", "POST", "/sparql", kind, "ASK {}", "200", "-", "{boolean:true} {within:3}"),
    ):
        assert not faults(row, send(row, door.host, door.port), door.address)


def test_bodies_that_never_end_leave_everything_else_answering(door: Served) -> None:
    assert serve.THREADS >= 4 * bodies.AT_ONCE
    head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\n"
    with ExitStack() as stack:
        for _ in range(serve.THREADS):
            half_sent = stack.enter_context(socket.create_connection((door.host, door.port)))
            half_sent.sendall(head.encode() + b"ASK {")
        time.sleep(0.5)
        get = Row("get", "GET", "/sparql?query=ASK%20%7B%7D", "-", "-", "200", "-", "{boolean:true} {within:5}")
        health = Row("health", "GET", "/health", "-", "-", "200", "-", "{within:5}")
        post = Row("post", "POST", "/sparql", "Content-Type: application/sparql-query", "ASK {}", "503", "-", BUSY)
        for row in (health, get, post):
            assert not faults(row, send(row, door.host, door.port), door.address), row.id
    after = Row("after", "POST", "/sparql", "Content-Type: application/sparql-query", "ASK {}", "200", "-", "")
    deadline = time.monotonic() + 10
    while send(after, door.host, door.port).status != 200:
        assert time.monotonic() < deadline, "the places of visitors who went are not free again"
        time.sleep(0.1)


def test_the_door_holds_the_shared_table(shared: Path, tmp_path: Path) -> None:
    table = shared / "conformance" / "sparql-protocol.tsv"
    store = make_store(tmp_path / "store", parse(data(table).encode(), format=RdfFormat.N_QUADS))
    with served(store, query_timeout_s="2") as server:
        asked = [row for row in rows(table) if not row.id.startswith(NOT_YET)]
        found = {row.id: faults(row, send(row, server.host, server.port), server.address) for row in asked}
    assert len(asked) >= 145
    assert not {name: wrong for name, wrong in found.items() if wrong}
