"""Provisional agents: nobody in the register bears the name, and what is written must not be lost."""

from cablekg.authority.register import PROVISIONAL
from cablekg.index import short, slug
from cablekg.model import Mention


def provisional_id(mention: Mention, source: str) -> str:
    """Give the id of the agent that stands for a name nobody bears: one a name and source.

    Where the source itself gives ids the record is part of it: a father and a son of one name stay two.
    A name without a letter that an address may hold is told apart by a short hash.
    Source: design of the ontology, "Numbers and fragments" and "Two layers".

    >>> provisional_id(Mention("recipient", "Miklashevsky"), "stalin-mao")
    'provisional-miklashevsky-stalin-mao'
    """
    name = short(mention.name)[:80].strip("-")
    record = slug(mention.ref.rstrip("/").rpartition("/")[2]) if mention.ref else ""
    return PROVISIONAL + "-".join(part for part in (name, record, source) if part)
