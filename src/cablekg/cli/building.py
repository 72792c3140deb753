"""The commands on the data folder: `build`, `check`, `ids`, `init`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekg.cli.folders import CATALOGUE, Folders, data_option, in_use, store_option
from cablekg.errors import UsageError

if TYPE_CHECKING:
    from cablekg.build.run import BuildRequest
    from cablekg.report import Report

json_option = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON, every finding included.")
strict_option = click.option("--strict", is_flag=True, help="Refuse faults in sources too.")


def progress(line: str) -> None:
    """Say on stderr how far the work has come."""
    click.echo(line, err=True)


def request(
    folders: Folders, files: tuple[Path, ...] = (), map_file: Path | None = None, *, strict: bool = False
) -> "BuildRequest":
    """Make the request of a build on these folders; raises DataError for a map with faults."""
    from cablekg.build.run import BuildRequest
    from cablekg.sources import columns

    given = columns.load(map_file) if map_file else None
    return BuildRequest(folders.data, folders.store, folders.settings, files, given, strict)


@click.command(
    epilog="\b\nExamples:\n  cablekg build\n  cablekg build data/listings/p11.txt --store page-11",
)
@click.argument("what", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FOLDER|FILE...]")
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="TOML file whose [columns] say what the columns of the tables named hold.",
)
@strict_option
@json_option
@data_option
@store_option
@click.pass_context
def build(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    what: tuple[Path, ...],
    map_file: Path | None,
    strict: bool,
    as_json: bool,
    data: str | None,
    store: str | None,
) -> None:
    """Build a store from data, or from files.

    A FOLDER is a data folder, as with --data; FILEs alone make a store of their own with the register of the data
    folder, and an RDF file is loaded as it is.

    The store in use stays until the new one is whole. Exit 1 when there are faults: those of a source leave out an
    entry, those of the register, decisions or ledger stop the build.
    """
    from cablekg.build import run

    folder, files = _folder_or_files(what)
    if folder is not None and data is not None:
        raise UsageError("two data folders are named, one of them with --data", "name one")
    folders = in_use(data=data if folder is None else str(folder), store=store)
    click.echo(folders.said(), err=True)
    _finish(ctx, run.build(request(folders, files, map_file, strict=strict), progress), as_json)


@click.command(epilog="\b\nExample:\n  cablekg check")
@strict_option
@json_option
@data_option
@store_option
@click.pass_context
def check(ctx: click.Context, strict: bool, as_json: bool, data: str | None, store: str | None) -> None:
    """Do all that a build does, but keep no store.

    The report is that of a build; exit 1 when there are faults.
    """
    from cablekg.build import run

    folders = in_use(data=data, store=store)
    click.echo(folders.said(), err=True)
    _finish(ctx, run.check(request(folders, strict=strict), progress), as_json)


@click.command(epilog="\b\nExample:\n  cablekg ids --data data")
@data_option
def ids(data: str | None) -> None:
    """Write missing rows into ids.tsv.

    A row holds on to the address of a document, whatever a later reading makes of its entry.
    The shipped data are read-only; `cablekg init FOLDER --from shipped` makes a copy that can be written.
    """
    folders = in_use(data=data)
    folder = folders.writable_data()

    from cablekg.build import ledger, run
    from cablekg.report import counted

    count = run.write_missing(request(folders), progress)
    click.echo(f"{counted(count, 'row')} written to {folder / ledger.NAME}")


@click.command(epilog="\b\nExample:\n  cablekg init my-data --from shipped")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "origin", type=click.Choice(["shipped"]), help="Begin with a copy of the shipped set.")
def init(folder: Path, origin: str | None) -> None:
    """Make FOLDER a data folder.

    It gets its files with their header lines, or a copy of the shipped set that can be written. FOLDER must be new or
    empty.
    """
    from cablekg.cli import data_folder
    from cablekg.settings import shipped

    if origin == "shipped":
        data_folder.copy(shipped("data"), folder)
    else:
        data_folder.begin(shipped("data"), folder)
    click.echo(f"{folder} is a data folder; `cablekg build {folder}` builds it")


def _folder_or_files(what: tuple[Path, ...]) -> tuple[Path | None, tuple[Path, ...]]:
    """Part what is named into a data folder and files. Raises UsageError for a mixture and for two folders."""
    named = [path for path in what if path.is_dir()]
    if not named:
        return None, what
    if len(what) > 1:
        message = f"expected one data folder or files, found {', '.join(str(path) for path in what)}"
        raise UsageError(message, f"a data folder holds {CATALOGUE}; files are named one by one")
    return named[0], ()


def _finish(ctx: click.Context, report: "Report", as_json: bool) -> None:
    click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=1) if as_json else report.text())
    if report.has_faults:
        ctx.exit(1)
