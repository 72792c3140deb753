"""Values of parameters: an id, an address or a name as a user writes it becomes one RDF term, or is refused.

Nothing of a value reaches a query but as a term that the RDF library wrote.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from cablekg.asking.answers import Ask
from cablekg.errors import UsageError
from cablekg.graph.iris import Iris
from cablekg.graph.vocab import XSD
from cablekg.index import fold
from cablekg.reading import dates

Term = NamedNode | Literal

#: Parameters that take one of a few words, and the words; left out, such a one keeps the word of the question's file.
#: certainty: only what is certain, the plain roles (certain or probable), or proposed and disputed readings too.
WORDS = {"certainty": ("certain", "probable", "possible")}
TYPES = ("agent", "date", "document", "text", "topic", *WORDS)
#: Characters of a value; the longest honest name seen had 110.
LONGEST = 500
#: Choices offered; who needs more should write more of the name.
MAX_CHOICES = 10

_PREFIXES = """
PREFIX ckg: <https://w3id.org/cablekg/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX skosxl: <http://www.w3.org/2008/05/skos-xl#>
"""
# What a name was merged into bears the name too.
_BEARERS = {
    "agent": """
      VALUES ?class { rico:Agent rico:CorporateBody rico:Person }
      ?bearer a ?class ; skos:prefLabel|skos:altLabel|(ckg:alias/skosxl:literalForm) ?name .
      ?bearer dcterms:isReplacedBy* ?thing .
      FILTER NOT EXISTS { ?thing dcterms:isReplacedBy ?newer }
    """,
    "topic": "?thing a skos:Concept ; skos:prefLabel|skos:altLabel ?name .",
}


#: An agent has one name without a language, the one shown; topics have their labels in languages.
_SHOWN = 'LANG(?label) IN ("", "en")'


class Choice(NamedTuple):
    """One of those who could be meant: what to write as the value, and its label."""

    id: str
    label: str


class ParameterError(UsageError):
    """A parameter is unknown, missing or repeated, or its value is none; `choices` are those who could be meant."""

    def __init__(self, message: str, hint: str = "", choices: tuple[Choice, ...] = ()) -> None:
        named = ", ".join(f"{choice.id} ({choice.label})" for choice in choices)
        super().__init__(message, f"{hint}: {named}" if choices else hint)
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a parameter wants: its name, its type, and of a month or year the last day instead of the first."""

    name: str
    type: str
    end: bool = False


def resolve(wanted: Wanted, value: str, ask: Ask, base: str) -> Term:
    """Return the term that a value means.

    agent: an id, an address, or any name that only one agent bears; a merged agent leads to the one it became.
    topic: an id, an address or a label. document: an id or an address. date: a day, a month, a year, EDTF; its first
    day, or its last. text: as it is. A type of WORDS: one of its words. `ask` looks things up in the store. Raises
    ParameterError.
    """
    if len(value) > LONGEST:
        raise ParameterError(f"{wanted.name}: the value has {len(value)} characters; {LONGEST} are taken")
    # A backslash is in no name, and engines differ on when they unescape a query.
    if any(unicodedata.category(c) in {"Cc", "Cs"} or c == "\\" for c in value):
        raise ParameterError(f"{wanted.name}: the value holds a control character or a backslash", "leave it out")
    if wanted.type == "text":
        return Literal(value)
    if wanted.type in WORDS:
        return _word(wanted, value)
    if wanted.type == "date":
        return _day(wanted, value)
    if wanted.type == "document":
        return _document(wanted, value, ask, Iris(base))
    return _thing(wanted, value, ask, Iris(base))


def _word(wanted: Wanted, value: str) -> Literal:
    words = WORDS[wanted.type]
    if value.lower() not in words:
        raise ParameterError(
            f"{wanted.name}: {value!r} is no {wanted.type}", f"write {', '.join(words[:-1])} or {words[-1]}"
        )
    return Literal(value.lower())


def _day(wanted: Wanted, value: str) -> Literal:
    read = dates.from_edtf(value)
    day = read.latest if wanted.end else read.earliest
    if day is None:
        raise ParameterError(f"{wanted.name}: {value!r} is no date", "write 1949, 1949-02 or 1949-02-03")
    return Literal(day.isoformat(), datatype=XSD.date)


