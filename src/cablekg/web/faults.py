"""What a visitor is told when something cannot be done: one table of statuses, problem documents, pages for browsers.

Problem documents: https://www.rfc-editor.org/rfc/rfc9457
"""

import json
from typing import Any

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from cablekg.asking.answers import AnswerTooLargeError, FormatError, QueryFailedError
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


class RefusedError(UsageError):
    """A fault that only the web knows, with its status: a wrong media type, an update sent to the query door."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.status = status


def init_app(app: Flask) -> None:
    """Make every fault of the app a problem document, or a page where a browser asks."""
    app.register_error_handler(UsageError, _usage)
    app.register_error_handler(HTTPException, _http)


def fault(status: int, message: str, hint: str = "", choices: tuple[tuple[str, str], ...] = ()) -> Response:
    """Return the answer that tells of a fault; `choices` are links (address, words) a browser's page offers."""
    title = _TITLES.get(status, "The request failed")
    offers = [PROBLEM, "application/json", HTML]
    if next(iter(accepted(request.headers.get("Accept", ""), offers)), None) == HTML:
        page = render_template("fault.html", title=title, message=message, hint=hint, choices=choices)
        response = Response(page, status, mimetype=HTML)
    else:
        problem: dict[str, Any] = {"title": title, "status": status, "detail": message}
        if hint:
            problem["hint"] = hint
        if choices:
            problem["choices"] = [words for _, words in choices]
        body = json.dumps(problem, ensure_ascii=False, indent=2) + "\n"
        response = Response(body, status, mimetype=PROBLEM)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def status_of(error: UsageError) -> int:
    """Return the HTTP status for an error."""
    if isinstance(error, RefusedError):
        return error.status
    return next(status for kind, status in _STATUSES if isinstance(error, kind))


def _usage(error: UsageError) -> Response:
    return fault(status_of(error), error.message, error.hint)


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if 300 <= status < 400:  # Werkzeug's own redirects, such as to an address with its stroke at the end
        return error.get_response()
    response = fault(status, error.description or "", "")
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response
