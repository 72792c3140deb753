"""The command `review`: what is left to decide, and the dialogue in which a curator decides it, name by name."""

import io
import json
import shutil
import sys
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from cablekg.cli.building import progress, request
from cablekg.cli.columns import aligned
from cablekg.cli.folders import Folders, data_option, in_use, store_option
from cablekg.errors import UsageError

if TYPE_CHECKING:
    from cablekg.build.run import Read
    from cablekg.curating.desk import Desk
    from cablekg.curating.queue import Queue, Wanted
    from cablekg.curating.session import Session
    from cablekg.curating.worklist import Item

#: As in `curating.worklist`, whose import would make `--help` slow; a test compares the two.
KINDS = (
    *("unresolved", "unidentified", "disputed", "proposed", "provisional"),
    *("before-birth", "after-death", "shared-record", "several-records"),
)
#: Columns of a terminal beyond which lines are hard to read.
_WIDEST = 100


@click.command(
    epilog="\b\nExamples:\n  cablekg review --list\n  cablekg review 1947-12-17-orlov-stalin",
)
@click.argument("document", required=False, default="")
@click.option("--list", "is_list", is_flag=True, help="Print the work list; exit 1 where the data have faults.")
@click.option("--json", "as_json", is_flag=True, help="With --list: print it as JSON.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; may be repeated.")
@click.option("--all", "every", is_flag=True, help="Ask again what you answered or skipped; of DOCUMENT, every name.")
@data_option
@store_option
@click.pass_context
def review(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    document: str,
    is_list: bool,
    as_json: bool,
    kinds: tuple[str, ...],
    every: bool,
    data: str | None,
    store: str | None,
) -> None:
    """Decide doubtful names, one at a time.

    Each is shown with its document, what title and summary say, everybody who may be meant and why, and what else
    would change. Answers are written to decisions/identifications.tsv (a merger to register/merged.tsv) at once, with
    your name, the day and your evidence; nothing is deleted. DOCUMENT narrows it to one document. The work list has
    first what most documents hang on. The shipped data are read-only; `cablekg init FOLDER --from shipped` copies them.
    """
    from cablekg.build.run import read_all
    from cablekg.curating.queue import Wanted

    if as_json and not is_list:
        raise UsageError("--json is for the work list", "cablekg review --list --json")
    folders = in_use(data=data, store=store)
    if not is_list:
        folders.writable_data()
        _fits_a_row(folders.settings.curator)
    click.echo(folders.said(), err=True)
    read = read_all(request(folders), progress)
    _known(read, document)
    _tell_faults(read)
    wanted = Wanted(document, kinds, every)
    if is_list:
        _list(wanted.items(read), as_json=as_json)
        if any(finding.level == "fault" for finding in read.findings):
            ctx.exit(1)
    else:
        _ask(folders, read, wanted)


def _fits_a_row(curator: str) -> None:
    if not " ".join(curator.split()).isprintable():
        message = f"CABLEKG_CURATOR: expected a name that a table can hold, found {curator!r}"
        raise UsageError(message, "it holds a key or a character that is no letter")


def _known(read: "Read", document: str) -> None:
    known = [record.id for record in read.records]
    if document and document not in known:
        near = get_close_matches(document, known, 3)
        raise UsageError(f"unknown document {document!r}", f"did you mean {' or '.join(near)}?" if near else "")


def _tell_faults(read: "Read") -> None:
    """Say which decisions are not applied, because their name moved or vanished, and other faults of the data."""
    for finding in read.findings:
        if finding.level == "fault":
            click.echo(str(finding), err=True)


def _list(items: "list[Item]", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_as_json(item) for item in items], ensure_ascii=False, indent=1))
        return
    if not items:
        click.echo("Nothing is left to decide.")
        return
    rows = [
        [str(len(item.documents)), item.kind, item.name, " | ".join(item.candidates), _example(item), item.why]
        for item in items
    ]
    click.echo(aligned(("documents", "kind", "name", "candidates", "example", "why"), rows))


