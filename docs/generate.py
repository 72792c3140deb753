"""Write the generated pages of the documentation: settings, commands, questions.

`python docs/generate.py` writes them; tests/test_docs.py fails while they differ from what is written here.
"""

from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import click

from cablekg.asking import canned
from cablekg.cli.main import main
from cablekg.settings import BASE_IRI, PREFIX, Settings, shipped

FOLDER = Path(__file__).parent
_NOTE = "<!-- Written by docs/generate.py; change the code, then run it again. -->\n\n"


def pages() -> dict[str, str]:
    """Give the generated pages: file name to text."""
    return {"settings.md": settings(), "commands.md": commands(), "questions.md": questions()}


def settings() -> str:
    """Describe every setting, from the annotations of Settings."""
    hints = get_type_hints(Settings, include_extras=True)
    rows = []
    for item in fields(Settings):
        _, words = get_args(hints[item.name])
        default = f"`{item.default}`" if item.default != "" else ""
        rows.append([f"`{PREFIX}{item.name.upper()}`", default, words])
    return (
        f"# Settings\n\n{_NOTE}Each is a variable of the environment. An option of a command (`--data`, `--store`, "
        "`--bind`) outranks it. A name that begins with `CABLEKG_` and stands not here is refused.\n\n"
        + _table(["setting", "default", "what it says"], rows)
    )


def commands() -> str:
    """Describe every command, from the command line itself."""
    opening = (
        f"# Commands\n\n{_NOTE}Results go to standard output, progress and hints to standard error. Exit 0: done; "
        "1: faults in the data, what could be done is done; 2: wrong use.\n"
    )
    return "\n".join([opening, *(_command(name, command) for name, command in main.commands.items())])


def _command(name: str, command: click.Command) -> str:
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    options = [param for param in command.params if isinstance(param, click.Option)]
    usage = " ".join(["cablekg", name, *(_metavar(argument) for argument in arguments)])
    words = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    text = f"## {name}\n\n    {usage}\n\n" + "\n\n".join(words) + "\n\n"
    if options:
        text += _table(["option", "what it does"], [_option(option) for option in options]) + "\n"
    examples = [line.strip() for line in (command.epilog or "").splitlines()[2:]]
    return text + "For example:\n\n" + "".join(f"    {line}\n" for line in examples)


def _metavar(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _option(option: click.Option) -> list[str]:
    value = "" if option.is_flag else f" {option.metavar or 'VALUE'}"
    if isinstance(option.type, click.Choice):
        value = " " + "|".join(option.type.choices)
    default = f" Default: {option.default}." if option.show_default else ""
    words = (option.help or "The form of the answer.") + default
    return [f"`{option.opts[0]}{value}`".replace("|", "\\|"), words.replace("|", "\\|")]


def questions() -> str:
    """Describe every question, from the front matter of its file."""
    opening = (
        f"# Questions\n\n{_NOTE}Each is a file of `queries/` that runs as it lies in any SPARQL tool. Ask one with "
        "`cablekg query NAME parameter=value`, or under `/queries/NAME` of the service. A parameter that takes an "
        "agent takes its id, its address, or any name that only one agent bears.\n"
    )
    found = canned.load(shipped("queries"), BASE_IRI)
    return "\n".join([opening, *(_question(question) for question in found.values())])


def _question(question: canned.Question) -> str:
    text = f"## {question.name}\n\n{question.summary}.\n\n"
    if question.params:
        text += (
            _table(["parameter", "takes", "what it says"], [_param(*item) for item in question.params.items()]) + "\n"
        )
    return text + "Columns: " + " ".join(f"`{name}`" for name in question.columns) + "\n"


def _param(name: str, param: canned.Param) -> list[str]:
    words = [param.help]
    if param.words:
        return [f"`{name}`", ", ".join(param.words), f"{param.help}; left out, it is {param.default}"]
    words += ["may be left out"] if param.optional else []
    words += ["may be given several times"] if param.many else []
    words += [f"for example `{value}`" for value in param.example[:1]]
    return [f"`{name}`", param.type, "; ".join(words)]


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


if __name__ == "__main__":
    for file_name, page in pages().items():
        (FOLDER / file_name).write_text(page, encoding="utf-8")
