"""/agent/ID: a person or body with its names and documents, and the list of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template
from pyoxigraph import NamedNode

from cablekg.asking.answers import Cell, Table
from cablekg.graph.vocab import CKG, DCTERMS, RDF, RICO, SCHEMA, SKOS, SKOSXL
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


@dataclass(frozen=True, slots=True)
class LifeDate:
    """A day of birth or death, and who says so; rival ones stand side by side."""

    anchor: str
    date: str
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office, with file and line of the register."""

    anchor: str
    office: str
    places: Sequence[Shown]
    period: str
    notes: Sequence[str]
    where: str


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
    names = said.all(iri, SKOS.prefLabel)
    name = next((value for value in names if value.cell.language is None), next(iter(names), None))
    kinds = (_KINDS.get(value.cell.value.rpartition("#")[2]) for value in said.all(iri, RDF.type))
    return render_template(
        "agent.html",
        iri=iri,
        local=here.iris.local(iri),
        name=name.text if name else iri,
        other_scripts=_shown([value for value in names if value != name]),
        kind=next((kind for kind in kinds if kind), "kind unknown"),
        is_provisional=said.text(iri, CKG.provisional) == "true",
        born=_lives(said, iri, RICO.hasBirthDate, SCHEMA.birthDate),
        died=_lives(said, iri, RICO.hasDeathDate, SCHEMA.deathDate),
        notes=said.texts(iri, SKOS.note),
        links=_shown([*said.all(iri, SKOS.exactMatch), *said.all(iri, SKOS.closeMatch)]),
        names=sorted((_name(said, alias.cell.value, iri) for alias in said.all(iri, CKG.alias)), key=_preferred_first),
        terms_of_office=sorted((_term(said, term.cell.value, iri) for term in said.all(iri, CKG.term)), key=_by_period),
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


def _lives(said: Statements, agent: str, leads: NamedNode, holds: NamedNode) -> list[LifeDate]:
    """Give the dates that are nodes, each with its source; where a graph has none, the plain ones."""
    nodes = [value.cell.value for value in said.all(agent, leads)]
    told = [LifeDate(anchor(n, agent), said.text(n, DCTERMS.date) or "", said.texts(n, SKOS.note)) for n in nodes]
    return told or [LifeDate("", date, []) for date in said.texts(agent, holds)]


def _term(said: Statements, node: str, agent: str) -> Term:
    file, line = said.text(node, CKG.sourceFile), said.text(node, CKG.sourceLine)
    return Term(
        anchor=anchor(node, agent),
        office=said.text(node, CKG.office) or "",
        places=_shown(said.all(node, CKG.place)),
        period=span(_cell(said.first(node, CKG.earliest)), _cell(said.first(node, CKG.latest))),
        notes=said.texts(node, SKOS.note),
        where=" line ".join(word for word in (file, line) if word),
    )


def _by_period(term: Term) -> tuple[str, str]:
    return term.period.rpartition("the ")[2], term.office


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
