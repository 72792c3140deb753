"""What every page stands on: the store that is served, the pool that answers, the questions, and the addresses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from flask import current_app, request
from pyoxigraph import NamedNode

from cablekg.asking import canned
from cablekg.asking.answers import Request, Table
from cablekg.asking.canned import Question
from cablekg.asking.pool import Pool
from cablekg.errors import UsageError
from cablekg.graph.iris import NS, Iris
from cablekg.graph.swap import StoreList
from cablekg.settings import Settings

EXTENSION = "cablekg"
# In a question of queries/pages/ this block holds the thing that the page is about.
_THING = re.compile(r"VALUES \?thing \{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Site:
    """One store in service. `address` is where the service is reached; never taken from a request's Host."""

    settings: Settings
    listed: StoreList
    iris: Iris
    pool: Pool
    questions: Mapping[str, Question]
    page_questions: Mapping[str, Question]
    address: str

    def page(self, name: str, iri: str | None = None) -> Table:
        """Ask a question of `queries/pages/`, about the thing of this IRI where it asks about one.

        Raises what `Pool.answer` raises, and UsageError for an IRI that is none.
        """
        return self.pool.ask(self._about(name, iri))

    def question(self, name: str, values: Mapping[str, Sequence[str]]) -> str:
        """Return the query text of a ready question with these values. Raises as `canned.find` and `canned.bind`."""
        found = canned.find(self.questions, name)
        return canned.bind(found, values, self.pool.ask, self.iris.base)

    def graph(self, name: str, iri: str, media_type: str) -> bytes:
        """Ask a CONSTRUCT of `queries/pages/` about the thing and return its answer in a graph format."""
        return self.pool.answer(Request(self._about(name, iri), [media_type], self.iris.base), "question").body

    def href(self, iri: str) -> str | None:
        """Return where a link to this IRI leads: to our own page, or outside for http(s); None for anything else."""
        if (local := self.iris.local(iri)) is not None:
            return f"{request.script_root}/{local}"
        if iri.startswith(NS):
            return f"{request.script_root}/ns#{iri[len(NS) :]}"
        return iri if iri.startswith(("http://", "https://")) else None

    def _about(self, name: str, iri: str | None) -> str:
        text = self.page_questions[name].text
        if iri is None:
            return text
        try:
            term = str(NamedNode(iri))  # nothing but a term that the RDF library wrote gets into a query
        except ValueError as error:
            raise UsageError(f"{iri!r} is no address: {error}") from error
        return _THING.sub(lambda _: f"VALUES ?thing {{ {term} }}", text)


def site() -> Site:
    """Return the site that the running request belongs to."""
    return cast("Site", current_app.extensions[EXTENSION])
