"""/document/ID: one document, and the list of all."""

from flask import Blueprint, Response, render_template

from cablekg.web import document_page, things
from cablekg.web.shown import listed
from cablekg.web.site import site
from cablekg.web.statements import Statements
from cablekg.web.why import Why

door = Blueprint("documents", __name__)

_SHOWN = 2_000  # documents in the list


@door.get("/document/")
def documents() -> str:
    """List every document, oldest first."""
    rows = listed(site().page("documents"), limit=_SHOWN)
    return render_template("list.html", title="Documents", rows=rows, caption="Every document, oldest first")


@door.get("/document/<path:name>")
def document(name: str) -> Response:
    """Show a document, or give its data."""
    return things.answer("document", name, "document-graph", _page)


def _page(iri: str) -> str:
    here = site()
    said = Statements(here.asked_about("document", "document", iri))
    page = document_page.read(said, Why(here.asked_about("why-document", "document", iri)), iri)
    witness = document_page.witness(here.page("document-sources", iri), page, here.listed.version)
    family = document_page.family(here.page("document-family", iri))
    return render_template("document.html", page=page, witness=witness, family=family, local=here.iris.local(iri))
