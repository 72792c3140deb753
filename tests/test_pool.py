"""The pool: a query ends in time and ends nothing else; answers are whole and their own; no process stays behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablekg.asking.answers import AnswerTooLargeError, FormatError, QueryFailedError, QuerySyntaxError, Request
from cablekg.asking.child import EngineEndedError, QueryTimeError
from cablekg.asking.guard import ServiceRefusedError
from cablekg.asking.pool import Pool, PoolBusyError
from cablekg.errors import StoreError
from cablekg.graph import store, swap
from cablekg.settings import Settings
from serving import children, gone
from web_sample import ENDLESS, make_store

BASE = "https://w3id.org/cablekg/"
SMALL = Settings(query_timeout_s=1, question_timeout_s=1, query_children=1, query_wait_s=1, answer_max_bytes=20_000)
LARGE = Request("SELECT * { ?a ?b ?c . ?d ?e ?f }")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("pool") / "store")


@pytest.fixture(scope="module")
def pool(folder: Path) -> Iterator[Pool]:
    pool = Pool(folder, SMALL, BASE)
    yield pool
    pool.close()


def test_a_question_is_answered(pool: Pool) -> None:
    assert pool.ask("SELECT ?title { <document/1948-04-29-stalin-mao> <http://purl.org/dc/terms/title> ?title }").rows


def test_a_query_that_never_ends_is_ended_and_the_next_is_answered(pool: Pool) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryTimeError, match="longer than 1 s") as caught:
        pool.answer(Request(ENDLESS))
    assert "CABLEKG_QUERY_TIMEOUT_S" in caught.value.hint
    assert time.monotonic() - begun < SMALL.query_timeout_s + 3
    assert pool.answer(Request("ASK {}")).kind == "ask"


def test_what_nests_deeply_is_answered(pool: Pool) -> None:
    assert pool.answer(Request("ASK " + "{" * 3_000 + "}" * 3_000)).kind == "ask"


def test_a_query_that_takes_all_memory_ends_its_process_alone(folder: Path) -> None:
    doubled = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(40))
    pool = Pool(folder, Settings(query_children=1), BASE)
    with pytest.raises(EngineEndedError, match="this query ended the engine"):
        pool.answer(Request(f"SELECT (STRLEN(?v40) AS ?n) {{ BIND('aaaaaaaaaaaaaaaa' AS ?v0) {doubled} }}"))
    assert pool.answer(Request("ASK {}")).kind == "ask"
    pool.close()


def test_faults_of_a_query_leave_the_process_alive(pool: Pool) -> None:
    before = children(os.getpid())
    with pytest.raises(QuerySyntaxError):
        pool.answer(Request("ASK {"))
    with pytest.raises(FormatError):
        pool.answer(Request("ASK {}", ["text/turtle"]))
    with pytest.raises(ServiceRefusedError):
        pool.answer(Request("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"))
    with pytest.raises(AnswerTooLargeError, match="20,000"):
        pool.answer(LARGE)
    assert children(os.getpid()) == before


def test_an_answer_is_whole_and_its_own_after_one_that_was_too_large(pool: Pool) -> None:
    for _ in range(100):
        with pytest.raises(AnswerTooLargeError):
            pool.answer(LARGE)
        assert pool.answer(Request("ASK {}")).body == b'{"head":{},"boolean":true}'


def test_free_hand_queries_never_delay_a_question_and_wait_only_so_long_themselves(pool: Pool) -> None:
    ended: list[type[BaseException]] = []

    def bomb() -> None:
        try:
            pool.answer(Request(ENDLESS))
        except (QueryTimeError, PoolBusyError) as error:
            ended.append(type(error))

    bombers = [threading.Thread(target=bomb) for _ in range(4)]
    for bomber in bombers:
        bomber.start()
    time.sleep(0.2)
    begun = time.monotonic()
    pool.ask("SELECT * { ?s a ?o } LIMIT 1")
    assert time.monotonic() - begun < 0.5
    for bomber in bombers:
        bomber.join(10)
    assert set(ended) <= {QueryTimeError, PoolBusyError}
    assert PoolBusyError in ended
    assert len(ended) == 4


def test_a_process_that_died_unasked_costs_no_answer(pool: Pool) -> None:
    for pid in children(os.getpid()):
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    assert pool.answer(Request("ASK {}")).kind == "ask"
    assert pool.ask("SELECT * { ?s a ?o } LIMIT 1").rows
    assert pool.children_alive() == {"question": 1, "query": 1}


def test_closing_ends_every_process(folder: Path) -> None:
    before = children(os.getpid())
    pool = Pool(folder, SMALL, BASE)
    started = [pid for pid in children(os.getpid()) if pid not in before]
    assert len(started) == 2
    pool.close()
    assert gone(started, 2)
    assert sum(pool.children_alive().values()) == 0


PARENT = """
import sys, time
from pathlib import Path
from cablekg.asking.answers import Request
from cablekg.asking.pool import Pool
from cablekg.settings import Settings
if __name__ == "__main__":
    pool = Pool(Path(sys.argv[1]), Settings(query_children=1), "https://w3id.org/cablekg/")
    pool.ask("ASK {}")
    print("ready", flush=True)
    pool.answer(Request(sys.argv[2]))
