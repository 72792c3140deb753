"""/sparql: the query door, as the SPARQL 1.1 Protocol has it, and a page with a form for browsers.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Blueprint, Response, render_template, request

from cablekg.asking.answers import FORMATS, GRAPH_FORMATS, TABLE_FORMATS, Answer, Request, table
from cablekg.asking.guard import MAX_GRAPHS, UpdateRefusedError
from cablekg.errors import UsageError
from cablekg.web import bodies, description
from cablekg.web.faults import Fault, RefusedError, tell
from cablekg.web.negotiate import HTML, SHORT, accepted, best, named, nothing_fits
from cablekg.web.shown import listed
from cablekg.web.site import site

door = Blueprint("sparql", __name__)

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_ROWS_SHOWN = 1_000  # in a page; the formats give all
_TABLES = [*TABLE_FORMATS.values(), HTML]
_GRAPHS = [*GRAPH_FORMATS.values(), HTML]
_EXAMPLE = """SELECT ?document ?title ?date WHERE {
  ?document a ckg:Document ; dcterms:title ?title .
  OPTIONAL { ?document ckg:earliest ?date }
} ORDER BY ?date ?document LIMIT 20"""


@dataclass(frozen=True, slots=True)
class _Parameters:
    """What a request carries: names with values, in any order and number."""

    pairs: Sequence[tuple[str, str]]

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]

    def one(self, name: str) -> str | None:
        found = self.all(name)
        if len(found) > 1:
            raise UsageError(f"{name} is given {len(found)} times", f"a request has one {name}")
        return found[0] if found else None


@door.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, describe the service to machines and give browsers a form."""
    parameters = _Parameters([*_pairs(request.query_string), *_body()])
    query = parameters.one("query")
    _refuse_updates(parameters, query)
    if query is None:
        return _without_query(parameters)
    try:
        return _answered(query, parameters)
    except UsageError as error:
        return tell(Fault.of(error), "sparql.html", query=query)


def _answered(query: str, parameters: _Parameters) -> Response:
    if not query.strip():
        raise UsageError("the query is empty", "write one, such as ASK { ?s ?p ?o }")
    wanted = _wanted(parameters)
    asked = Request(
        query,
        [media_type for media_type in wanted if media_type != HTML] or [FORMATS["json"], FORMATS["ttl"]],
        site().iris.base,
        parameters.all("default-graph-uri"),
        parameters.all("named-graph-uri"),
    )
    if len(asked.default_graphs) + len(asked.named_graphs) > MAX_GRAPHS:
        raise UsageError(f"more than {MAX_GRAPHS} graphs are named", "name none to ask all graphs at once")
    answer = site().pool.answer(asked, "query")
    if wanted == [HTML]:
        return _page(query, answer)
    return Response(answer.body, mimetype=answer.media_type)


def _body() -> list[tuple[str, str]]:
    if request.method != "POST":
        return []  # a GET's body says nothing
    kind = request.mimetype
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if kind == UPDATE:
        raise RefusedError(403, "updates are refused: this service only reads")
    if kind not in {FORM, DIRECT} or charset not in {"utf-8", "utf8"}:
        found = request.headers.get("Content-Type", "none")
        raise RefusedError(415, f"a query comes as {DIRECT} or {FORM}, in UTF-8; found Content-Type {found}")
    if kind == FORM:
        return _pairs(bodies.read())
    return [("query", _decoded(bodies.read()))]


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_decoded(encoded), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError as error:
        raise UsageError("a parameter is not UTF-8", "percent-encode the bytes of UTF-8") from error
    except ValueError as error:
        raise UsageError(f"the parameters cannot be read: {error}") from error


def _decoded(received: bytes) -> str:
    try:
        return received.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"the request is not UTF-8: {error.reason} at byte {error.start}") from error


def _refuse_updates(parameters: _Parameters, query: str | None) -> None:
    if parameters.all("update"):
        if query is not None:
            raise UpdateRefusedError(
                "query and update in one request", "a request is one operation; updates are refused"
            )
        raise RefusedError(403, "updates are refused: this service only reads")


def _wanted(parameters: _Parameters) -> list[str]:
    """Return the media types the answer may have, at most one a kind of answer; [HTML] for a page."""
    if (short := parameters.one("format")) is not None:
        return [named(short)]
    accept = request.headers.get("Accept", "")
    firsts = [next(iter(accepted(accept, offers)), None) for offers in (_TABLES, _GRAPHS)]
    if firsts == [HTML, HTML]:
        return [HTML]
    wanted = []
    for offers in (_TABLES, _GRAPHS):
        # All that is admitted: CSV and then JSON still answers an ASK, which CSV cannot hold.
        wanted += [media_type for media_type in accepted(accept, offers) if media_type != HTML]
    if not wanted:
        raise nothing_fits([*FORMATS.values(), HTML])
    return wanted


def _without_query(parameters: _Parameters) -> Response:
    if request.method == "POST":
        raise UsageError("no query is given", "the parameter is named query")
    offers = [*GRAPH_FORMATS.values(), HTML]
    short = parameters.one("format")
    media_type = named(short, SHORT) if short else best(request.headers.get("Accept", ""), offers)
    if media_type == HTML:
        return _page(None, None)
    if media_type not in offers:
        raise UsageError("no query is given", "add ?query=; without one the service describes itself as a graph")
    return Response(description.describe(site(), media_type), mimetype=media_type)


def _page(query: str | None, answer: Answer | None) -> Response:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in site().iris.prefixes().items())
    rows, graph = None, None
    if answer is not None:
        if answer.kind == "graph":
            graph = answer.body.decode("utf-8")
        else:
            rows = listed(table(answer.body), limit=_ROWS_SHOWN, is_ours=False)
    page = render_template(
        "sparql.html",
        query=prefixes + _EXAMPLE if query is None else query,
        asked=query,
        answer=answer,
        rows=rows,
        graph=graph,
        formats=GRAPH_FORMATS if graph is not None else TABLE_FORMATS,
    )
    return Response(page, mimetype=HTML)
