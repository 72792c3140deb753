"""The register as RDF: agents with every name, date of life and term of office, apart from what documents say."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from cablekg.graph.iris import Iris
from cablekg.graph.values import dates
from cablekg.graph.vocab import CKG, DCTERMS, EDTF, RDF, RICO, SCHEMA, SKOS, SKOSXL, XSD
from cablekg.index import numbered, slug
from cablekg.model import Agent, Alias, LifeDate, Office

KINDS = {"person": RICO.Person, "body": RICO.CorporateBody, "post": RICO.Agent, "unknown": RICO.Agent}

#: The event of a life, the property that leads to its date as a node, and the one that holds the date itself.
LIVES = {"born": (RICO.hasBirthDate, SCHEMA.birthDate), "died": (RICO.hasDeathDate, SCHEMA.deathDate)}


def agents(iris: Iris, known: Mapping[str, Agent], aliases: Iterable[Alias]) -> Iterator[Quad]:
    """Describe the agents of the register with every name and date of life, in /graph/register.

    One preferred name has no language tag, and is the one to show; others have one each.
    """
    graph = NamedNode(iris.graph("register"))
    for agent in known.values():
        node = NamedNode(iris.agent(agent.id))
        yield Quad(node, RDF.type, KINDS[agent.kind], graph)
        yield Quad(node, SKOS.prefLabel, Literal(agent.name), graph)
        yield from _lives(iris, agent, node, graph)
        for note in (agent.dates_basis, agent.note):
            if note:
                yield Quad(node, SKOS.note, Literal(note), graph)
    for alias in aliases:
        yield from _alias(iris, alias, graph)


def terms(iris: Iris, aliases: Iterable[Alias], offices: Iterable[Office], places: Container[str]) -> Iterator[Quad]:
    """Describe every term of office, in /graph/register; a place that is not listed stays a text."""
    taken: dict[str, set[str]] = {}
    for alias in aliases:
        taken.setdefault(alias.agent, set()).add(alias.fragment)
    for office in offices:
        fragment = numbered(f"term-{slug(office.office) or 'office'}", taken.setdefault(office.agent, set()))
        taken[office.agent].add(fragment)
        yield from _term(iris, office, fragment, is_placed=office.place in places)


def _lives(iris: Iris, agent: Agent, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """Describe each date of birth and death as a node of its own: rival ones have each their source."""
    count = {"born": 0, "died": 0}
    for life in agent.lives:
        count[life.event] += 1
        fragment = life.event if count[life.event] == 1 else f"{life.event}-{count[life.event]}"
        yield from _life(life, node, NamedNode(iris.agent(agent.id, fragment)), graph)


def _life(life: LifeDate, agent: NamedNode, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    leads, holds = LIVES[life.event]
    edtf = Literal(life.date.edtf or "", datatype=EDTF.EDTF)
    yield Quad(agent, holds, edtf, graph)
    yield Quad(agent, leads, node, graph)
    yield Quad(node, RDF.type, RICO.Date, graph)
    yield Quad(node, DCTERMS.date, edtf, graph)
    for predicate, value in dates(life.date):
        if predicate in (CKG.earliest, CKG.latest):
            yield Quad(node, predicate, value, graph)
    if life.source:
        yield Quad(node, SKOS.note, Literal(life.source), graph)


def _term(iris: Iris, office: Office, fragment: str, *, is_placed: bool) -> Iterator[Quad]:
    graph = NamedNode(iris.graph("register"))
    node = NamedNode(iris.agent(office.agent, fragment))
    yield Quad(NamedNode(iris.agent(office.agent)), CKG.term, node, graph)
    yield Quad(node, RDF.type, RICO.PositionHoldingRelation, graph)
    yield Quad(node, CKG.office, Literal(office.office), graph)
    if office.place and is_placed:
        yield Quad(node, CKG.place, NamedNode(iris.place(office.place)), graph)
    elif office.place:
        yield Quad(node, CKG.placeText, Literal(office.place), graph)
    for predicate, bound in ((CKG.earliest, office.period.earliest), (CKG.latest, office.period.latest)):
        if bound:
            yield Quad(node, predicate, Literal(bound.isoformat(), datatype=XSD.date), graph)
    if office.evidence:
        yield Quad(node, SKOS.note, Literal(office.evidence), graph)
    yield Quad(node, CKG.sourceFile, Literal("register/offices.tsv"), graph)
    yield Quad(node, CKG.sourceLine, Literal(office.line), graph)


def _alias(iris: Iris, alias: Alias, graph: NamedNode) -> Iterator[Quad]:
    agent = NamedNode(iris.agent(alias.agent))
    node = NamedNode(iris.agent(alias.agent, alias.fragment))
    name = Literal(alias.name, language=alias.script.lower()) if alias.script else Literal(alias.name)
    yield Quad(agent, CKG.alias, node, graph)
    if alias.kind != "preferred":
        yield Quad(agent, SKOS.altLabel, name, graph)
    elif alias.script:
        yield Quad(agent, SKOS.prefLabel, name, graph)
    yield Quad(node, RDF.type, CKG.Alias, graph)
    yield Quad(node, SKOSXL.literalForm, name, graph)
    yield Quad(node, CKG.aliasKind, NamedNode(iris.code(alias.kind)), graph)
    for predicate, bound in ((CKG.earliest, alias.period.earliest), (CKG.latest, alias.period.latest)):
        if bound:
            yield Quad(node, predicate, Literal(bound.isoformat(), datatype=XSD.date), graph)
    for predicate, others in ((CKG.user, alias.user), (CKG.correspondent, alias.correspondents)):
        for other in others:
            yield Quad(node, predicate, NamedNode(iris.agent(other)), graph)
    if alias.evidence:
        yield Quad(node, SKOS.note, Literal(alias.evidence), graph)
    if alias.line is not None:
        file = "register/aliases.tsv" if alias.kind != "preferred" or alias.script else "register/agents.tsv"
        yield Quad(node, CKG.sourceFile, Literal(file), graph)
        yield Quad(node, CKG.sourceLine, Literal(alias.line), graph)


def provisional(iris: Iris, agent: str, names: Sequence[str], source: str) -> Iterator[Quad]:
    """Describe an agent that stands for a name nobody in the register bears, in the graph of its source.

    `names` are its spellings as met; the first is the preferred one.
    """
    graph = NamedNode(iris.graph(f"source/{source}"))
    node = NamedNode(iris.agent(agent))
    yield Quad(node, RDF.type, RICO.Agent, graph)
    yield Quad(node, SKOS.prefLabel, Literal(names[0]), graph)
    yield Quad(node, CKG.provisional, Literal(True), graph)
    taken: set[str] = set()
    for name in names:
        fragment = numbered(slug(name) or "alias", taken)
        taken.add(fragment)
        alias = NamedNode(iris.agent(agent, fragment))
        yield Quad(node, CKG.alias, alias, graph)
        if name != names[0]:
            yield Quad(node, SKOS.altLabel, Literal(name), graph)
        yield Quad(alias, RDF.type, CKG.Alias, graph)
        yield Quad(alias, SKOSXL.literalForm, Literal(name), graph)
        yield Quad(alias, CKG.aliasKind, NamedNode(iris.code("variant")), graph)


def merged(iris: Iris, old: str, new: str) -> Quad:
    """Say which agent an old address leads to."""
    graph = NamedNode(iris.graph("register"))
    return Quad(NamedNode(iris.agent(old)), DCTERMS.isReplacedBy, NamedNode(iris.agent(new)), graph)
