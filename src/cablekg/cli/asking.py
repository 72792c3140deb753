"""The commands that ask the graph: `query` (questions that are ready) and `sparql` (your own)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cablekg.cli.columns import aligned, for_people
from cablekg.cli.folders import data_option, in_use, store_option
from cablekg.errors import UsageError

if TYPE_CHECKING:
    from cablekg.asking.answers import Cell
    from cablekg.asking.canned import Question
    from cablekg.cli.engine import Engine

_TABLES = ("table", "csv", "tsv", "json", "xml")
_GRAPHS = ("ttl", "nt", "rdf", "jsonld")


@click.command(
    epilog="\b\nExamples:\n  cablekg query\n  cablekg query messages-between a=stalin b=mao-zedong",
)
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("values", nargs=-1, metavar="[PARAMETER=VALUE]...")
@click.option("--format", "form", type=click.Choice(_TABLES[:4]), default="table", show_default=True)
@data_option
@store_option
def query(name: str | None, values: tuple[str, ...], form: str, data: str | None, store: str | None) -> None:
    """Ask a question that is ready. Without NAME, list the questions.

    A person is named by an id, an address, or any name that only one agent bears. A parameter in brackets may be left
    out; one given several times has several values. No rows is an answer too.

    A table is for reading: names stand for addresses, and what a date says already is left out. The other forms have
    every column.
    """
    from cablekg.asking import canned
    from cablekg.settings import shipped

    folders = in_use(data=data, store=store)
    if name is None:
        questions = canned.load(shipped("queries"), folders.settings.base_iri)
        click.echo(aligned(["question", "parameters", "what it answers"], [_listed(q) for q in questions.values()]))
        return
    from cablekg.cli.engine import Engine

    given = _parted(values)
    engine = Engine(folders)
    questions = canned.load(shipped("queries"), engine.base)
    _print(engine, canned.bind(canned.find(questions, name), given, engine.table, engine.base), form, is_question=True)


@click.command(epilog="\b\nExample:\n  cablekg sparql queries/archives-cited.rq --format csv")
@click.argument("file", metavar="FILE|-", type=click.File(encoding="utf-8"))
@click.option("--format", "form", type=click.Choice(_TABLES + _GRAPHS), help="table, for a graph ttl, else as named.")
@data_option
@store_option
def sparql(file: Iterable[str], form: str | None, data: str | None, store: str | None) -> None:
    """Ask a SPARQL query of your own.

    It is read from FILE, or from standard input (-). Updates and SERVICE are refused.
    SELECT and ASK answer as table, csv, tsv, json or xml; CONSTRUCT and DESCRIBE as ttl, nt, rdf or jsonld.
    """
    from cablekg.asking import guard
    from cablekg.cli.engine import Engine

    try:
        text = "".join(file)
    except UnicodeDecodeError as error:
        raise UsageError(f"the query is not UTF-8: {error}", "save the file as UTF-8") from error
    folders = in_use(data=data, store=store)
    guard.check(text, folders.settings.query_max_bytes)
    _print(Engine(folders), text, form)


def _print(engine: "Engine", text: str, form: str | None, *, is_question: bool = False) -> None:
    """Answer and print; without a format a graph is Turtle and everything else a table."""
    from cablekg.asking import answers

    if form not in (None, "table"):
        click.echo(engine.answer(text, answers.FORMATS[form]).body, nl=False)
        return
    wanted = [answers.FORMATS["json"]] if form else [answers.FORMATS["json"], answers.FORMATS["ttl"]]
    answer = engine.answer(text, wanted)
    if answer.kind == "graph":
        click.echo(answer.body, nl=False)
        return
    table = answers.table(answer.body)
    rows = [[_word(cell, engine.base) for cell in row] for row in table.rows]
    click.echo(aligned(*for_people(table.columns, rows)) if is_question else aligned(table.columns, rows))
    if not table.rows:
        click.echo("no rows", err=True)


def _word(cell: "Cell | None", base: str) -> str:
    """Give a cell as a reader wants it: an address under our base without the base, all else as it is."""
    if cell is None:
        return ""
    return cell.value.removeprefix(base) if cell.kind == "uri" else cell.value


def _parted(values: Iterable[str]) -> dict[str, list[str]]:
    """Part PARAMETER=VALUE. Raises UsageError where there is no "=".

    >>> _parted(["a=stalin", "b=mao-zedong", "b=zhou-enlai"])
    {'a': ['stalin'], 'b': ['mao-zedong', 'zhou-enlai']}
    """
    parted: dict[str, list[str]] = {}
    for text in values:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise UsageError(f"expected PARAMETER=VALUE, found {text!r}", "for example a=stalin")
        parted.setdefault(name, []).append(value)
    return parted


def _listed(question: "Question") -> list[str]:
    params = [f"[{name}]" if param.optional else name for name, param in question.params.items()]
    return [question.name, " ".join(params), question.summary]
