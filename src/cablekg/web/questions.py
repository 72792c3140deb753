"""/queries/: the questions that are ready, in plain words, each with a form, its answer, and the query behind it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.exceptions import NotFound

from cablekg.asking import canned
from cablekg.asking.answers import FORMATS, TABLE_FORMATS, Request, table
from cablekg.asking.canned import ParameterError, Question
from cablekg.web.faults import fault
from cablekg.web.negotiate import HTML, best, named
from cablekg.web.shown import listed
from cablekg.web.site import site

door = Blueprint("questions", __name__)

_ROWS_SHOWN = 2_000  # in a page; the formats give all
_FORMATS = {"html": HTML} | TABLE_FORMATS


@door.get("/queries/")
def questions() -> str:
    """List the questions."""
    return render_template("questions.html", questions=site().questions.values())


@door.get("/queries/<name>")
def question(name: str) -> Response:
    """Show a question with a form and its answer, or give the answer as data.

    Without any value the question is answered for the example that its file holds, and the page says so.
    """
    stem, _, suffix = name.rpartition(".")
    if suffix not in _FORMATS:
        stem, suffix = name, ""
    found = site().questions.get(stem)
    if found is None:
        raise NotFound(f"there is no question {stem!r}; /queries/ lists them")
    values: Mapping[str, Sequence[str]] = {key: request.args.getlist(key) for key in request.args if key != "format"}
    is_example = not any(text.strip() for texts in values.values() for text in texts)
    asked = _example(found) if is_example else values
    short = suffix or request.args.get("format")
    media_type = named(short, _FORMATS) if short else _preferred()
    try:
        text = canned.bind(found, asked, site().pool.ask, site().iris.base)
    except ParameterError as error:
        # The example of a question's file may name somebody whom this collection does not know.
        return _form(found) if is_example and media_type == HTML else _refused(found, values, error)
    if media_type != HTML:
        answer = site().pool.answer(Request(text, [media_type], site().iris.base), "question")
        return Response(answer.body, mimetype=answer.media_type)
    return _page(found, asked, text, is_example=is_example)


def _preferred() -> str:
    # Who says nothing (*/*) gets the page, as at every address that has one.
    return best(request.headers.get("Accept", ""), list(_FORMATS.values()))


def _example(question: Question) -> Mapping[str, Sequence[str]]:
    return {name: param.example for name, param in question.params.items() if param.example}


def _form(question: Question) -> Response:
    return Response(render_template("question.html", question=question, values={}, rows=None), mimetype=HTML)


def _page(question: Question, values: Mapping[str, Sequence[str]], text: str, *, is_example: bool) -> Response:
    answer = site().pool.answer(Request(text, [FORMATS["json"]], site().iris.base), "question")
    page = render_template(
        "question.html",
        question=question,
        values=values,
        # Not by url_for: a parameter may be called `name`, as the route's own is.
        encoded=urlencode(values, doseq=True),
        text=text,
        is_example=is_example,
        rows=listed(table(answer.body), limit=_ROWS_SHOWN),
        formats=TABLE_FORMATS,
    )
    return Response(page, mimetype=HTML)


def _refused(question: Question, values: Mapping[str, Sequence[str]], error: ParameterError) -> Response:
    """Say what is wrong with a value, with a link for each of those who could be meant."""
    name = error.message.partition(":")[0]
    address = url_for("questions.question", name=question.name)
    links = tuple(
        (f"{address}?{urlencode({**values, name: [choice.id]}, doseq=True)}", f"{choice.label} ({choice.id})")
        for choice in error.choices
    )
    return fault(400, error.message, error.hint, links)
