"""A pattern as data: how something is written, with examples that a test reads."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of writing something: the pattern, and examples of our making."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def pattern(looks: str, *examples: str) -> Pattern:
    """Make a pattern of how it looks, and its examples.

    >>> pattern(r"RG ?[0-9]{1,3}", "RG 59").pattern.match("RG 59") is not None
    True
    """
    return Pattern(re.compile(looks), examples)
