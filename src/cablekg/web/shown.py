"""How terms and tables are shown in a page: with labels for addresses, links where they lead somewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from flask import Flask
from markupsafe import Markup

from cablekg.asking.answers import Cell, Table
from cablekg.graph.vocab import NS, PREFIXES
from cablekg.web.site import site

# Signs that turn the direction of writing: a name could show itself as another one.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LABEL = "Label"
_PARTS = {"mention", "reading"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as a page shows it."""

    text: str
    href: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as a page shows it; `total` counts the rows that were answered, shown or not."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Shown | None]]
    total: int


def init_app(app: Flask) -> None:
    """Let the app's templates show terms."""
    app.jinja_options = {**app.jinja_options, "finalize": visible}
    app.jinja_env.filters["shown"] = shown
    app.context_processor(lambda: {"site": site()})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def visible(value: object) -> object:
    r"""Write signs that turn the direction of writing as escapes; every expression of a template passes here.

    >>> visible("Stalin\u202eoaM")
    'Stalin\\u202eoaM'
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _BIDI.sub(lambda match: f"\\u{ord(match.group()):04x}", value)
    return value


def shown(cell: Cell | None, label: str | None = None) -> Shown | None:
    """Return how a cell is shown; an address by its label, else by its last part."""
    if cell is None:
        return None
    if cell.kind == "uri":
        return Shown(label or short(cell.value), site().href(cell.value))
    return Shown(cell.value, language=cell.language)


def short(iri: str) -> str:
    """Return an IRI in few letters: below our base its path, under a known prefix with the prefix, else whole."""
    if iri.startswith(NS):
        return f"ckg:{iri[len(NS) :]}"
    if (local := site().iris.local(iri)) is not None:
        kind, _, name = unquote(local).partition("/")
        return name.replace("--", " – ") if kind == "exchange" else unquote(local)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def listed(table: Table, *, limit: int | None = None, is_ours: bool = True) -> Rows:
    """Return a table as a page lists it.

    In the answers of our own questions `x` and `xLabel` are one column, and so are `document` and `title`, and the
    dates; in the answer of a visitor's query (`is_ours` false) every column stands as it is.
    """
    columns = _columns(table.columns) if is_ours else [(name, _Plain(at)) for at, name in enumerate(table.columns)]
    rows = [[shower(row) for _, shower in columns] for row in table.rows[:limit]]
    return Rows([name for name, _ in columns], rows, len(table.rows))


def without_empty_columns(rows: Rows) -> Rows:
    """Return the rows without the columns in which no row has anything."""
    kept = [at for at in range(len(rows.columns)) if any(row[at] for row in rows.rows)]
    return Rows([rows.columns[at] for at in kept], [[row[at] for at in kept] for row in rows.rows], rows.total)


class _Plain:
    def __init__(self, at: int, label: int | None = None) -> None:
        self._at, self._label = at, label

    def __call__(self, row: Sequence[Cell | None]) -> Shown | None:
        label = row[self._label] if self._label is not None else None
        return shown(row[self._at], label.value if label else None)


class _Part:
    """A part of the document beside it: its fragment says enough."""

    def __init__(self, at: int) -> None:
        self._at = at

    def __call__(self, row: Sequence[Cell | None]) -> Shown | None:
        cell = row[self._at]
        return shown(cell, cell.value[cell.value.find("#") :]) if cell and "#" in cell.value else shown(cell)


class _Dated:
    """The date as precise as known; where there is none, the days between which it lies."""

    def __init__(self, date: int, earliest: int, latest: int) -> None:
        self._date, self._earliest, self._latest = date, earliest, latest

    def __call__(self, row: Sequence[Cell | None]) -> Shown | None:
        if (date := row[self._date]) is not None:
            return Shown(date.value)
        first, last = row[self._earliest], row[self._latest]
        return Shown(span(first, last)) if first or last else None


def span(first: Cell | None, last: Cell | None) -> str:
    """Say between which days a date lies.

    >>> span(Cell("literal", "1949-02-01"), Cell("literal", "1949-02-28"))
    '1949-02-01 to 1949-02-28'
    >>> span(None, Cell("literal", "1949-02-28"))
    'at the latest 1949-02-28'
    """
    if first and last:
        return first.value if first.value == last.value else f"{first.value} to {last.value}"
    return f"at the earliest {first.value}" if first else f"at the latest {last.value}" if last else ""


def _columns(names: Sequence[str]) -> list[tuple[str, "_Plain | _Part | _Dated"]]:
    at = {name: number for number, name in enumerate(names)}
    is_dated = {"date", "earliest", "latest"} <= at.keys()
    labels = {f"{name}{_LABEL}" for name in names} & at.keys()
    if "document" in at and "title" in at:
        labels.add("title")
    left_out = labels | ({"earliest", "latest"} if is_dated else set())
    columns: list[tuple[str, _Plain | _Part | _Dated]] = []
    for name in names:
        if name in left_out:
            continue
        if name in _PARTS and "document" in at:
            columns.append((name, _Part(at[name])))
        elif name == "date" and is_dated:
            columns.append((name, _Dated(at["date"], at["earliest"], at["latest"])))
        else:
            label = "title" if name == "document" else f"{name}{_LABEL}"
            columns.append((name, _Plain(at[name], at.get(label) if label in labels else None)))
    return columns
