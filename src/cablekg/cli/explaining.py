"""The command `why`: what each statement about a document rests on, and what stands against it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from cablekg.cli.columns import aligned, for_people
from cablekg.cli.folders import data_option, in_use, store_option
from cablekg.report import harmless

if TYPE_CHECKING:
    from cablekg.asking.why import Ground

_FORMS = ("table", "csv", "tsv", "json")


@click.command(
    epilog="\b\nExamples:\n  cablekg why 1947-12-17-orlov-stalin\n  cablekg why 1948-05-10-mao-stalin --format csv"
)
@click.argument("document")
@click.option("--format", "form", type=click.Choice(_FORMS), help="Rows of the question; without it, sentences.")
@data_option
@store_option
def why(document: str, form: str | None, data: str | None, store: str | None) -> None:
    """Say why a document is said to be what it is.

    For each statement (sender, recipient, date, topic ...), of the document and of the messages inside it: the name as
    written, who it is taken for, by which rule or curator, in whose words, in which file and line; and so each rival.

    DOCUMENT is an id or an address. The rows are those of the question `why-document`.
    """
    from cablekg.asking import answers, canned
    from cablekg.asking.why import grounds
    from cablekg.cli.engine import Engine
    from cablekg.settings import shipped

    engine = Engine(in_use(data=data, store=store))
    question = canned.load(shipped("queries"), engine.base)["why-document"]
    text = canned.bind(question, {"document": [document]}, engine.table, engine.base)
    if form in answers.FORMATS:
        click.echo(engine.answer(text, answers.FORMATS[form]).body, nl=False)
        return
    found = engine.table(text)
    if form == "table":
        rows = [[cell.value.removeprefix(engine.base) if cell else "" for cell in row] for row in found.rows]
        click.echo(aligned(*for_people(found.columns, rows)))
        return
    for line in _lines(grounds(found), engine.base):
        click.echo(line)


def _lines(rows: Iterable["Ground"], base: str) -> Iterator[str]:
    for number, (part, told) in enumerate(groupby(rows, key=lambda ground: ground.part)):
        about = list(told)
        title = next((g.written for g in about if g.statement == "title" and g.state == "in force"), "")
        if number:
            yield ""
        yield harmless(f"{part.removeprefix(f'{base}document/')}  {title}".rstrip())
        before = ""
        for ground in about:
            yield from map(harmless, _ground(ground, base, is_new=ground.mention + ground.statement != before))
            before = ground.mention + ground.statement


def _ground(ground: "Ground", base: str, *, is_new: bool) -> Iterator[str]:
    """Give what stands, where it is written, and why; what stands beside it, further in."""
    indent = "  " if ground.leads else "    "
    state = f" ({ground.state})" if ground.state == "not understood" else ""
    name = f"{ground.statement}{state}" if ground.leads else f"  {ground.state}"
    sure = f", {ground.certainty}" if ground.certainty else ""
    yield f"{name}: {_value(ground, base)}{sure}"
    if ground.written and (is_new if ground.mention else ground.value is not None):
        gloss = f" [{ground.gloss}]" if ground.gloss else ""
        mention = f" ({ground.mention.rpartition('#')[2]}), {ground.stands}" if ground.mention else ""
        yield f"{indent}written '{ground.written}'{gloss}{mention}"
    if ground.because:
        where = f" ({ground.where})" if ground.where else ""
        evidence = f": {ground.evidence}" if ground.evidence else ""
        yield f"{indent}because: {ground.because}{where}{evidence}"


def _value(ground: "Ground", base: str) -> str:
    if ground.state == "nobody":
        return f"nobody is in force; {ground.evidence}"
    if ground.value is None:
        return f"'{ground.written}'"
    kind, _, name = ground.value.value.removeprefix(base).partition("/")
    return f"{ground.text} ({name})" if kind in {"agent", "place", "topic"} else ground.text