def _as_json(item: "Item") -> dict[str, object]:
    return {
        "kind": item.kind,
        "documents": len(item.documents),
        "name": item.name,
        "agent": item.agent or None,
        "candidates": item.candidates,
        "why": item.why,
        "mentions": [{"document": name.document, "mention": name.key} for name in item.names],
        "document_ids": item.documents,
    }


def _ask(folders: Folders, read: "Read", wanted: "Wanted") -> None:
    from cablekg.curating import memory
    from cablekg.curating.desk import Desk
    from cablekg.curating.prompts import Prompts
    from cablekg.curating.queue import queue
    from cablekg.curating.session import Session

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    who = _who(folders)
    if not who:
        return
    waiting = queue(read, who, memory.skipped(folders.store), wanted)
    _tell_waiting(waiting, read)
    if not waiting.steps:
        return
    desk = Desk(request(folders), read, who, datetime.now(UTC).astimezone().date())
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    try:
        _talk(Session(desk, waiting.steps, Prompts(width)), folders)
    except KeyboardInterrupt:
        click.echo()  # Ctrl-C is like quit, wherever it comes
    finally:
        click.echo(_summary(desk, folders))


def _who(folders: Folders) -> str:
    """Give the name of who decides: the setting, the one kept, else the one asked for now; "" at the end of input."""
    from cablekg.curating import memory

    kept = memory.curator(folders.store)
    who = " ".join(folders.settings.curator.split()) or (kept if kept.isprintable() else "")
    while not who:
        line = _line("Your name, as it shall stand in every row you write > ")
        if line is None:
            return ""
        who = " ".join(line.split())
        if not who.isprintable():
            who = ""
        if who:
            memory.remember_curator(folders.store, who)
            click.echo(f"Kept in {folders.store / memory.CURATOR}; CABLEKG_CURATOR names another.")
    return who


def _tell_waiting(waiting: "Queue", read: "Read") -> None:
    from cablekg.report import counted

    unledgered = sum((w.source, w.document.key) not in read.kept.ledger for r in read.records for w in r.witnesses)
    if unledgered:
        entries = counted(unledgered, "entry")
        click.echo(f"{entries} not in ids.tsv: run `cablekg ids` first, or decisions may lose their document.")
    if waiting.left_out:
        names = counted(waiting.left_out, "name")
        click.echo(f"{names} that you have answered or skipped left out; --all asks again.")
    if waiting.others:
        items = counted(waiting.others, "item")
        click.echo(f"{items} about authority records, which links/accepted.tsv decides: see --list.")
    if not waiting.steps:
        click.echo("Nothing is left to review.")


def _talk(session: "Session", folders: Folders) -> None:
    """Carry lines between the session and the terminal, and keep what is skipped; the end of input is like quit."""
    talk = session.talk()
    try:
        text = next(talk)
        while (line := _line(text)) is not None:
            text = talk.send(line)
            _remember(session, folders)
    except StopIteration as end:
        _remember(session, folders)
        click.echo(end.value, nl=False)


def _remember(session: "Session", folders: Folders) -> None:
    from cablekg.curating import memory

    for place in session.skipped:
        memory.skip(folders.store, (session.desk.who, *place))
    session.skipped.clear()


def _line(text: str) -> str | None:
    """Show a text that ends with a prompt and take a line; None at the end of input."""
    click.echo(text, nl=False)
    line = sys.stdin.readline()
    if not line:
        click.echo()
        return None
    if not sys.stdin.isatty():
        click.echo(line, nl=line[-1:] != "\n")  # as a terminal shows what is typed
    return line.removesuffix("\n").removesuffix("\r")


def _summary(desk: "Desk", folders: Folders) -> str:
    from cablekg.report import counted

    if not desk.written:
        return "No row was written."
    files = [f"{counted(count, 'row')} written to {folders.data / file}" for file, count in desk.written.items()]
    return "\n".join([*files, f"`cablekg build {folders.data}` puts them in force."])


def _example(item: "Item") -> str:
    return " ".join(word for word in item.example if word)
