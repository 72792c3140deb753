"""What passes between the pool and an engine process: frames of one letter, a length, and that many bytes.

to the engine     J  a job, as JSON
from the engine   R  ready: the store is open       D  a piece of the answer
                  E  the answer is whole (JSON)     X  it has failed (JSON): the pieces so far are worth nothing
"""

import struct
from collections.abc import Iterator

READY, JOB, DATA, END, FAULT = b"R", b"J", b"D", b"E", b"X"

_HEAD = struct.Struct("!cI")


def pack(kind: bytes, payload: bytes = b"") -> bytes:
    r"""Return one frame.

    >>> pack(DATA, b"ab")
    b'D\x00\x00\x00\x02ab'
    """
    return _HEAD.pack(kind, len(payload)) + payload


class Unpacker:
    r"""Cuts a stream into frames, however it was torn on the way.

    >>> unpacker = Unpacker()
    >>> list(unpacker.feed(b"D\0\0\0")), list(unpacker.feed(b"\1aR\0\0\0\0"))
    ([], [(b'D', b'a'), (b'R', b'')])
    """

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, received: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Take what was received and give the frames that are whole now."""
        self._rest += received
        while len(self._rest) >= _HEAD.size:
            kind, size = _HEAD.unpack_from(self._rest)
            end = _HEAD.size + size
            if len(self._rest) < end:
                return
            payload = bytes(self._rest[_HEAD.size : end])
            del self._rest[:end]
            yield kind, payload
