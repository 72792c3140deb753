"""How a thing's address is answered: by a page or by data; where it is gone or unknown, that is said."""

from collections.abc import Callable

from flask import Response, request
from werkzeug.exceptions import NotFound

from cablekg.asking.answers import GRAPH_FORMATS
from cablekg.web.negotiate import HTML, best, named
from cablekg.web.site import site

_SUFFIXES = {"html": HTML} | GRAPH_FORMATS


def answer(kind: str, name: str, graph: str, page: Callable[[str], str]) -> Response:
    """Answer the address `/kind/name`, with or without an ending such as `.ttl`.

    Without one: 303 to the page or to data, as `format=` or Accept says. `page` makes the HTML for an IRI, `graph`
    names the question that gives the data. What was merged into another answers 301 with the other's address.
    Raises NotFound where nothing is said of the thing.
    """
    stem, _, suffix = name.rpartition(".")
    if not stem or suffix not in _SUFFIXES:
        stem, suffix = name, ""
    iri = address(kind, stem)
    if (newer := _newer(iri)) is not None:
        return _redirected(newer, suffix, 301)
    if not suffix:
        return _redirected(iri, _chosen(), 303)
    if suffix == "html":
        return Response(page(iri), mimetype=HTML)
    return Response(site().graph(graph, iri, _SUFFIXES[suffix]), mimetype=_SUFFIXES[suffix])


def _newer(iri: str) -> str | None:
    """Return what the thing was merged into; raises NotFound where nothing is said of it, nor it is a graph."""
    known = site().page("known", iri)
    if not known.rows and iri not in site().listed.counts:
        raise NotFound(f"nothing is known of {iri}")
    newer = known.rows[0][0] if known.rows else None
    return newer.value if newer else None


def address(kind: str, name: str) -> str:
    """Return the IRI of a thing of this kind; `name` as it stands in the path, decoded."""
    iris = site().iris
    home = iris.topic("")  # every kind writes its names in the same way
    return f"{iris.base}{kind}/{iris.topic(name).removeprefix(home)}"


def _chosen() -> str:
    short = request.args.get("format")
    if short is not None:
        named(short, _SUFFIXES)
        return short
    # Who says nothing (*/*) gets the page: it names every other form.
    media_type = best(request.headers.get("Accept", ""), list(_SUFFIXES.values()))
    return next(suffix for suffix, known in _SUFFIXES.items() if known == media_type)


def _redirected(iri: str, suffix: str, status: int) -> Response:
    where = site().href(iri) or iri
    location = f"{where}.{suffix}" if suffix else where
    return Response(f"{location}\n", status, {"Location": location}, mimetype="text/plain")
