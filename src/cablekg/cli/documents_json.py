"""A document as `cablekg read` prints it: one JSON object, its fields named and ordered once and for all.

Fields may be added at the end; none is renamed, none moves. Scripts of others hold on to them.
"""

from datetime import date
from typing import Any

from cablekg.model import Conveyed, Document, Gloss, HistoricalDate, Mention, Reference


def as_json(document: Document) -> dict[str, Any]:
    """Give the object of one document; what is absent is None or an empty list, `date` is always an object.

    >>> from cablekg.model import SourceLine
    >>> values = as_json(Document("p11.txt#1", SourceLine("p11.txt", 9)))
    >>> values["key"], values["date"]["text"], values["mentions"], values["source"]
    ('p11.txt#1', None, [], {'file': 'p11.txt', 'line': 9})
    """
    return {
        "key": document.key,
        "title": document.title,
        "form": document.form,
        "form_text": document.form_text,
        "date": _date(document.date),
        "dates_in_title": list(document.dates_in_title),
        "mentions": [_mention(mention) for mention in document.mentions],
        "glosses": [_gloss(gloss) for gloss in document.glosses],
        "place": document.place,
        "topic": document.topic,
        "conveys": [_conveyed(message) for message in document.conveys],
        "attachment_of": document.attachment_of,
        "summary": document.summary,
        "source": {"file": document.source.file, "line": document.source.line},
        "references": [_reference(reference) for reference in document.references],
        "record_id": document.record_id,
        "address": document.address,
        "summary_voice": document.summary_voice,
        "title_basis": document.title_basis,
        "archive_type": document.archive_type,
        "calendar": document.date.calendar,
    }


def _date(value: HistoricalDate) -> dict[str, str | None]:
    return {
        "text": value.text,
        "edtf": value.edtf,
        "earliest": _day(value.earliest),
        "latest": _day(value.latest),
    }


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _mention(mention: Mention) -> dict[str, str | None]:
    return {
        "role": mention.role,
        "name": mention.name,
        "gloss": mention.gloss,
        "office": mention.office,
        "voice": mention.voice,
        "ref": mention.ref,
    }


def _gloss(gloss: Gloss) -> dict[str, str | int | None]:
    return {"written": gloss.written, "gloss": gloss.gloss, "mention": gloss.mention, "voice": gloss.voice}


def _conveyed(message: Conveyed) -> dict[str, str | None]:
    return {"sender": message.sender, "recipient": message.recipient}


def _reference(reference: Reference) -> dict[str, str | None]:
    return {
        "text": reference.text,
        "archive": reference.archive,
        "fonds": reference.fonds,
        "series": reference.series,
        "file": reference.file,
        "leaf": reference.leaf,
    }
