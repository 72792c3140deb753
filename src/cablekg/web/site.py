"""What every page stands on: the store that is served, the pool that answers, the questions, and the addresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from flask import current_app, request
from pyoxigraph import NamedNode

from cablekg.asking.answers import Request, Table
from cablekg.asking.canned import Question
from cablekg.asking.pool import Pool
from cablekg.errors import UsageError
from cablekg.graph.iris import NS, THINGS, Iris
from cablekg.graph.swap import StoreList
from cablekg.settings import Settings

EXTENSION = "cablekg"
# This block of a question holds the thing that a page is about; those of queries/pages/ call it `thing`.
_BLOCK = r"VALUES \?{} \{{[^{{}}]*\}}"


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
        question = self.page_questions[name]
        return self.pool.ask(question.text if iri is None else _filled(question, "thing", iri))

    def asked_about(self, name: str, param: str, iri: str) -> Table:
        """Ask a ready question whose `param` is this IRI as it stands, whatever is or is not said of it.

        Raises as `page`.
        """
        return self.pool.ask(_filled(self.questions[name], param, iri))

    def graph(self, name: str, iri: str, media_type: str) -> bytes:
        """Ask a CONSTRUCT of `queries/pages/` about the thing and return its answer in a graph format."""
        text = _filled(self.page_questions[name], "thing", iri)
        return self.pool.answer(Request(text, [media_type], self.iris.base), "question").body

    def href(self, iri: str) -> str | None:
        """Return where a link to this IRI leads: to our own page, or outside for http(s); None for anything else.

        Below our base only the things and the vocabulary have pages; a blank node that was given an address has none.
        """
        if iri.startswith(NS):
            return f"{request.script_root}/ns#{iri[len(NS) :]}"
        if (local := self.iris.local(iri)) is not None:
            kind, _, name = local.partition("/")
            has_page = local == "ns" or (kind in THINGS and name)
            return f"{request.script_root}/{local}" if has_page else None
        return iri if iri.startswith(("http://", "https://")) else None


def _filled(question: Question, param: str, iri: str) -> str:
    try:
        term = str(NamedNode(iri))  # nothing but a term that the RDF library wrote gets into a query
    except ValueError as error:
        raise UsageError(f"{iri!r} is no address: {error}") from error
    return re.sub(_BLOCK.format(param), lambda _: f"VALUES ?{param} {{ {term} }}", question.text)


def site() -> Site:
    """Return the site that the running request belongs to."""
    return cast("Site", current_app.extensions[EXTENSION])
