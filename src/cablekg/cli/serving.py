"""The commands that give the graph away: `serve`, `dump`, `info`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablekg.cli.building import progress, request
from cablekg.cli.columns import aligned
from cablekg.cli.folders import Folders, data_option, in_use, store_option

if TYPE_CHECKING:
    from cablekg.graph.swap import StoreList

_NEWER = "the data are newer than the store; `cablekg build` makes a new one"


@click.command(epilog="\b\nExample:\n  cablekg serve --bind 127.0.0.1:0")
@click.option("--bind", metavar="ADDRESS:PORT", help="Listen here; port 0 takes a free one.  [default: CABLEKG_BIND]")
@data_option
@store_option
def serve(bind: str | None, data: str | None, store: str | None) -> None:
    """Serve the graph over HTTP until Ctrl-C.

    Pages for people, questions that are ready, SPARQL at /sparql, the health of the service at /health. Where
    there is no store yet, it is built first. A store older than the data is served as it is, and said to be older.
    """
    from cablekg.graph import swap

    folders = in_use(data=data, store=store, bind=bind)
    click.echo(folders.said(), err=True)
    if swap.current(folders.store) is None:
        _build_first(folders)
    folder, listed = swap.opened(folders.store)
    folders.warn(listed.report)
    if _is_newer(folders, listed):
        click.echo(_NEWER, err=True)

    from cablekg.web.serve import run

    run(folders.settings, folder)


@click.command(epilog="\b\nExample:\n  cablekg dump my-dump")
@click.argument("folder", type=click.Path(path_type=Path))
@data_option
@store_option
def dump(folder: Path, data: str | None, store: str | None) -> None:
    """Write the whole graph as files.

    Each graph as Turtle, all of them as N-Quads, and their checksums, the same bytes for the same data. FOLDER must
    be new, empty, or a former dump.
    """
    from cablekg.graph import store as stores
    from cablekg.graph import swap
    from cablekg.publishing import dumps

    folders = in_use(data=data, store=store)
    opened, listed = swap.opened(folders.store)
    folders.warn(listed.report)
    for name in dumps.dump(stores.open_read_only(opened), folder, listed.base_iri):
        click.echo(str(folder / name))


@click.command(epilog="\b\nExample:\n  cablekg info")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@data_option
@store_option
def info(as_json: bool, data: str | None, store: str | None) -> None:
    """Say what is in use, and what is in the store.

    Data folder, folder of stores and base address; version, age and counts of the store.
    """
    values = _facts(in_use(data=data, store=store))
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    graphs = values.pop("graphs")
    facts = [[name.replace("_", " "), _word(value)] for name, value in values.items()]
    click.echo(aligned(["cablekg", values["code_version"]], facts[1:]))
    if graphs:
        click.echo()
        click.echo(aligned(["graph", "quads"], [[name, str(count)] for name, count in graphs.items()]))


def _facts(folders: Folders) -> dict[str, Any]:
    """Collect what `info` says; `version` and what follows are None where there is no store."""
    from importlib.metadata import version

    from cablekg.graph import swap

    facts: dict[str, Any] = {
        "code_version": version("cablekg"),
        "data": str(folders.data),
        "data_is_shipped_copy": folders.is_shipped,
        "store": str(folders.store),
        "base_iri": folders.settings.base_iri,
    }
    if swap.current(folders.store) is None:
        return {**facts, "version": None, "graphs": {}}
    _, listed = swap.opened(folders.store)
    return {
        **facts,
        "store_base_iri": listed.base_iri,
        "version": listed.version,
        "built": listed.built,
        "built_by": listed.code_version,
        "built_from": listed.report.get("data"),
        "data_is_newer": _is_newer(folders, listed),
        "quads": sum(listed.counts.values()),
        "graphs": dict(listed.counts),
    }


def _build_first(folders: Folders) -> None:
    """Build the first store, with progress and report on stderr. Raises what a build raises."""
    from cablekg.build import run

    click.echo("no store yet: building one", err=True)
    click.echo(run.build(request(folders), progress).text(), err=True)


def _is_newer(folders: Folders, listed: "StoreList") -> bool:
    """Say whether the data folder is no longer what the store was made from.

    A store made from files alone, or from another data folder, is not compared.
    """
    from cablekg.build import run

    return not folders.built_elsewhere(listed.report) and run.data_digest(request(folders)) != listed.data_digest


def _word(value: object) -> str:
    """Say a fact of `info` in the terminal's words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none; `cablekg build` makes one" if value is None else str(value)