def _thing(wanted: Wanted, value: str, ask: Ask, iris: Iris) -> NamedNode:
    node = _node(wanted, value, iris)
    for (found,) in _rows(ask, f"VALUES ?given {{ {node} }} {_STANDING}", "?thing"):
        return NamedNode(found)
    if _is_address(value):
        return _foreign(wanted, value, node, iris)
    named = _named(wanted.type, value, ask, iris)
    bearers = {thing: label for thing, name, label in named if fold(name) == fold(value)}
    if len(bearers) == 1:
        return NamedNode(next(iter(bearers)))
    if bearers:
        message = f"{wanted.name}: {value!r} is a name of {len(bearers)} {wanted.type}s"
        raise ParameterError(message, "write the id of one", _choices(wanted.type, bearers, iris))
    words = set(fold(value).split())
    near = {thing: label for thing, name, label in named if words and words <= set(fold(name).split())}
    hint = "write the id of one of these" if near else f"write an id, an address, or a name as the {wanted.type} has it"
    raise ParameterError(f"{wanted.name}: no {wanted.type} {value!r}", hint, _choices(wanted.type, near, iris))


#: What an address leads to, when it is described: itself, or what it was merged into.
_STANDING = """
  ?given dcterms:isReplacedBy* ?thing .
  ?thing skos:prefLabel ?label .
  FILTER NOT EXISTS { ?thing dcterms:isReplacedBy ?newer }
"""


def _named(kind: str, value: str, ask: Ask, iris: Iris) -> list[tuple[str, str, str]]:
    """Give (address, name, label) of everything whose name could fold to the value.

    The engine cannot fold: it sends names that hold the longest word, and every name beyond ASCII.
    """
    word = max(fold(value).split(), key=len, default="")
    if not word:
        return []
    sieve = 'REGEX(STR(?name), "[^ -~]")'
    if word.isascii():
        sieve += f" || CONTAINS(LCASE(STR(?name)), {Literal(word)})"
    pattern = f"{_BEARERS[kind]} FILTER({sieve}) OPTIONAL {{ ?thing skos:prefLabel ?label FILTER({_SHOWN}) }}"
    if kind == "topic":  # codes are concepts too
        pattern += f"FILTER(STRSTARTS(STR(?thing), {Literal(iris.topic(''))}))"
    rows = _rows(ask, pattern, "?thing ?name ?label")
    return [(thing, name, label or name) for thing, name, label in rows]


def _document(wanted: Wanted, value: str, ask: Ask, iris: Iris) -> NamedNode:
    node = _node(wanted, value, iris)
    if any(_rows(ask, f"VALUES ?thing {{ {node} }} ?thing a ckg:Document .", "?thing")):
        return node
    if _is_address(value):
        return _foreign(wanted, value, node, iris)
    part = Literal(node.value.removeprefix(iris.document("")))
    pattern = f"?thing a ckg:Document ; dcterms:title ?label FILTER(CONTAINS(STR(?thing), {part}))"
    near = {row[0]: row[1] for row in _rows(ask, pattern, "?thing ?label", limit=MAX_CHOICES)}
    hint = "write the id of one of these" if near else "an id looks like 1948-05-10-mao-stalin"
    raise ParameterError(f"{wanted.name}: no document {value!r}", hint, _choices("document", near, iris))


def _node(wanted: Wanted, value: str, iris: Iris) -> NamedNode:
    """Give the address that the value is, or that it is as an id (also as the terminal prints it, `agent/…`)."""
    if not _is_address(value):
        name, _, fragment = value.removeprefix(f"{wanted.type}/").partition("#")
        made = {"agent": iris.agent, "document": iris.document}
        return NamedNode(made[wanted.type](name, fragment) if wanted.type in made else iris.topic(name))
    try:
        return NamedNode(value)
    except ValueError as error:
        raise ParameterError(f"{wanted.name}: {value!r} is no address: {error}") from error


def _foreign(wanted: Wanted, value: str, node: NamedNode, iris: Iris) -> NamedNode:
    # Nothing need be said about an address elsewhere; one under our base that nobody described is a slip.
    if iris.local(node.value) is None:
        return node
    raise ParameterError(f"{wanted.name}: no {wanted.type} {value!r}", "nothing is described at this address")


def _is_address(value: str) -> bool:
    return "://" in value or value.startswith("urn:")


def _choices(kind: str, found: dict[str, str], iris: Iris) -> tuple[Choice, ...]:
    home = f"{iris.base}{kind}/"
    ids = ((unquote(thing.removeprefix(home)), label) for thing, label in sorted(found.items()))
    return tuple(Choice(name, label) for name, label in ids)[:MAX_CHOICES]


def _rows(ask: Ask, pattern: str, columns: str, limit: int | None = None) -> Iterator[tuple[str, ...]]:
    end = f" LIMIT {limit}" if limit else ""
    table = ask(f"{_PREFIXES} SELECT DISTINCT {columns} WHERE {{ {pattern} }} ORDER BY {columns}{end}")
    return (tuple(cell.value if cell else "" for cell in row) for row in table.rows)
