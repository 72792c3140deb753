"""The store in use, opened for reading inside this process; every query runs on a thread with a deep stack."""

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from cablekg.asking import answers, wall
from cablekg.asking.answers import Answer, Table
from cablekg.cli.folders import Folders
from cablekg.graph import store, swap

T = TypeVar("T")

#: Bytes. The engine recurses with a query's nesting: 2,200 brackets end a process with a stack of 8 MB, none with this.
STACK = 256 * 1024 * 1024


class Engine:
    """Answers queries from the store in use. Raises StoreError where there is none, or none of ours."""

    def __init__(self, folders: Folders) -> None:
        folder, listed = swap.opened(folders.store)
        folders.warn(listed.report)
        self.base = listed.base_iri
        self._store = store.open_read_only(folder)

    def answer(self, query: str, media_type: str | Sequence[str] | None = None) -> Answer:
        """Answer a query over all graphs; raises UsageError for a query the engine refuses."""
        return on_deep_stack(lambda: answers.answer(self._store, query, media_type=media_type, base_iri=self.base))

    def table(self, query: str) -> Table:
        """Answer a SELECT as a table."""
        return answers.table(self.answer(query, answers.FORMATS["json"]).body)


def on_deep_stack(work: Callable[[], T]) -> T:
    """Run `work` on a thread with a deep stack and without sockets; give what it gives, raise what it raises."""
    given: Sequence[T] = ()
    raised: Sequence[BaseException] = ()

    def run() -> None:
        nonlocal given, raised
        # The thread ends with the query: what is refused to it is refused to nobody else.
        wall.close_off(every_thread=False)
        try:
            given = (work(),)
        except BaseException as error:  # noqa: BLE001 - carried to the thread that asked, and raised there
            # Without its frames: they hold solutions that only this thread may let go.
            raised = (error.with_traceback(None),)

    before = threading.stack_size(STACK)
    try:
        thread = threading.Thread(target=run, daemon=True)  # a daemon: Ctrl-C need not wait for the engine
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if raised:
        raise raised[0]
    return given[0]
