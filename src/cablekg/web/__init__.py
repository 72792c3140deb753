"""The web application: `create_app` puts its parts together."""

from pathlib import Path

from flask import Flask

from cablekg.asking import canned
from cablekg.asking.pool import Pool
from cablekg.graph.iris import Iris
from cablekg.graph.swap import StoreList
from cablekg.settings import Settings, shipped
from cablekg.web import faults, headers, shown
from cablekg.web.agents import door as agents
from cablekg.web.documents import door as documents
from cablekg.web.health import door as health
from cablekg.web.pages import door as pages
from cablekg.web.questions import door as questions
from cablekg.web.site import EXTENSION, Site
from cablekg.web.sparql import door as sparql

_BODY_MAX_BYTES = 1_000_000  # of a request: the longest query, encoded, is a fifth of it


def create_app(settings: Settings, store_folder: Path, address: str | None = None) -> Flask:
    """Return the application that serves the store in `store_folder` (a folder with `oxigraph/` and its list).

    `address` is where visitors reach it, such as "http://127.0.0.1:5000/"; None: as `settings.bind` says.
    Engine processes start at once; `app.extensions["cablekg"].pool.close()` ends them, and so does the end of this
    process. Raises StoreError when the store has no list or one of another version.
    """
    listed = StoreList.load(store_folder)
    iris = Iris(listed.base_iri)
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = _BODY_MAX_BYTES
    app.url_map.strict_slashes = False
    app.extensions[EXTENSION] = Site(
        settings=settings,
        listed=listed,
        iris=iris,
        pool=Pool(store_folder, settings, iris.base),
        questions=canned.load(shipped("queries"), iris.base),
        page_questions=canned.load(shipped("queries") / "pages", iris.base),
        address=address or f"http://{settings.bind}/",
    )
    for part in (faults, headers, shown):
        part.init_app(app)
    for door in (pages, documents, agents, questions, sparql, health):
        app.register_blueprint(door)
    return app
