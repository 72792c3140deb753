"""How a thing's address is answered: by a page or by data; where it is gone or unknown, that is said."""

from collections.abc import Callable
from urllib.parse import quote, unquote

from flask import Response, request
from werkzeug.exceptions import NotFound

from cablekg.asking.answers import GRAPH_FORMATS
from cablekg.web.negotiate import HTML, best, named
from cablekg.web.site import site

_SUFFIXES = {"html": HTML} | GRAPH_FORMATS
_MERGES = 20  # followed from one thing to the next; a register has two or three


def answer(kind: str, name: str, graph: str, page: Callable[[str], str]) -> Response:
    """Answer the address `/kind/name`, with or without an ending such as `.ttl`.

    Without one: 303 to the page or to data, as `format=` or Accept says. `page` makes the HTML for an IRI, `graph`
    names the question that gives the data. What was merged into another answers 301 with the other's address.
    An id may itself end like a format (`vol-1/d24.ttl`): the whole name is tried first.
    Raises NotFound where nothing is said of the thing.
    """
    stem, suffix = _split(kind, name)
    iri = address(kind, stem)
    if (newer := _newest(kind, iri)) is not None:
        return _redirected(newer, suffix, 301)
    if suffix:
        return _given(iri, suffix, graph, page)
    suffix = _chosen()
    if _is_known(address(kind, f"{stem}.{suffix}")):  # the address of the page or data is another thing's own
        return _given(iri, suffix, graph, page)
    return _redirected(iri, suffix, 303)


def _split(kind: str, name: str) -> tuple[str, str]:
    """Part a name into the id of something known and the ending; raises NotFound where neither reading is known."""
    if _is_known(address(kind, name)):
        return name, ""
    stem, _, suffix = name.rpartition(".")
    if not stem or suffix not in _SUFFIXES:
        stem, suffix = name, ""
    if not suffix or not _is_known(address(kind, stem)):
        raise NotFound(f"there is no {kind} {stem!r}")
    return stem, suffix


def _given(iri: str, suffix: str, graph: str, page: Callable[[str], str]) -> Response:
    if suffix == "html":
        return Response(page(iri), mimetype=HTML)
    return Response(site().graph(graph, iri, _SUFFIXES[suffix]), mimetype=_SUFFIXES[suffix])


def _is_known(iri: str) -> bool:
    """Say whether anything is said of the thing, or it is a graph."""
    return bool(site().page("known", iri).rows) or iri in site().listed.counts


def _newest(kind: str, iri: str) -> str | None:
    """Return what the thing was merged into in the end; None for what stands, or was merged in a circle."""
    seen = [iri]
    while (newer := _newer(kind, seen[-1])) is not None:
        if newer in seen or len(seen) > _MERGES:
            return None
        seen.append(newer)
    return seen[-1] if len(seen) > 1 else None


def _newer(kind: str, iri: str) -> str | None:
    """Return the next thing that this one was merged into: one of the same kind with a page, known here."""
    cells = [row[0] for row in site().page("known", iri).rows]
    found = (cell.value for cell in cells if cell is not None and cell.kind == "uri" and cell.value != iri)
    return next((newer for newer in found if _is_address(kind, newer) and _is_known(newer)), None)


def _is_address(kind: str, iri: str) -> bool:
    home = address(kind, "")
    return iri.startswith(home) and address(kind, unquote(iri.removeprefix(home))) == iri


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
    if not suffix and (short := request.args.get("format")) is not None:
        location += f"?format={quote(short)}"
    return Response(f"{location}\n", status, {"Location": location}, mimetype="text/plain")
