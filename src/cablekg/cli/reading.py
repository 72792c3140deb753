"""The command `read`: what is read in files, printed; nothing is stored, nobody is identified."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekg.cli.columns import aligned
from cablekg.cli.documents_json import as_json
from cablekg.cli.folders import in_use
from cablekg.errors import Finding, SourceError
from cablekg.model import Document

if TYPE_CHECKING:
    from cablekg.sources.columns import ColumnMap

_TABLE = ("line", "date", "form", "sender", "recipient", "intermediary", "participant", "place", "title")


@click.command(
    epilog="\b\nExample:\n  cablekg read data/listings/p11.txt",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE...")
@click.option("--reader", metavar="NAME", help="Read by listing, document or table; else the kind is recognised.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="TOML file whose [columns] say what a table's columns hold; else the map in sources.toml.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table"]),
    default="json",
    show_default=True,
    help="JSON Lines, a document a line, or an aligned table.",
)
@click.pass_context
def read(ctx: click.Context, files: tuple[str, ...], reader: str | None, map_file: Path | None, form: str) -> None:
    """Print what is read in files; store nothing.

    One JSON object a document, in the order of the source, also where nothing was understood. The kind of a file is
    recognised from its name and how it opens. Exit 1 when an entry could not be read.
    """
    from cablekg.sources import columns

    limit = in_use().settings.source_max_bytes
    given = columns.load(map_file) if map_file else None
    findings: list[Finding] = []
    rows: list[Document] = []
    for shown in files:
        for document in _documents(shown, reader, given, limit, findings):
            findings += document.remarks
            if form == "table":
                rows.append(document)
            else:
                click.echo(json.dumps(as_json(document), ensure_ascii=False).encode())
    if form == "table":
        click.echo(aligned(_TABLE, [_row(document) for document in rows]))
    for finding in findings:
        click.echo(str(finding), err=True)
    if any(finding.level == "fault" for finding in findings):
        ctx.exit(1)


def _documents(
    shown: str, reader: str | None, given: "ColumnMap | None", limit: int, findings: list[Finding]
) -> Iterator[Document]:
    """Yield the documents of one file; its faults are added to `findings` when it ends."""
    from cablekg.sources import catalogue, recognise

    path = Path(shown)
    source = catalogue.of(path)
    try:
        findings += yield from recognise.read(
            path,
            shown=shown,
            reader=reader or (source.reader if source else None),
            columns=given or (source.columns if source else None),
            summary_by=source.summary if source else "archive",
            limit=limit,
        )
    except SourceError as error:
        findings += error.findings


def _row(document: Document) -> list[str]:
    names: dict[str, list[str]] = {role: [] for role in ("sender", "recipient", "intermediary", "participant")}
    for mention in document.mentions:
        if mention.role in names:
            names[mention.role].append(f"{mention.name} [{mention.gloss}]" if mention.gloss else mention.name)
    date = document.date.edtf or document.date.text or ""
    said = [" | ".join(values) for values in names.values()]
    return [str(document.source.line), date, document.form or "", *said, document.place or "", document.title or ""]
