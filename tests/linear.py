"""A check that a reader's time grows with the length of a text, not with its square."""

import time
from collections.abc import Callable
from typing import Any

LETTERS = 30_000
#: A quadratic pattern on 30,000 letters takes thousands of times what an honest text takes; a slow linear one, dozens.
RATIO = 60
#: Below this many seconds a clock says nothing.
FLOOR_S = 0.02


def assert_linear(
    function: Callable[[str], Any], hostile: str, benign: str, letters: int = LETTERS, opening: str = ""
) -> None:
    """Compare the time for `hostile`, repeated to so many letters, with that for an honest text of the same length."""
    times = [_seconds(function, (opening + text * letters)[:letters]) for text in (hostile, benign)]
    assert times[0] < RATIO * max(times[1], FLOOR_S), f"{hostile!r}: {times[0]:.2f} s; {benign!r}: {times[1]:.2f} s"


def _seconds(function: Callable[[str], Any], text: str) -> float:
    """Processor time of the faster of two runs: other work on the machine does not count."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        function(text)
        taken.append(time.process_time() - start)
    return min(taken)
