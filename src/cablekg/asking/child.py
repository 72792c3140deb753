"""The handle of one engine process: start it, put a request to it, end it."""

import json
import os
import select
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

from cablekg.asking import frames
from cablekg.asking.answers import (
    Answer,
    AnswerTooLargeError,
    FormatError,
    QueryFailedError,
    QuerySyntaxError,
    Request,
)
from cablekg.errors import StoreError, UsageError

_PIECE = 256 * 1024
_FAULTS = {
    kind.__name__: kind
    for kind in (AnswerTooLargeError, FormatError, QueryFailedError, QuerySyntaxError, StoreError, UsageError)
}


class QueryTimeError(UsageError):
    """The query ran past its time; its engine process was ended."""


class EngineEndedError(UsageError):
    """The engine process ended under the query: a crash, or out of memory."""


class Child:
    """One engine process over one store. Not to be used by two threads at a time.

    After QueryTimeError or EngineEndedError the process is gone, and so must be this handle.
    """

    def __init__(self, store_folder: Path, answer_max_bytes: int) -> None:
        command = [sys.executable, "-P", "-m", "cablekg.asking.engine", str(store_folder), str(answer_max_bytes)]
        theirs_in, self._input = os.pipe()
        self._output, theirs_out = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=theirs_in,
            stdout=theirs_out,
            # One arena: memory freed by one thread of the engine is there for the next.
            env=os.environ | {"MALLOC_ARENA_MAX": "1"},
            process_group=0,  # Ctrl-C in the terminal is for the server, which ends its children itself
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._pipes = [self._input, self._output]
        self._unpacker = frames.Unpacker()
        self._received: list[tuple[bytes, bytes]] = []
        self._is_ready = False

    @property
    def is_alive(self) -> bool:
        """Say whether the process runs (it may not be ready yet)."""
        return self._process.poll() is None

    def ready(self, deadline: float) -> None:
        """Return when the store is open; `deadline` is a reading of time.monotonic.

        Raises StoreError when it cannot be opened, EngineEndedError, QueryTimeError.
        """
        if not self._is_ready:
            kind, payload = self._frame(deadline)
            if kind == frames.FAULT:
                raise _fault(payload)
            self._is_ready = True

    def answer(self, request: Request, deadline: float) -> Answer:
        """Put the request to the engine and return the whole answer.

        Raises QuerySyntaxError, QueryFailedError, FormatError, AnswerTooLargeError; QueryTimeError when the deadline
        has come, EngineEndedError when the process has died: these two leave the process dead.
        """
        self.ready(deadline)
        self._write(frames.pack(frames.JOB, json.dumps(asdict(request)).encode()))
        pieces: list[bytes] = []
        while True:
            kind, payload = self._frame(deadline)
            if kind == frames.DATA:
                pieces.append(payload)
            elif kind == frames.FAULT:
                raise _fault(payload)
            else:
                return Answer(**json.loads(payload), body=b"".join(pieces))

    def end(self) -> None:
        """End the process at once, and wait until it is gone. May be called from any thread."""
        self._process.kill()
        self._process.wait()

    def kill(self) -> None:
        """End the process and close its pipes: for the thread that uses this handle, which is of no use after."""
        self.end()
        while self._pipes:
            os.close(self._pipes.pop())

    def _write(self, frame: bytes) -> None:
        try:
            view = memoryview(frame)
            while view:
                view = view[os.write(self._input, view) :]
        except BrokenPipeError as error:
            raise self._ended() from error

    def _frame(self, deadline: float) -> tuple[bytes, bytes]:
        poll = select.poll()
        poll.register(self._output, select.POLLIN)
        while not self._received:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                self.kill()
                raise QueryTimeError("the query ran past its time and was ended")
            received = os.read(self._output, _PIECE)
            if not received:
                raise self._ended()
            self._received.extend(self._unpacker.feed(received))
        return self._received.pop(0)

    def _ended(self) -> EngineEndedError:
        self.kill()
        return EngineEndedError("this query ended the engine", "it takes more memory or depth than there is: ask less")


def _fault(payload: bytes) -> UsageError:
    said = json.loads(payload)
    return _FAULTS.get(said["kind"], UsageError)(said["message"], said["hint"])
