"""Which data folder and which folder of stores a command works on: by option, environment, or what is there."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from cablekg.errors import UsageError
from cablekg.settings import Settings, shipped

CATALOGUE = "sources.toml"
_COPY = "`cablekg init FOLDER --from shipped` makes a copy that can be written; name it with --data FOLDER"


@dataclass(frozen=True, slots=True)
class Folders:
    """The data folder and the folder of stores in use, with the settings; `is_shipped`: the copy nobody writes to."""

    data: Path
    store: Path
    is_shipped: bool
    settings: Settings

    def said(self) -> str:
        """Say which folders and which base are in use."""
        note = " (the shipped copy, read-only)" if self.is_shipped else ""
        return f"data {self.data}{note}\nstore {self.store}\nbase {self.settings.base_iri}"

    def built_elsewhere(self, report: Mapping[str, Any]) -> str:
        """Name what a store was built from, by its report, when that is not the data folder in use; else ""."""
        built_from = str(report.get("data") or "")
        return "" if built_from == str(self.data.resolve()) else built_from

    def warn(self, report: Mapping[str, Any]) -> None:
        """Say on stderr when the store was built from other data than those in use.

        Who names a store means that store.
        """
        elsewhere = self.built_elsewhere(report)
        if elsewhere and not self.settings.store:
            click.echo(f"the store was built from {elsewhere}, not from {self.data.resolve()}", err=True)
            click.echo("  hint: `cablekg build` makes it anew; --store FOLDER keeps two stores apart", err=True)

    def writable_data(self) -> Path:
        """Return the data folder for a command that writes to it. Raises UsageError for the shipped copy."""
        if self.is_shipped:
            raise UsageError(f"{self.data}: the shipped data are read-only", _COPY)
        return self.data


def in_use(*, data: str | None = None, store: str | None = None, bind: str | None = None) -> Folders:
    """Find the folders from options (None: not given), the environment and the working directory.

    Raises UsageError for a data folder without sources.toml and for settings that nobody knows.
    """
    settings = Settings.from_environment(os.environ)
    settings = replace(
        settings,
        data=settings.data if data is None else data,
        store=settings.store if store is None else store,
        bind=settings.bind if bind is None else bind,
    )
    folder, is_shipped = data_folder(settings.data, Path(), shipped("data"))
    return Folders(folder, store_folder(settings.store, folder, is_shipped), is_shipped, settings)


def data_folder(given: str, here: Path, shipped_data: Path) -> tuple[Path, bool]:
    """Return the data folder, and whether it is the shipped copy.

    `given` is the option or CABLEKG_DATA ("": neither); else `here`/data where it holds sources.toml; else the
    shipped copy. Raises UsageError when what is given is no data folder.

    >>> data_folder("", Path("/nowhere"), Path("/wheel/data"))
    (PosixPath('/wheel/data'), True)
    """
    if given:
        folder = Path(given)
        if not (folder / CATALOGUE).is_file():
            message = f"{given}: expected a data folder, found no {CATALOGUE} in it"
            raise UsageError(message, f"`cablekg init {given}` makes a new folder a data folder")
        return folder, _is_in_package(folder)
    beside = here / "data"
    return (beside, False) if (beside / CATALOGUE).is_file() else (shipped_data, True)


def store_folder(given: str, data: Path, is_shipped: bool) -> Path:
    """Return the folder of stores: `given`, else `var` beside the data; for the shipped copy one of the user's own.

    >>> store_folder("", Path("data"), is_shipped=False)
    PosixPath('var')
    >>> store_folder("", Path("/srv/cables/data"), is_shipped=False)
    PosixPath('/srv/cables/var')
    """
    if given:
        return Path(given)
    if is_shipped:
        from platformdirs import user_data_path

        return user_data_path("cablekg", appauthor=False) / "var"
    # "." and "a/.." have a parent only when they are resolved.
    beside = data if data.name not in ("", "..") else data.resolve()
    return beside.parent / "var"


def _is_in_package(folder: Path) -> bool:
    return folder.resolve().is_relative_to(Path(__file__).resolve().parents[1])


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --data to a command."""
    words = "Folder of data.  [default: CABLEKG_DATA; ./data where it holds sources.toml; the shipped copy]"
    return click.option("--data", metavar="FOLDER", help=words)(command)


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --store to a command."""
    words = "Folder of stores.  [default: CABLEKG_STORE; `var` beside the data; the user's data folder]"
    return click.option("--store", metavar="FOLDER", help=words)(command)
