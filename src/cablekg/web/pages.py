"""The front page, the pages of topics, places, codes, exchanges and graphs, and the vocabulary."""

from functools import cache

import pyoxigraph
from flask import Blueprint, Response, render_template, request
from pyoxigraph import Literal, NamedNode, RdfFormat

from cablekg.asking.answers import GRAPH_FORMATS, Cell, Table
from cablekg.graph.iris import NS
from cablekg.graph.vocab import OWL, RDF, RDFS, SKOS
from cablekg.settings import shipped
from cablekg.web import things
from cablekg.web.negotiate import HTML, best, named
from cablekg.web.shown import Rows, listed, short, without_empty_columns
from cablekg.web.site import site
from cablekg.web.statements import anchor

door = Blueprint("pages", __name__)

_TERM_TEXTS = {RDFS.label, RDFS.comment, SKOS.example}


@door.get("/")
def front() -> str:
    """Say what is in the graph, and where to begin."""
    here = site()
    counts = here.page("front")
    held = {name: cell.value if cell else "" for name, cell in zip(counts.columns, counts.rows[0], strict=True)}
    return render_template(
        "front.html",
        held=held,
        sources=without_empty_columns(listed(here.page("sources"))),
        questions=here.questions.values(),
        listed=here.listed,
        quads=sum(here.listed.counts.values()),
    )


@door.get("/topic/<path:name>", defaults={"kind": "topic"})
@door.get("/place/<path:name>", defaults={"kind": "place"})
@door.get("/code/<path:name>", defaults={"kind": "code"})
@door.get("/exchange/<path:name>", defaults={"kind": "exchange"})
@door.get("/graph/<path:name>", defaults={"kind": "graph"})
def thing(kind: str, name: str) -> Response:
    """Show what is said of a thing and what points at it, or give its data."""
    return things.answer(kind, name, "thing-graph", lambda iri: _page(kind, iri))


@door.get("/ns", endpoint="vocabulary", defaults={"suffix": ""})
@door.get("/ns.<suffix>", endpoint="vocabulary")
def vocabulary(suffix: str) -> Response:
    """Give the vocabulary as a page or as Turtle."""
    short = suffix or request.args.get("format")
    offers = {"html": HTML, "ttl": GRAPH_FORMATS["ttl"]}
    media_type = named(short, offers) if short else best(request.headers.get("Accept", ""), list(offers.values()))
    if media_type == HTML:
        return Response(render_template("vocabulary.html", terms=_terms(), ns=NS), mimetype=HTML)
    return Response((shipped("ontology") / "cablekg.ttl").read_bytes(), mimetype=media_type)


def _page(kind: str, iri: str) -> str:
    said = site().page("thing", iri)
    labels = [row[1] for row in said.rows if row[0] and row[1] and row[0].value == SKOS.prefLabel.value]
    plain = [label.value for label in labels if label.language in {None, "en"}]
    return render_template(
        "thing.html",
        kind=kind,
        iri=iri,
        local=site().iris.local(iri),
        name=next(iter(plain), short(iri)),
        said=listed(said),
        parts=_parts(iri) if kind == "graph" else [],
        named_by=listed(site().page("thing-named-by", iri)),
    )


def _parts(iri: str) -> list[tuple[str, Rows]]:
    """Return what is said of each part of a graph's address, such as `graph/catalogue#dataset`, by its fragment."""
    found = site().page("thing-parts", iri)
    rows: dict[str, list[tuple[Cell | None, ...]]] = {}
    for part, *said in found.rows:
        if part is not None:
            rows.setdefault(anchor(part.value, iri), []).extend([tuple(said)] if said[0] else [])
    return [(name, listed(Table(found.columns[1:], tuple(several)))) for name, several in rows.items()]


@cache
def _terms() -> list[dict[str, str]]:
    """Return the terms of the vocabulary with name, kind, label, comment and example, in the order of the file."""
    said: dict[str, dict[str, str]] = {}
    for triple in pyoxigraph.parse(path=shipped("ontology") / "cablekg.ttl", format=RdfFormat.TURTLE):
        subject, prop, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(NS):
            continue
        term = said.setdefault(subject.value.removeprefix(NS), {})
        if prop == RDF.type:
            term["kind"] = "class" if value == OWL.Class else "property"
        elif prop in _TERM_TEXTS and isinstance(value, Literal) and value.language in {"en", None}:
            term[prop.value.rpartition("#")[2]] = value.value
    return [{"name": name} | term for name, term in said.items()]
