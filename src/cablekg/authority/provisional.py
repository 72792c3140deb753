"""Provisional agents: nobody in the register bears the name, and what is written must not be lost."""

import hashlib
import unicodedata

from cablekg.authority.register import PROVISIONAL
from cablekg.index import fold, slug
from cablekg.model import Mention

#: Letters of a name that an id holds.
_LONGEST = 80


def provisional_id(mention: Mention, source: str) -> str:
    """Give the id of the agent that stands for a name nobody bears: one a name and source.

    Where the source itself gives ids the record is part of it: a father and a son of one name stay two.
    A name with letters that an address may not hold, and a very long one, is told apart by a short hash.
    Source: design of the ontology, "Numbers and fragments" and "Two layers".

    >>> provisional_id(Mention("recipient", "Miklashevsky"), "stalin-mao")
    'provisional-miklashevsky-stalin-mao'
    """
    name = slug(mention.name)
    if len(name) > _LONGEST or not _is_whole(mention.name):
        # What an address cannot hold may be all that tells two names apart.
        seal = hashlib.sha256(fold(mention.name).encode()).hexdigest()[:8]
        name = "-".join(part for part in (name[:_LONGEST].strip("-"), seal) if part)
    record = slug(mention.ref.rstrip("/").rpartition("/")[2]) if mention.ref else ""
    return PROVISIONAL + "-".join(part for part in (name, record, source) if part)


def _is_whole(name: str) -> bool:
    """Say whether every letter of a name has a place in an address, marks aside."""
    return all(c.isascii() for c in unicodedata.normalize("NFKD", name) if c.isalnum())
