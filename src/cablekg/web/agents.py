"""/agent/ID: a person or body with its names and documents, and the list of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from cablekg.asking.answers import Cell, Table
from cablekg.graph.vocab import CKG, RDF, SCHEMA, SKOS, SKOSXL
from cablekg.web import things
from cablekg.web.shown import Rows, Shown, listed, span
from cablekg.web.site import site
from cablekg.web.statements import Statements, Value, anchor

door = Blueprint("agents", __name__)

_SHOWN = 500  # documents of one role in a page; the questions give all
_KINDS = {"Person": "person", "CorporateBody": "body"}
_ROLES = {
    CKG.sender: "Sent",
    CKG.recipient: "Received",
    CKG.intermediary: "Passed on",
    CKG.participant: "Took part in",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the register has it; `used_by` and `towards` are those who used it, and to whom."""

    anchor: str
    text: str
    language: str | None
    kind: str
    is_preferred: bool
    period: str
    used_by: Sequence[Shown]
    towards: Sequence[Shown]
    notes: Sequence[str]


@door.get("/agent/")
def agents() -> str:
    """List every agent by name."""
    rows = listed(site().page("agents"))
    return render_template("list.html", title="Persons and bodies", rows=rows, caption="Persons and bodies, by name")


@door.get("/agent/<path:name>")
def agent(name: str) -> Response:
    """Show an agent, or give its data."""
    return things.answer("agent", name, "agent-graph", _page)


def _page(iri: str) -> str:
    here = site()
    said = Statements(here.page("agent", iri))
    kinds = (_KINDS.get(value.cell.value.rpartition("#")[2]) for value in said.all(iri, RDF.type))
    return render_template(
        "agent.html",
        iri=iri,
        local=here.iris.local(iri),
        name=said.text(iri, SKOS.prefLabel) or iri,
        kind=next((kind for kind in kinds if kind), "kind unknown"),
        is_provisional=said.text(iri, CKG.provisional) == "true",
        born=said.texts(iri, SCHEMA.birthDate),
        died=said.texts(iri, SCHEMA.deathDate),
        notes=said.texts(iri, SKOS.note),
        links=_shown([*said.all(iri, SKOS.exactMatch), *said.all(iri, SKOS.closeMatch)]),
        names=sorted((_name(said, alias.cell.value, iri) for alias in said.all(iri, CKG.alias)), key=_preferred_first),
        written=listed(here.asked_about("names-of", "agent", iri)),
        documents=_by_role(here.page("agent-documents", iri)),
        shown_at_most=_SHOWN,
    )


def _name(said: Statements, alias: str, agent: str) -> Name:
    form, kind = said.first(alias, SKOSXL.literalForm), said.first(alias, CKG.aliasKind)
    return Name(
        anchor=anchor(alias, agent),
        text=form.text if form else "",
        language=form.cell.language if form else None,
        kind=kind.text if kind else "",
        is_preferred=kind is not None and kind.cell.value.endswith("/preferred"),
        period=span(_cell(said.first(alias, CKG.earliest)), _cell(said.first(alias, CKG.latest))),
        used_by=_shown(said.all(alias, CKG.user)),
        towards=_shown(said.all(alias, CKG.correspondent)),
        notes=said.texts(alias, SKOS.note),
    )


def _preferred_first(name: Name) -> tuple[bool, str]:
    return not name.is_preferred, name.text


def _by_role(documents: Table) -> list[tuple[str, Rows]]:
    parts = []
    for role, words in _ROLES.items():
        rows = tuple(row[1:] for row in documents.rows if row[0] is not None and row[0].value == role.value)
        if rows:
            parts.append((words, listed(Table(documents.columns[1:], rows), limit=_SHOWN)))
    return parts


def _shown(values: Sequence[Value]) -> list[Shown]:
    return [shown for value in values if (shown := value.shown)]


def _cell(value: Value | None) -> Cell | None:
    return value.cell if value else None
