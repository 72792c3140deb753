"""Offices as sets of words: what makes a post the same, however a source words it."""

from functools import lru_cache

from cablekg.index import fold
from cablekg.reading.gazetteer import ADJECTIVES

#: Words that say nothing of which post it is; "affairs" as in Minister of Foreign Affairs, the Foreign Minister.
_EMPTY = frozenset({"of", "the", "in", "to", "at", "for", "and", "on", "affairs", "former", "acting", "s"})
_NATIONS = frozenset(word.casefold() for word in ADJECTIVES)


@lru_cache(maxsize=50_000)
def post(office: str) -> frozenset[str]:
    """Give the words that make an office what it is, without particles and adjectives of nations, in no order.

    >>> post("Soviet Minister of Foreign Affairs") == post("the Foreign Minister")
    True
    """
    return frozenset(fold(office).split()) - _EMPTY - _NATIONS


def nations(office: str) -> frozenset[str]:
    """Give the adjectives of nations in an office, folded.

    >>> nations("Soviet Ambassador in China")
    frozenset({'soviet'})
    """
    return frozenset(fold(office).split()) & _NATIONS
