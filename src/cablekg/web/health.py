"""/health: for the machine that watches over the service."""

from flask import Blueprint, Response, jsonify

from cablekg.web.site import site

door = Blueprint("health", __name__)


@door.get("/health")
def health() -> Response:
    """Say that the service answers, from which store, and how many engine processes run."""
    here = site()
    answer = {
        "status": "ok",
        "version": here.listed.version,
        "built": here.listed.built,
        "built_by": here.listed.code_version,
        "base_iri": here.listed.base_iri,
        "quads": sum(here.listed.counts.values()),
        "children": here.pool.children_alive(),
    }
    return jsonify(answer)
