"""What is refused before the engine sees it: updates, SERVICE, queries too long, too many graphs named.

A reading of the query's words, not of its grammar. No such reading can be certain that the engine will not call out
(it takes keywords glued to their neighbours); what makes it certain is an engine process that cannot open a socket.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cablekg.errors import UsageError

MAX_BYTES = 65_536
#: A join over FROM × 200 graphs took 8,125 ms where the union of all graphs took 50.
MAX_GRAPHS = 8

_UPDATES = frozenset(["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"])
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# Longer strings first: `"""` before `"`. A comment ends at CR too. Every piece is possessive: linear on any text.
_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]*+ )
    | (?P<string>  \"{3}(?:(?:\"{1,2}(?!\"))?+(?:[^\"\\]|\\.))*+\"{3} | '{3}(?:(?:'{1,2}(?!'))?+(?:[^'\\]|\\.))*+'{3}
                 | \"(?:[^\"\\\n\r]|\\.)*+\" | '(?:[^'\\\n\r]|\\.)*+' )
    | (?P<iri>     <[^<>\"{}|^`\\\x00-\x20]*+> )
    | (?P<other>   [?$]\w++ | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ | _:[\w.\-]++ )
    | (?P<number>  [0-9]++ )
    | (?P<word>    (?:[^\W\d][\w.\-]*+)?+:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\.)*+)?+
                 | [^\W\d][\w.\-]*+ )
    | (?P<sign>    \S )
    """,
    re.VERBOSE | re.DOTALL,
)


class UpdateRefusedError(UsageError):
    """The text is a SPARQL update: nothing is written through a query door."""


class ServiceRefusedError(UsageError):
    """The query calls another service: this one calls nobody."""


class QueryTooLongError(UsageError):
    """The query has more bytes than are taken."""


def check(query: str, max_bytes: int = MAX_BYTES) -> None:
    """Return when the query may go to the engine.

    Raises UpdateRefusedError, ServiceRefusedError, QueryTooLongError, and UsageError for too many FROM clauses.

    >>> check('ASK { FILTER("SERVICE" != "") }')
    >>> check("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    cablekg.asking.guard.ServiceRefusedError: SERVICE is refused: this service asks no other
      hint: ask the other service for its part, and join the answers
    """
    size = len(query.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise QueryTooLongError(
            f"the query has {size:,} bytes; {max_bytes:,} are taken", "CABLEKG_QUERY_MAX_BYTES sets the limit"
        )
    if (word := _first_word(query)) in _UPDATES:
        raise UpdateRefusedError(
            f"{word.upper()} is an update: this service only reads", "change the files of the data folder and build"
        )
    if _calls_service(query):
        raise ServiceRefusedError(
            "SERVICE is refused: this service asks no other", "ask the other service for its part, and join the answers"
        )
    if (graphs := _words(query).count("from")) > MAX_GRAPHS:
        raise UsageError(
            f"FROM names {graphs} graphs; {MAX_GRAPHS} are taken",
            "without FROM a query asks all graphs at once; GRAPH ?g { } asks each",
        )


def names_dataset(query: str) -> bool:
    """Say whether the query names its own graphs with FROM.

    >>> names_dataset("SELECT ?from FROM NAMED <http://example.org/g> { ?from ?p 'FROM' }")
    True
    >>> names_dataset("SELECT ?from { ?from ?p 'FROM' } # FROM")
    False
    """
    return "from" in _words(query)


def _words(query: str) -> list[str]:
    tokens = list(_tokens(query))
    declared = _declared(tokens)
    return ["from" if _holds("from", token, declared) else token[1] for token in tokens if token[0] in {"word", "name"}]


def _first_word(query: str) -> str:
    is_prologue = False
    for kind, text in _tokens(query):
        if kind == "word" and text in {"prefix", "base", "version"}:
            is_prologue = True
        elif kind == "word" and not is_prologue:
            return text
        elif kind in {"iri", "string"}:
            is_prologue = False
    return ""


def _calls_service(query: str) -> bool:
    # `<` may open an IRI or mean "less than". Where a query has one that could be either, no reading of it is sure:
    # then the letters alone refuse it, wherever they stand.
    readings = [list(_tokens(query, strict=strict)) for strict in (False, True)]
    if readings[0] != readings[1] and "service" in _ESCAPE.sub(_character, query).lower():
        return True
    declared = _declared(readings[0])
    return any(_holds("service", token, declared) for token in readings[0])


def _declared(tokens: list[tuple[str, str]]) -> set[str]:
    return {name for (_, word), (_, name) in pairwise(tokens) if word == "prefix"}


def _holds(keyword: str, token: tuple[str, str], declared: set[str]) -> bool:
    """Say whether the token is the keyword, or may be the keyword glued to its neighbours.

    `ASKFROM` holds FROM. `service:a` may be a name of a declared prefix; `SERVICEx:a` is SERVICE glued to `x:a`.
    """
    kind, text = token
    if kind == "word":
        return keyword in text
    if kind != "name":
        return False
    prefix = text.partition(":")[0] + ":"
    _, found, rest = prefix.partition(keyword)
    return bool(found) and (prefix not in declared or rest in declared or rest.removeprefix("silent") in declared)


def _tokens(query: str, *, strict: bool = False) -> Iterator[tuple[str, str]]:
    text = _ESCAPE.sub(_character, query)
    at = 0
    while match := _TOKEN.search(text, at):
        kind, found, at = str(match.lastgroup), match.group(), match.end()
        if strict and kind == "iri" and ("'" in found or ")" in found):
            at = match.start() + 1  # "less than"
        elif kind != "word":
            yield kind, found
        elif ":" in found:
            yield "name", found.lower()
        else:
            yield from (("word", part) for part in re.split(r"[.\-]", found.lower()) if part)


def _character(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number < 0x110000 else match.group()
