"""The pool of engine processes over one store: two lanes, a time limit, and a new process for every one that is lost.

Canned questions and pages have a lane of their own, so that free-hand queries, however heavy, never delay a page.
"""

import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from cablekg.asking import guard
from cablekg.asking.answers import TABLE_FORMATS, Answer, Request, Table, table
from cablekg.asking.child import Child, EngineEndedError, QueryTimeError
from cablekg.errors import StoreError, UsageError
from cablekg.graph import swap
from cablekg.settings import PREFIX, Settings

LaneName = Literal["question", "query"]

_START_S = 10  # a process is ready in 0.2 s; a busy machine and a cold disk take longer


class PoolBusyError(UsageError):
    """Every engine process of the lane is at work, and none came free in time."""


class Pool:
    """Answers requests over the store in `store_folder`; safe to use from many threads.

    The processes start with the pool and end with `close`, or when the process that made the pool ends. Until then no
    build throws the store away. Raises StoreError where there is no store.
    """

    def __init__(self, store_folder: Path, settings: Settings, base_iri: str) -> None:
        self._hold = swap.held(store_folder)  # a build beside us does not throw the store in service away
        self.store_folder = store_folder
        self._settings = settings
        self._base_iri = base_iri
        self._lanes: dict[LaneName, _Lane] = {
            # A class behind one address opens many pages at once: pages wait their turn, free-hand queries do not.
            "question": _Lane(
                store_folder, settings, settings.question_timeout_s, settings.question_timeout_s, "QUESTION_TIMEOUT_S"
            ),
            "query": _Lane(store_folder, settings, settings.query_wait_s, settings.query_timeout_s, "QUERY_TIMEOUT_S"),
        }

    def ask(self, query: str) -> Table:
        """Put a canned question to the store (this is an `answers.Ask`); raises as `answer`."""
        request = Request(query, [TABLE_FORMATS["json"]], self._base_iri)
        return table(self.answer(request, "question").body)

    def answer(self, request: Request, lane: LaneName = "query") -> Answer:
        """Answer a request; a free-hand query (lane "query") is looked at by the guard first.

        Raises what `guard.check` and `Child.answer` raise; PoolBusyError; StoreError when the store cannot be opened.
        """
        if lane == "query":
            guard.check(request.query, self._settings.query_max_bytes)
        return self._lanes[lane].answer(request)

    def children_alive(self) -> dict[LaneName, int]:
        """Count the engine processes that run, lane by lane."""
        return {name: lane.alive() for name, lane in self._lanes.items()}

    def close(self) -> None:
        """End all engine processes. Requests that run fail with EngineEndedError."""
        for lane in self._lanes.values():
            lane.close()
        self._hold.close()


class _Lane:
    def __init__(self, store_folder: Path, settings: Settings, wait_s: int, timeout_s: int, setting: str) -> None:
        self._wait_s = wait_s
        self._store_folder = store_folder
        self._settings = settings
        self._timeout_s = timeout_s
        self._setting = setting
        self._idle: queue.LifoQueue[Child] = queue.LifoQueue()
        self._children: set[Child] = set()
        self._lock = threading.Lock()
        self._is_closed = False
        for _ in range(settings.query_children):
            child = Child(store_folder, settings.answer_max_bytes)
            self._children.add(child)
            self._idle.put(child)

    def answer(self, request: Request) -> Answer:
        with self._taken() as child:
            try:
                child.ready(time.monotonic() + _START_S)
            except QueryTimeError as error:
                hint = "ask again in a moment"
                raise EngineEndedError(f"an engine process was not ready in {_START_S} s", hint) from error
            except StoreError as error:
                hint = "the service must be started again, after `cablekg build` where that is needed"
                raise EngineEndedError("the store in service can no longer be opened", hint) from error
            try:
                return child.answer(request, time.monotonic() + self._timeout_s)
            except QueryTimeError as error:
                hint = f"ask for less, or a narrower question; {PREFIX}{self._setting} sets the limit"
                raise QueryTimeError(f"the query ran longer than {self._timeout_s} s and was ended", hint) from error

    def alive(self) -> int:
        with self._lock:
            return sum(child.is_alive for child in self._children)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            children, self._children = self._children, set()
        for child in children:
            child.end()  # the thread that uses it sees its pipe close, and tidies up
        with contextlib.suppress(queue.Empty):
            while True:
                self._idle.get_nowait().kill()

    @contextlib.contextmanager
    def _taken(self) -> Iterator[Child]:
        try:
            child = self._idle.get(timeout=self._wait_s)
        except queue.Empty:
            hint = "ask again in a moment; CABLEKG_QUERY_CHILDREN sets how many run at a time"
            raise PoolBusyError(f"all engine processes are at work; none came free in {self._wait_s} s", hint) from None
        if not child.is_alive:  # it died unasked, and this request shall not pay for it
            child = self._replaced(child)
        try:
            yield child
        except (EngineEndedError, QueryTimeError):
            child = self._replaced(child)
            raise
        finally:
            self._idle.put(child)

    def _replaced(self, lost: Child) -> Child:
        lost.kill()
        with self._lock:
            if self._is_closed:
                return lost
            self._children.discard(lost)
            child = Child(self._store_folder, self._settings.answer_max_bytes)
            self._children.add(child)
            return child
