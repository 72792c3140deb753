"""/queries/: the questions that are ready, in plain words, each with a form, its answer, and the query behind it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.exceptions import NotFound

from cablekg.asking import canned
from cablekg.asking.answers import FORMATS, TABLE_FORMATS, Request, table
from cablekg.asking.canned import ParameterError, Question
from cablekg.web.faults import Fault, tell
from cablekg.web.negotiate import HTML, best, named
from cablekg.web.shown import listed
from cablekg.web.site import site

door = Blueprint("questions", __name__)

_ROWS_SHOWN = 2_000  # in a page; the formats give all
_FORMATS = {"html": HTML} | TABLE_FORMATS
_SUCH_AS = "for example "  # so begins a hint that holds a value of the shipped set


@door.get("/queries/")
def questions() -> str:
    """List the questions."""
    return render_template("questions.html", questions=site().questions.values())


@door.get("/queries/<name>")
def question(name: str) -> Response:
    """Show a question with a form and its answer, or give the answer as data.

    The page of the bare address answers for the example that the question's file holds, and says so. Data are never
    an answer to what nobody asked: for them, and for any value given, what is missing is missed.
    """
    stem, _, suffix = name.rpartition(".")
    if suffix not in _FORMATS:
        stem, suffix = name, ""
    found = site().questions.get(stem)
    if found is None:
        raise NotFound(f"there is no question {stem!r}")
    values: Mapping[str, Sequence[str]] = {key: request.args.getlist(key) for key in request.args if key != "format"}
    short = suffix or request.args.get("format")
    media_type = named(short, _FORMATS) if short else _preferred()
    is_example = media_type == HTML and not values
    asked = _example(found) if is_example else values
    try:
        text = _bound(found, asked)
    except ParameterError as error:
        # The example of a question's file may name somebody whom this collection does not know.
        return _form(found) if is_example else _refused(found, values, error)
    if media_type != HTML:
        answer = site().pool.answer(Request(text, [media_type], site().iris.base), "question")
        return Response(answer.body, mimetype=answer.media_type)
    return _page(found, asked, text, is_example=is_example)


def _preferred() -> str:
    # Who says nothing (*/*) gets the page, as at every address that has one.
    return best(request.headers.get("Accept", ""), list(_FORMATS.values()))


def _example(question: Question) -> Mapping[str, Sequence[str]]:
    return {name: param.example for name, param in question.params.items() if param.example and not param.words}


def _bound(question: Question, values: Mapping[str, Sequence[str]]) -> str:
    return canned.bind(question, values, site().pool.ask, site().iris.base)


def _has_example(question: Question) -> bool:
    """Say whether the example of the question's file is one of this collection."""
    try:
        _bound(question, _example(question))
    except ParameterError:
        return False
    return True


def _form(question: Question) -> Response:
    return Response(render_template("question.html", question=question, values={}, rows=None), mimetype=HTML)


def _page(question: Question, values: Mapping[str, Sequence[str]], text: str, *, is_example: bool) -> Response:
    answer = site().pool.answer(Request(text, [FORMATS["json"]], site().iris.base), "question")
    page = render_template(
        "question.html",
        question=question,
        values=values,
        asked="; ".join(f"{name}={value}" for name, texts in values.items() for value in texts if value.strip()),
        # Not by url_for: a parameter may be called `name`, as the route's own is.
        encoded=urlencode(values, doseq=True),
        text=text,
        is_example=is_example,
        rows=listed(table(answer.body), limit=_ROWS_SHOWN),
        formats=TABLE_FORMATS,
    )
    return Response(page, mimetype=HTML)


def _refused(question: Question, values: Mapping[str, Sequence[str]], error: ParameterError) -> Response:
    """Say above the form, as it was filled, what is wrong with a value; each of those who could be meant is a link."""
    links = tuple(
        (_instead(question, values, error, choice.id), f"{choice.label} ({choice.id})") for choice in error.choices
    )
    hint = "" if error.hint.startswith(_SUCH_AS) and not _has_example(question) else error.hint
    fault = Fault(400, error.message, hint, links)
    return tell(fault, "question.html", question=question, values=values, rows=None)


def _instead(question: Question, values: Mapping[str, Sequence[str]], error: ParameterError, chosen: str) -> str:
    """Return the address of the question with the choice in place of the value that the error speaks of."""
    name = error.message.partition(":")[0]
    meant = [chosen if repr(value.strip()) in error.message else value for value in values[name]]
    address = url_for("questions.question", name=question.name)
    return f"{address}?{urlencode({**values, name: meant}, doseq=True)}"
