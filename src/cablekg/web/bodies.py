"""The body of a request: how many may be read at the same time.

A body that stops half-way holds its thread until the visitor goes. Were every thread held so, nothing would answer.
"""

import threading

from flask import request

from cablekg.web.faults import RefusedError

#: Bodies read at the same time: a quarter of the threads that `serve` has.
AT_ONCE = 16
_WAIT_S = 0.2  # a whole body is read in a thousandth of this

_places = threading.BoundedSemaphore(AT_ONCE)


def read() -> bytes:
    """Return the body of the running request.

    Raises RefusedError (503) when as many as may be are being read, and what Flask raises for a body too large.
    """
    if not _places.acquire(timeout=_WAIT_S):
        raise RefusedError(503, f"{AT_ONCE} requests are still being sent; no more are taken", "ask again, or by GET")
    try:
        return request.get_data()
    finally:
        _places.release()