"""


def test_no_process_outlives_a_parent_that_is_killed_not_even_one_deep_in_a_query(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, folder, ENDLESS], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        started = children(parent.pid)
        assert len(started) == 2
        parent.kill()
    assert gone(started, 2)


def test_a_store_that_is_none_is_said_before_a_process_starts(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the store is gone"):
        Pool(tmp_path, SMALL, BASE)


def test_a_store_that_went_away_is_said_without_its_place(tmp_path: Path) -> None:
    pool = Pool(make_store(tmp_path / "store"), SMALL, BASE)
    assert pool.ask("SELECT (1 AS ?n) {}").rows
    shutil.rmtree(tmp_path / "store")
    with pytest.raises(QueryTimeError):
        pool.answer(Request(ENDLESS), "question")
    with pytest.raises(EngineEndedError, match="can no longer be opened") as said:
        pool.ask("SELECT (1 AS ?n) {}")
    assert str(tmp_path) not in str(said.value)
    pool.close()


def test_the_engine_writes_no_core_and_has_bounded_memory(pool: Pool) -> None:
    pool.ask("ASK {}")
    limits = Path(f"/proc/{children(os.getpid())[0]}/limits").read_text()
    by_name = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert by_name["Max core file size"] == "0"
    assert by_name["Max data size"] == str((256 + 1024) * 2**20)


def test_nothing_can_be_written_to_the_store_by_a_query(pool: Pool) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = pool.ask(count)
    with pytest.raises(QuerySyntaxError):
        pool.ask("INSERT DATA { <http://x/> <http://x/> 1 }")
    assert pool.ask(count) == before


def test_an_engine_process_opens_no_socket_whatever_passed_the_guard(folder: Path) -> None:
    # The lane of the pages is not looked at by the guard: what reaches the engine there, the wall must hold.
    pool = Pool(folder, SMALL, BASE)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1)
        port = listener.getsockname()[1]
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryFailedError):
            pool.answer(Request(query), "question")
        with pytest.raises(TimeoutError):
            listener.accept()
    assert pool.ask("SELECT (1 AS ?n) {}").rows
    pool.close()


def test_a_store_in_service_is_not_thrown_away_by_two_builds(tmp_path: Path) -> None:
    def built() -> Path:
        with swap.building(tmp_path) as part:
            store.write(part, [], lambda _: None)
            made_from = {"version": "v", "data_digest": "d", "base_iri": BASE, "code_version": "c", "built": "now"}
            swap.StoreList(**made_from, counts={}, files=swap.list_files(part)).save(part)
            return swap.put_in_place(part, tmp_path, 1)

    first = built()
    pool = Pool(first, SMALL, BASE)
    built()
    built()
    assert first.is_dir()
    assert pool.ask("SELECT (1 AS ?n) {}").rows
    pool.close()
    built()
    assert not first.exists()
