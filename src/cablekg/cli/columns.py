"""Rows as a terminal shows them: columns aligned, nothing cut, the last column as long as it likes."""

from collections.abc import Sequence

from cablekg.report import plain, width

_GAP = "  "


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return header and rows as lines, each column as wide as its widest value; "" for no columns.

    Line breaks and tabs in a value become blanks. Values are never shortened.

    >>> print(aligned(["date", "title"], [["1948-05-10", "Cable, Filippov [Stalin] to Mao Zedong"], ["", "x"]]))
    date        title
    1948-05-10  Cable, Filippov [Stalin] to Mao Zedong
                x
    """
    lines = [[plain(value) for value in row] for row in (header, *rows)]
    widths = [max(width(value) for value in column) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def for_people(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Leave out of a question's rows what a reader sees twice or not at all, and put the title last.

    A label stands in place of its address, one date in place of a date and its bounds (`1949-01-01/1949-02-15` where
    there are only bounds). A column that is empty in every row is left out; without rows all columns stay.

    >>> for_people(["title", "sender", "senderLabel"], [["Cable", "agent/stalin-joseph", "Stalin, Joseph"]])
    (['sender', 'title'], [['Stalin, Joseph', 'Cable']])
    """
    dropped = {name for name in header if name + "Label" in header}
    has_bounds = {"date", "earliest", "latest"} <= set(header)
    if has_bounds:
        dropped |= {"earliest", "latest"}
    kept = sorted((name for name in header if name not in dropped), key=lambda name: name == "title")
    shown = []
    for row in rows:
        values = dict(zip(header, row, strict=True))
        if has_bounds and not values["date"] and (values["earliest"] or values["latest"]):
            values["date"] = f"{values['earliest'] or '..'}/{values['latest'] or '..'}"
        # A thing without a label is shown by its address, a plain value by itself.
        shown.append([values[name] or values.get(name.removesuffix("Label"), "") for name in kept])
    filled = [place for place in range(len(kept)) if not shown or any(row[place] for row in shown)]
    return [kept[place].removesuffix("Label") for place in filled], [[row[place] for place in filled] for row in shown]


def _line(values: Sequence[str], widths: Sequence[int]) -> str:
    padded = [value + " " * (wide - width(value)) for value, wide in zip(values, widths, strict=True)]
    return _GAP.join(padded).rstrip()
