"""The engine process: opens one store read-only and answers one query at a time; started by the pool, never imported.

Nothing inside the engine stops a query, and some queries end the process: so it has a process of its own, which the
pool ends when the time is up. It ends by itself when the pipe from the pool closes, also when the pool was killed.
"""

import json
import os
import queue
import resource
import sys
import threading
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Store

from cablekg.asking import frames, wall
from cablekg.asking.answers import AnswerTooLargeError, Request, write
from cablekg.errors import UsageError
from cablekg.graph.store import open_read_only

#: The engine reads brackets by recursion: 2,200 nested ones overflow the usual 8 MB of stack.
STACK_BYTES = 256 * 2**20
#: What queries may take beside the stack, as RLIMIT_DATA (RLIMIT_AS also counts files that are merely mapped).
MEMORY_BYTES = 1024 * 2**20

_PIECE = 64 * 1024


def main(arguments: list[str]) -> None:
    """Serve jobs from standard input until it closes. Arguments: the store folder, the largest answer in bytes."""
    folder, answer_max_bytes = Path(arguments[0]), int(arguments[1])
    output = _take_stdout()
    try:
        store = open_read_only(folder)
    except UsageError as error:
        _send(output, frames.pack(frames.FAULT, _fault(error)))
        return
    set_walls()
    threading.excepthook = _end
    threading.stack_size(STACK_BYTES)
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_work, args=(store, jobs, output, answer_max_bytes), daemon=True).start()
    _send(output, frames.pack(frames.READY))
    _listen(jobs)
    os._exit(0)  # the thread may be deep in a query that nobody waits for


def set_walls() -> None:
    """Bound what a query can do: no core file, bounded memory, no socket, no program. To be called with the store open.

    Where the kernel cannot refuse sockets SERVICE is refused by its text alone, and standard error says so.
    """
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_DATA, STACK_BYTES + MEMORY_BYTES)
    if not wall.close_off(every_thread=True):
        print("engine: sockets cannot be refused on this system; SERVICE is refused by its text alone", file=sys.stderr)


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard == resource.RLIM_INFINITY or value <= hard:
        resource.setrlimit(limit, (value, value))


def _take_stdout() -> IO[bytes]:
    # Whatever else prints in this process (the engine's libraries) must not fall into the frames.
    output = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return output


def _listen(jobs: "queue.SimpleQueue[bytes]") -> None:
    unpacker = frames.Unpacker()
    while received := os.read(0, _PIECE):
        for _, payload in unpacker.feed(received):
            jobs.put(payload)


def _work(store: Store, jobs: "queue.SimpleQueue[bytes]", output: IO[bytes], answer_max_bytes: int) -> None:
    while True:
        request = Request(**json.loads(jobs.get()))
        pieces = _Pieces(output, answer_max_bytes)
        try:
            kind, media_type = write(store, request, cast("IO[bytes]", pieces))
            pieces.send()
            meta = {"kind": kind, "media_type": media_type}
            _send(output, frames.pack(frames.END, json.dumps(meta).encode()))
        except UsageError as error:
            _send(output, frames.pack(frames.FAULT, _fault(error)))


def _end(error: threading.ExceptHookArgs) -> None:
    # Out of memory, or the engine's own panic: no later answer of this process could be trusted.
    sys.__excepthook__(error.exc_type, error.exc_value or error.exc_type(), error.exc_traceback)
    os._exit(70)


class _Pieces:
    """The file that an answer is written into: passes it on in pieces, up to the limit."""

    def __init__(self, output: IO[bytes], limit: int) -> None:
        self._output = output
        self._limit = limit
        self._piece = bytearray()
        self._size = 0

    def write(self, written: bytes) -> int:
        self._size += len(written)
        if self._size > self._limit:
            raise AnswerTooLargeError(
                f"the answer has more than {self._limit:,} bytes",
                "ask for less with LIMIT, or take the dump; CABLEKG_ANSWER_MAX_BYTES sets the limit",
            )
        self._piece += written
        if len(self._piece) >= _PIECE:
            self.send()
        return len(written)

    def flush(self) -> None:
        pass

    def send(self) -> None:
        if self._piece:
            _send(self._output, frames.pack(frames.DATA, bytes(self._piece)))
            self._piece.clear()


def _send(output: IO[bytes], frame: bytes) -> None:
    view = memoryview(frame)
    try:
        while view:
            view = view[output.write(view) :]
    except BrokenPipeError:
        os._exit(0)  # nobody waits for answers any more


def _fault(error: UsageError) -> bytes:
    return json.dumps({"kind": type(error).__name__, "message": error.message, "hint": error.hint}).encode()


if __name__ == "__main__":
    main(sys.argv[1:])
