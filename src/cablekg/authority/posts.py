"""Offices as sets of words: what makes a post the same, however a source words it, and of which nation it is."""

import re
from functools import lru_cache

from cablekg.index import fold
from cablekg.reading.gazetteer import ADJECTIVES, PLACES

#: Words that say nothing of which post it is; "affairs" as in Minister of Foreign Affairs, the Foreign Minister.
_EMPTY = frozenset({"of", "the", "in", "to", "at", "for", "and", "on", "affairs", "s"})
_NATIONS = frozenset(word.casefold() for word in ADJECTIVES)
_PLACES = frozenset(word for place in PLACES for word in fold(place).split()) - _EMPTY
_DIRECTIONS = frozenset({"east", "eastern", "north", "northern", "south", "southern", "west", "western"})
#: Adjectives that do not begin like their country.
_IRREGULAR = {
    "american": "united",
    "brazilian": "brazil",
    "british": "united",
    "canadian": "canada",
    "danish": "denmark",
    "dutch": "netherlands",
    "egyptian": "egypt",
    "french": "france",
    "german": "germany",
    "hungarian": "hungary",
    "italian": "italy",
    "norwegian": "norway",
    "spanish": "spain",
}
#: Austrian is of Austria, not of Australia: an ending takes no more with it than it must.
_ENDING = re.compile(r"(?:ese|ish|an|ic|i)$")


@lru_cache(maxsize=50_000)
def post(office: str) -> frozenset[str]:
    """Give the words that make an office what it is, without particles and adjectives of nations, in no order.

    >>> post("Soviet Minister of Foreign Affairs") == post("the Foreign Minister")
    True
    """
    return frozenset(fold(office).split()) - _EMPTY - _NATIONS


def posts(office: str) -> list[frozenset[str]]:
    """Give each post of a row that names several: "General of the Army; adviser in Beijing".

    >>> [sorted(words) for words in posts("General of the Army; adviser in Beijing")]
    [['army', 'general'], ['adviser', 'beijing']]
    """
    return [words for part in office.split(";") if (words := post(part))]


def nations(office: str) -> frozenset[str]:
    """Give the adjectives of nations in an office, folded, with the parts of the world before them.

    >>> sorted(nations("South Korean Foreign Minister"))
    ['korean', 'south']
    """
    return frozenset(fold(office).split()) & _NATIONS


def is_same_post(written: str, words: frozenset[str], place: tuple[str, ...]) -> bool:
    """Say whether a written office is the post, or names it less or more exactly by its place and nothing else.

    `place` are the words of the place where the post is known to be held.

    >>> is_same_post("Ambassador", frozenset({"ambassador", "china"}), ())
    True
    >>> is_same_post("Deputy Foreign Minister", frozenset({"foreign", "minister"}), ())
    False
    """
    said = post(written)
    more, less = said - words, words - said
    if not said & words or not less <= _PLACES:
        return False
    return not more or (not less and more <= set(place))


def is_of_nation(written: str, place: tuple[str, ...]) -> bool:
    """Say whether every nation that a written office names is that of the place, and the place is of no other part.

    >>> is_of_nation("Soviet Foreign Minister", ("soviet", "union"))
    True
    >>> is_of_nation("Austrian Foreign Minister", ("australia",))
    False
    >>> is_of_nation("South Korean Envoy", ("korea", "north"))
    False
    """
    named = nations(written)
    parts = {part.removesuffix("ern") for part in place}
    directions = {word.removesuffix("ern") for word in named & _DIRECTIONS}
    if directions != parts & {word.removesuffix("ern") for word in _DIRECTIONS}:
        return False
    countries = named - _DIRECTIONS
    return bool(countries) and all(any(_is_adjective(word, part) for part in parts) for word in countries)


def _is_adjective(nation: str, country: str) -> bool:
    if _IRREGULAR.get(nation) == country or nation == country:
        return True
    stem = _ENDING.sub("", nation)
    return len(stem) >= 3 and country.startswith(stem)
