"""Curators' corrections: a value that replaces what was read, with what stood there before."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cablekg.authority.decisions import CorrectionRow
from cablekg.authority.rows import parts
from cablekg.model import Conveyed, Document
from cablekg.reading import dates, references


def apply(document: Document, rows: Iterable[CorrectionRow]) -> tuple[Document, tuple[str, ...]]:
    """Give the document with every correction applied, and a note for each. A curator's correction always wins.

    What the source wrote stays with its witness; the date's text is the source's whatever it means.
    """
    notes = []
    for row in rows:
        before = getattr(document, row.field)
        if row.field == "date":
            before = document.date.text
        document = replace(document, **{row.field: _value(document, row)})
        why = f": {row.act.why}" if row.act.why else ""
        said = f"{row.field} corrected from {before!r} to {row.value!r} by {row.act.who}, {row.act.when}{why}"
        notes.append(f"{said} ({row.act.source.file}:{row.act.source.line})")
    return document, tuple(notes)


def _value(document: Document, row: CorrectionRow) -> Any:
    if row.field == "date":
        return replace(dates.from_edtf(row.value), text=document.date.text)
    if row.field == "dates_in_title":
        return tuple(parts(row.value))
    if row.field == "references":
        return tuple(reference for text in parts(row.value) for reference in references.read(text))
    if row.field == "conveys":
        return tuple(_conveyed(text) for text in parts(row.value))
    return row.value or None


def _conveyed(text: str) -> Conveyed:
    """Read 'sender > recipient'; a missing side stays empty.

    >>> _conveyed("Holm >")
    Conveyed(sender='Holm', recipient=None)
    """
    sender, _, recipient = (part.strip() or None for part in text.partition(">"))
    return Conveyed(sender, recipient)
