"""What a visitor is told when something cannot be done: one table of statuses, problem documents, pages for browsers.

Problem documents: https://www.rfc-editor.org/rfc/rfc9457
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from cablekg.asking.answers import AnswerTooLargeError, FormatError, QueryFailedError, QuerySyntaxError
from cablekg.asking.child import EngineEndedError, QueryTimeError
from cablekg.asking.guard import QueryTooLongError, ServiceRefusedError
from cablekg.asking.pool import PoolBusyError
from cablekg.errors import StoreError, UsageError
from cablekg.web.negotiate import HTML, accepted

PROBLEM = "application/problem+json"
RETRY_AFTER_S = 2

#: The first that fits counts; anything else that a user can mend is 400.
_STATUSES: tuple[tuple[type[UsageError], int], ...] = (
    (ServiceRefusedError, 403),
    (FormatError, 406),
    (QueryTooLongError, 413),
    (AnswerTooLargeError, 413),
    (QueryFailedError, 500),
    (QueryTimeError, 503),
    (EngineEndedError, 503),
    (PoolBusyError, 503),
    (StoreError, 503),
    (UsageError, 400),
)
#: In place of the web library's own sentences, which speak of servers and the rules of a form.
_SENTENCES = {
    404: "nothing stands at {path}",
    405: "{path} does not take {method}",
    413: "the request is larger than this service takes",
    500: "this is a fault of the service, not of the request; the service's log says more",
}
_WAY_OUT = "/document/ lists the documents, /queries/ the questions that are ready"
# The engine offers among what it expected words that are refused, or belong to no standard.
_NOT_OFFERED = re.compile(r"\b(?:SERVICE|LATERAL), |, (?:SERVICE|LATERAL)\b")
_TITLES = {
    400: "The request cannot be understood",
    403: "Refused",
    404: "Not found",
    405: "Not allowed here",
    406: "Not to be had in this format",
    413: "Too large",
    415: "Not in this form",
    500: "The service failed",
    503: "Not now",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a visitor is told; `choices` are links (address, words) that a browser's page offers."""

    status: int
    message: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """The kind of fault in few words."""
        return _TITLES.get(self.status, "The request failed")

    @classmethod
    def of(cls, error: UsageError) -> "Fault":
        """Return what is told of an error, with its status.

        >>> Fault.of(QuerySyntaxError("error at 2:9: expected one of LATERAL, SERVICE, [_]"))
        Fault(status=400, message='error at 2:9: expected one of [_]', hint='', choices=())
        """
        message = _NOT_OFFERED.sub("", error.message) if isinstance(error, QuerySyntaxError) else error.message
        return cls(status_of(error), message, error.hint)


class RefusedError(UsageError):
    """A fault that only the web knows, with its status: a wrong media type, an update sent to the query door."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.status = status


def init_app(app: Flask) -> None:
    """Make every fault of the app a problem document, or a page where a browser asks."""
    app.register_error_handler(UsageError, _usage)
    app.register_error_handler(HTTPException, _http)


def tell(fault: Fault, template: str = "fault.html", **shown: object) -> Response:
    """Return the answer that tells of a fault: to a browser as a page made of `template`, with all that is `shown`."""
    offers = [PROBLEM, "application/json", HTML]
    if next(iter(accepted(request.headers.get("Accept", ""), offers)), None) == HTML:
        response = Response(render_template(template, fault=fault, **shown), fault.status, mimetype=HTML)
    else:
        response = Response(_problem(fault), fault.status, mimetype=PROBLEM)
    if fault.status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _problem(fault: Fault) -> str:
    problem: dict[str, Any] = {"title": fault.title, "status": fault.status, "detail": fault.message}
    if hint := fault.hint or (_WAY_OUT if fault.status == 404 else ""):
        problem["hint"] = hint
    if fault.choices:
        problem["choices"] = [words for _, words in fault.choices]
    return json.dumps(problem, ensure_ascii=False, indent=2) + "\n"


def status_of(error: UsageError) -> int:
    """Return the HTTP status for an error."""
    if isinstance(error, RefusedError):
        return error.status
    return next(status for kind, status in _STATUSES if isinstance(error, kind))


def _usage(error: UsageError) -> Response:
    return tell(Fault.of(error))


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if 300 <= status < 400:  # Werkzeug's own redirects, such as to an address with its stroke at the end
        return error.get_response()
    response = tell(Fault(status, _sentence(status, error)))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _sentence(status: int, error: HTTPException) -> str:
    own = _SENTENCES.get(status)
    if own is None or error.description != type(error).description:  # we said what it is where we raised it
        return error.description or ""
    return own.format(method=request.method, path=request.path)
