"""What holds of every title, understood or not: tried on made-up words by test_titles, on real ones by its sister."""

import re

from cablekg.reading import titles
from cablekg.reading.dealing import PLURALS

_CLOSING = ",;:."


def assert_kept(title: str) -> None:
    """Read a title and hold the reading to its promises: nothing raised, and nothing that does not stand in it."""
    read = titles.read(title)
    for name in [mention.name for mention in read.mentions] + [gloss.gloss for gloss in read.glosses]:
        assert name
        assert _stands_in(name, title), name
    assert all(one in title for one in read.dates_in_title)
    assert read.topic is None or read.topic in title
    assert read.form_text is None or read.form_text in title
    for gloss in read.glosses:
        assert gloss.mention is None or read.mentions[gloss.mention].role
    assert read.mentions or read.form or read.topic or read.remark or read.conveys


def _words(text: str) -> list[str]:
    """Cut a text into words; a quote that opens close behind a comma begins one: `Oslo,'On Trade'`."""
    return re.findall(r"[^\s\[\]()]+", re.sub(r"(?<=[,;:])(?=['‘\"“])", " ", text))


def _stands_in(name: str, title: str) -> bool:
    """Say whether the words of a name stand in a title in their order; a plural that was dealt out counts."""
    remaining = iter(_words(title))
    return all(any(_is_word(word, other) for other in remaining) for word in _words(name))


def _is_word(word: str, other: str) -> bool:
    """Say whether a word of a title is this one, but for closing marks, a possessive or a plural.

    A bracket or number that is taken out leaves the mark behind it at the word before: "Holm (Berg), Oslo".
    """
    bare = other.rstrip(_CLOSING)
    return word.rstrip(_CLOSING) in {bare, re.sub(r"['’]s?$", "", bare)} or PLURALS.get(other.lower()) == word
