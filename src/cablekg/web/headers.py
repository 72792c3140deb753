"""The headers that every answer carries: what a page may load, who may read, and that Accept matters."""

from flask import Flask, Response

#: Own files and nothing else: no script, no frame, no outside resource.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_EVERYWHERE = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # Everything here is public: any site's script may read it, faults too, else an editor elsewhere cannot show them.
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Expose-Headers": "Content-Location, Link, Retry-After",
}


def init_app(app: Flask) -> None:
    """Let every answer of the app carry these headers."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in _EVERYWHERE.items():
        response.headers[name] = value
    response.vary.add("Accept")
    return response
