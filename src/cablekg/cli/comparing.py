"""The command that compares two stores: `diff`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablekg.cli.building import progress
from cablekg.cli.folders import data_option, in_use, store_option

if TYPE_CHECKING:
    from cablekg.build.answers import Opened
    from cablekg.graph.swap import StoreList

    Found = tuple[Path, StoreList]


@click.command(epilog="\b\nExamples:\n  cablekg diff\n  cablekg diff var var --json")
@click.argument("before", required=False, type=click.Path(path_type=Path), metavar="[STORE_A]")
@click.argument("after", required=False, type=click.Path(path_type=Path), metavar="[STORE_B]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, every row of every answer included.")
@data_option
@store_option
def diff(before: Path | None, after: Path | None, as_json: bool, data: str | None, store: str | None) -> None:
    """Say what one store knows otherwise than another.

    Documents added and gone; names that mean somebody else, from whom, to whom, by what; agents whose address died,
    with the row of register/merged.tsv that keeps it alive; canned questions whose answers moved.

    A store is named by its folder, or by the folder of stores, which stands for the one in use. STORE_A alone, when it
    is a folder of stores, or nothing: the one in use is compared with the one before it. A single store's folder alone
    is compared with the one in use.
    """
    from cablekg.build import changes
    from cablekg.graph import swap
    from cablekg.report import unchanged
    from cablekg.settings import shipped

    folders = in_use(data=data, store=store)
    old, new = _two(before, after, folders.store)
    if old is None:
        alone = f"{new[0].parent} holds one store, and none before it to compare with"
        click.echo("null" if as_json else alone)
        return
    click.echo(f"from {_said(old)}\nto   {_said(new)}", err=True)
    with swap.held(old[0]), swap.held(new[0]):
        found = changes.between(_opened(old), _opened(new), shipped("queries"), progress)
    if as_json:
        sides = {"before": _side(old), "after": _side(new)}
        click.echo(json.dumps({**sides, **found.as_json()}, ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(found.lines()) or unchanged(is_same_version=old[1].version == new[1].version))


def _two(before: Path | None, after: Path | None, var: Path) -> "tuple[Found | None, Found]":
    """Find the stores that are meant; None for the first where nothing stands before the second."""
    if before is not None and after is not None:
        return _store(before), _store(after)
    if before is not None and _is_store(before):
        return _store(before), _store(var)
    new = _store(before or var)
    # A name begins with the moment of the build; what ends in .part or .gone is no whole store.
    beside = [path for path in new[0].parent.glob("store-*") if not path.suffix and _is_store(path)]
    earlier = [path for path in beside if path.name < new[0].name]
    return _store(max(earlier)) if earlier else None, new


def _store(path: Path) -> "Found":
    """Return a store's folder and list. Raises StoreError where there is none, or it is damaged."""
    from cablekg.graph import swap

    if not _is_store(path):
        return swap.opened(path)
    listed = swap.StoreList.load(path)
    listed.check(path, sums=False)
    return path.resolve(), listed


def _is_store(path: Path) -> bool:
    from cablekg.graph.storelist import NAME

    return (path / NAME).is_file()


def _opened(found: "Found") -> "Opened":
    from cablekg.build.answers import Opened
    from cablekg.graph import store

    folder, listed = found
    return Opened(store.open_read_only(folder), listed.base_iri)


def _said(found: "Found") -> str:
    """Say which store this is; two may differ in their data and in their base too."""
    side = _side(found)
    return f"{side['store']} (built {side['built']} from {side['data']}; base {side['base_iri']})"


def _side(found: "Found") -> dict[str, Any]:
    folder, listed = found
    return {
        "store": str(folder),
        "version": listed.version,
        "built": listed.built,
        "built_by": listed.code_version,
        "data": listed.report.get("data"),
        "base_iri": listed.base_iri,
    }
