"""Questions that are ready: the files of queries/, what they ask for, and how values are put into them.

The front matter of a file has its summary, view, parameters and columns.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cablekg.asking import parameters
from cablekg.asking.answers import Ask, Table
from cablekg.asking.parameters import Choice, ParameterError, Term
from cablekg.errors import DataError, Finding, UsageError
from cablekg.graph.questions import BLOCK, VALUE, at, front_matter

__all__ = ["Choice", "Param", "ParameterError", "Question", "ask", "bind", "find", "load"]

COLUMN_TYPES = ("any", "date", "iri", "number", "text")
#: Values of one parameter that are looked up; more is no question of a person.
MAX_VALUES = 20


@dataclass(frozen=True, slots=True)
class Param:
    """What a question asks for. `many`: may be repeated; `optional`: may be left out, and then means anything.

    `end`: of a month or year the last day is meant. `example`: the values that the file itself asks with.
    """

    type: str
    help: str
    many: bool = False
    optional: bool = False
    end: bool = False
    example: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words that it can take, where they are few. Left out, it then keeps the file's own."""
        return parameters.WORDS.get(self.type, ())

    @property
    def default(self) -> str:
        """Give the word that is meant where it is left out."""
        return self.example[0] if self.words else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is ready: `text` is the query as it lies, `columns` name → type of what it answers."""

    name: str
    summary: str
    text: str
    params: Mapping[str, Param] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    view: tuple[str, ...] = ("table",)


def load(folder: Path, base: str) -> dict[str, Question]:
    """Read every question of a folder, by name; their addresses are moved to `base`, the vocabulary's stay.

    Raises DataError with every fault: no summary, TOML that is none, a parameter of an unknown type, or without
    exactly one VALUES block, a column of an unknown type.
    """
    questions: dict[str, Question] = {}
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.rq")):
        text = at(path.read_text(encoding="utf-8"), base)
        try:
            questions[path.stem] = _question(path.stem, text, front_matter(text))
        except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
            findings.append(Finding(path.name, None, str(error), "see the other files of this folder"))
    if findings:
        raise DataError(*findings)
    return questions


def find(questions: Mapping[str, Question], name: str) -> Question:
    """Return the question of this name. Raises UsageError that names those most like it, else all.

    >>> find({"names-of": Question("names-of", "Every name of an agent", "SELECT …")}, "name-of")
    Traceback (most recent call last):
    cablekg.errors.UsageError: unknown question 'name-of'
      hint: known questions: names-of
    """
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, cutoff=0.5)
    hint = f"known questions: {', '.join(near or questions)}"
    raise UsageError(f"unknown question {name!r}", hint)


def ask(question: Question, values: Mapping[str, Sequence[str]], ask: Ask, base: str) -> Table:
    """Put a question with these values. Raises ParameterError as `bind`, and what `ask` raises."""
    return ask(bind(question, values, ask, base))


def bind(question: Question, values: Mapping[str, Sequence[str]], ask: Ask, base: str) -> str:
    """Return the query with these values in place of its examples; blank values count as not given.

    Only RDF terms get into the query, never text: whatever a value holds, the query keeps its shape.
    `ask` looks names up. Raises ParameterError (with choices where a name is not enough) for an unknown, missing or
    repeated parameter, and for a value that is none of its type.
    """
    if unknown := [name for name in values if name not in question.params]:
        known = ", ".join(question.params) or "none"
        raise ParameterError(f"{question.name}: unknown parameter {unknown[0]!r}", f"known parameters: {known}")
    given = {name: [value.strip() for value in texts if value.strip()] for name, texts in values.items()}
    counted = {name: _counted(question, name, param, given.get(name, [])) for name, param in question.params.items()}
    wanted = {name: parameters.Wanted(name, param.type, end=param.end) for name, param in question.params.items()}
    terms = {
        name: [parameters.resolve(wanted[name], value, ask, base) for value in texts] for name, texts in counted.items()
    }
    _check_order(terms)

    # One pass over the text: a value that looks like a block is never read as one.
    def filled(block: re.Match[str]) -> str:
        if block["name"] not in terms:
            return block.group()
        if not terms[block["name"]] and question.params[block["name"]].words:
            return block.group()
        rows = " ".join(dict.fromkeys(map(str, terms[block["name"]]))) or "UNDEF"
        return f"VALUES ?{block['name']} {{ {rows} }}"

    return BLOCK.sub(filled, question.text)


def _counted(question: Question, name: str, param: Param, given: list[str]) -> list[str]:
    if not given and not param.optional:
        example = f"for example {name}={param.example[0]}" if param.example else ""
        raise ParameterError(f"{question.name}: missing parameter {name!r} ({param.help})", example)
    most = MAX_VALUES if param.many else 1
    if len(given) > most:
        hint = f"give it {most} times at most" if param.many else "give it once"
        raise ParameterError(f"{question.name}: parameter {name!r} has {len(given)} values", hint)
    return given


def _check_order(terms: Mapping[str, Sequence[Term]]) -> None:
    first, last = terms.get("from"), terms.get("until")
    if first and last and first[0].value > last[0].value:
        raise ParameterError(f"until: {last[0].value} lies before {first[0].value}", "exchange the two")


def _question(name: str, text: str, front: dict[str, Any]) -> Question:
    if not isinstance(front.get("summary"), str):
        raise ValueError("no summary in the front matter")
    if unknown := front.keys() - {"summary", "view", "params", "columns"}:
        raise ValueError(f"unknown in the front matter: {', '.join(sorted(unknown))}")
    blocks = [(block["name"], block["rows"]) for block in BLOCK.finditer(text)]
    params = {}
    for key, described in front.get("params", {}).items():
        rows = [found for owner, found in blocks if owner == key]
        if len(rows) != 1:
            raise ValueError(f"parameter {key!r}: expected one block VALUES ?{key} {{ … }}, found {len(rows)}")
        params[key] = Param(**described, example=tuple(m["text"] or m["id"] for m in VALUE.finditer(rows[0])))
        if params[key].type not in parameters.TYPES:
            raise ValueError(f"parameter {key!r}: unknown type {params[key].type!r}")
    columns = front.get("columns", {})
    if wrong := [key for key, kind in columns.items() if kind not in COLUMN_TYPES]:
        raise ValueError(f"column {wrong[0]!r}: unknown type {columns[wrong[0]]!r}")
    return Question(name, front["summary"], text, params, columns, tuple(front.get("view", ["table"])))
