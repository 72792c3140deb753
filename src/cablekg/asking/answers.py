"""Answers: a query put to a store, its answer in one of the standard formats, and a table of cells read back."""

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Literal, cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from cablekg.asking.formats import (
    FORMATS,
    GRAPH_FORMATS,
    TABLE_FORMATS,
    TABLE_WRITERS,
    XML_TYPES,
    FormatError,
    Kind,
    XmlOutput,
    chosen,
    write_graph,
)
from cablekg.asking.guard import names_dataset
from cablekg.errors import UsageError

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "TABLE_FORMATS",
    "Answer",
    "AnswerTooLargeError",
    "Ask",
    "Cell",
    "FormatError",
    "QueryFailedError",
    "QuerySyntaxError",
    "Request",
    "Table",
    "answer",
    "asker",
    "table",
    "write",
]


class QuerySyntaxError(UsageError):
    """The text is no SPARQL query; the message is the engine's, with line and column."""


class QueryFailedError(UsageError):
    """The engine began the query and gave up."""


class AnswerTooLargeError(UsageError):
    """The answer has more bytes than are given."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One term in a table: an IRI, a literal with its datatype or language, or a blank node."""

    kind: Literal["uri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT: names of columns, and rows of cells; None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A query with all that says how to answer it; the words are those of `answer`."""

    query: str
    media_types: Sequence[str] | None = None
    base_iri: str | None = None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: what kind it is, its media type, its bytes."""

    kind: Kind
    media_type: str
    body: bytes


#: Puts a query to whatever holds the store: the store itself (`asker`), or the pool of engine processes.
Ask = Callable[[str], Table]


def answer(  # noqa: PLR0913 - the parameters of the SPARQL protocol
    store: Store,
    query: str,
    *,
    media_type: str | Sequence[str] | None = None,
    base_iri: str | None = None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Answer:
    """Put a query to the store and return the whole answer.

    `media_type`: one, or several in the order of preference, of which the first that fits the kind of answer is
    taken; None: JSON for a table, Turtle for a graph. `base_iri`: the base of relative IRIs, and of the prefixes that
    Turtle is written with. Without a dataset in the call or the query, the default graph is the union of all graphs.
    Raises QuerySyntaxError, QueryFailedError, FormatError.

    >>> answer(Store(), "ASK {}").body
    b'{"head":{},"boolean":true}'
    """
    media_types = (media_type,) if isinstance(media_type, str) else media_type
    request = Request(query, media_types, base_iri, tuple(default_graphs), tuple(named_graphs))
    output = io.BytesIO()
    kind, written = write(store, request, output)
    return Answer(kind, written, output.getvalue())


def write(store: Store, request: Request, output: IO[bytes]) -> tuple[Kind, str]:
    """Write the answer into `output` as it comes and return its kind and media type; else as `answer`."""
    dataset = _dataset(request)
    try:
        results = store.query(request.query, base_iri=request.base_iri, **dataset)
        kind = _kind(results)
        media_type = chosen(kind, request.media_types)
        if media_type in XML_TYPES:
            output = cast("IO[bytes]", XmlOutput(output))
        if isinstance(results, QueryTriples):
            write_graph(results, output, media_type, request.base_iri)
        else:
            results.serialize(output, format=TABLE_WRITERS[media_type])
    except SyntaxError as error:
        raise QuerySyntaxError(str(error), "the numbers say line and column of the query") from error
    except (OSError, RuntimeError, ValueError) as error:
        # Its text may quote what a foreign service said (SERVICE): it is not passed on.
        raise QueryFailedError("the engine could not answer this query", "try a simpler one") from error
    return kind, media_type


def table(json_results: bytes) -> Table:
    """Read SPARQL JSON results. An ASK becomes one column `boolean` with one row.

    >>> table(b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"Mao"}}]}}').rows
    ((Cell(kind='literal', value='Mao', datatype=None, language=None),),)
    """
    document = json.loads(json_results)
    if "boolean" in document:
        truth = Cell("literal", str(document["boolean"]).lower(), "http://www.w3.org/2001/XMLSchema#boolean")
        return Table(("boolean",), ((truth,),))
    columns = tuple(document["head"]["vars"])
    rows = (tuple(_cell(row.get(name)) for name in columns) for row in document["results"]["bindings"])
    return Table(columns, tuple(rows))


def asker(store: Store, base_iri: str) -> Ask:
    """Return the function that puts queries to this store, in this process (the command line does)."""
    return lambda query: table(answer(store, query, media_type=TABLE_FORMATS["json"], base_iri=base_iri).body)


def _cell(term: dict[str, str] | None) -> Cell | None:
    if term is None:
        return None
    kind = term["type"]
    if kind == "uri":
        return Cell("uri", term["value"])
    if kind == "bnode":
        return Cell("bnode", term["value"])
    return Cell("literal", term["value"], term.get("datatype"), term.get("xml:lang"))


def _dataset(request: Request) -> dict[str, Any]:
    if request.default_graphs or request.named_graphs:  # outranks FROM; what is not named is not there
        try:
            return {
                "default_graph": [NamedNode(name) for name in request.default_graphs],
                "named_graphs": [NamedNode(name) for name in request.named_graphs],
            }
        except ValueError as error:
            raise UsageError(f"a graph's name is no absolute IRI: {error}", "write it in full") from error
    # With the union switched on the engine ignores FROM.
    return {"use_default_graph_as_union": not names_dataset(request.query)}


def _kind(results: QuerySolutions | QueryBoolean | QueryTriples) -> Kind:
    if isinstance(results, QuerySolutions):
        return "select"
    return "ask" if isinstance(results, QueryBoolean) else "graph"
