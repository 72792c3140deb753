"""Every quad of a build, in one stream: records, register, vocabulary, links, exchanges, foreign graphs, catalogue."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pyoxigraph import Quad

from cablekg.authority.register import PROVISIONAL
from cablekg.build.folder import BuildRequest, Kept, is_rdf, paths
from cablekg.errors import Finding, SourceError
from cablekg.graph import authorities, derive, foreign, register, summaries
from cablekg.graph.describe import Describer
from cablekg.graph.iris import Iris
from cablekg.graph.roles import roles
from cablekg.graph.vocab import DCTERMS, RDFS, SKOS
from cablekg.index import short
from cablekg.model import Record
from cablekg.settings import shipped


def quads(
    request: BuildRequest,
    kept: Kept,
    records: Sequence[Record],
    findings: list[Finding],
    progress: Callable[[str], None],
) -> Iterator[Quad]:
    """Give every quad, once or more: a store is a set. Faults of foreign graphs are added to `findings`."""
    iris = Iris(request.settings.base_iri)
    mergers = {merger.old: kept.register.current(merger.old) for merger in kept.register.mergers}
    superiors = authorities.superiors(shipped("ontology"))
    yield from derive.entailed(_described(kept, records, iris), superiors, iris)
    yield from derive.entailed(derive.exchanges(records, mergers, iris), superiors, iris)
    yield from summaries.summary(records, iris)
    yield from _foreign(request, kept, findings, progress)
    yield from _catalogue(kept, iris)


def _described(kept: Kept, records: Sequence[Record], iris: Iris) -> Iterator[Quad]:
    describer = Describer(iris)
    for record in records:
        yield from describer.record(record)
        yield from roles(record, iris)
        if record.document.place and (place := kept.subjects.place(record.document.place)):
            yield describer.place(record, place.id)
    yield from _provisional(records, iris)
    known = kept.register
    yield from register.agents(iris, known.agents, known.aliases)
    yield from register.terms(iris, known.aliases, known.offices, kept.subjects.places)
    for merger in known.mergers:
        yield register.merged(iris, merger.old, known.current(merger.old))
    yield from _vocabulary(kept, records, iris)
    for link in kept.links:
        yield authorities.link(iris, link.subject, link.predicate, link.object)


def _provisional(records: Iterable[Record], iris: Iris) -> Iterator[Quad]:
    """Describe each provisional agent once, with every spelling of its name."""
    names: dict[str, list[str]] = {}
    sources: dict[str, str] = {}
    for outer in records:
        for record in outer.wholes:
            for mention, readings in zip(record.document.mentions, record.readings, strict=True):
                for reading in readings:
                    if reading.agent.startswith(PROVISIONAL):
                        sources.setdefault(reading.agent, record.witnesses[0].source)
                        names.setdefault(reading.agent, []).append(mention.name)
    for agent, written in names.items():
        yield from register.provisional(iris, agent, list(dict.fromkeys(written)), sources[agent])


def _vocabulary(kept: Kept, records: Iterable[Record], iris: Iris) -> Iterator[Quad]:
    yield from authorities.ontology(iris, shipped("ontology"))
    for topic in kept.subjects.topics.values():
        others = {SKOS.broader: topic.broader, SKOS.related: topic.related}
        yield from authorities.concept(iris, topic.id, topic.label, topic.note, others)
    for place in kept.subjects.places.values():
        yield from authorities.place(iris, place.id, place.label, place.variants, place.note)
    forms: dict[str, str] = {}
    for record in records:
        for witness in record.witnesses:
            for form in (witness.document.form, record.document.form):
                if form:
                    forms.setdefault(short(form), form)
    for code, label in forms.items():
        yield from authorities.form(iris, code, label)


def _foreign(
    request: BuildRequest, kept: Kept, findings: list[Finding], progress: Callable[[str], None]
) -> Iterator[Quad]:
    limits = foreign.Limits(max_bytes=request.settings.source_max_bytes)
    for source in kept.sources.values():
        for path, shown in paths(request, source):
            if is_rdf(path, source):
                progress(f"loading {shown}")
                try:
                    yield from foreign.read(path, source.id, request.settings.base_iri, shown=shown, limits=limits)
                except SourceError as error:
                    findings += error.findings


def _catalogue(kept: Kept, iris: Iris) -> Iterator[Quad]:
    for source in kept.sources.values():
        words = {
            DCTERMS.title: source.title,
            DCTERMS.publisher: source.holder,
            DCTERMS.license: source.licence,
            DCTERMS.date: source.retrieved,
            RDFS.seeAlso: source.address,
        }
        if source.summary == "editor":
            words[SKOS.note] = "The abstracts are the editors' own words (voice: editor); they never say who is meant."
        yield from authorities.source(iris, source.id, {term: word for term, word in words.items() if word})
