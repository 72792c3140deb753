"""What `cablekg read` prints is a promise to scripts: these names, in this order, nothing left out."""

import json
from datetime import date

from cablekg.cli.documents_json import as_json
from cablekg.model import Conveyed, Document, Gloss, HistoricalDate, Mention, Reference, SourceLine

FULL = Document(
    key="110296",
    source=SourceLine("listings/p11.txt", 17),
    title="Cable, Stalin [Kuznetsov] to Mao Zedong [via Terebin]",
    form="cable",
    form_text="Cable",
    date=HistoricalDate("April 20, 1948", "1948-04-20", date(1948, 4, 20), date(1948, 4, 20)),
    dates_in_title=("20 April",),
    mentions=(Mention("sender", "Stalin", "Kuznetsov", "Chairman", "title", "viaf:1", 17),),
    glosses=(Gloss("Stalin", "Kuznetsov", 0),),
    place="Moscow",
    topic="a visit",
    conveys=(Conveyed(None, "Stalin"),),
    attachment_of="110295",
    summary="On a visit.",
    summary_voice="summary",
    references=(Reference("APRF: F. 39, Op. 1, D. 31, L. 39", "APRF", "39", "1", "31", "39"),),
    record_id="110296",
    address="https://archive.example/110296",
)

#: The order of the promise; fields may be added behind, none renamed.
PROMISED = [
    "key",
    "title",
    "form",
    "form_text",
    "date",
    "dates_in_title",
    "mentions",
    "glosses",
    "place",
    "topic",
    "conveys",
    "attachment_of",
    "summary",
    "source",
]


def test_a_full_document_is_printed_whole() -> None:
    assert as_json(FULL) == {
        "key": "110296",
        "title": "Cable, Stalin [Kuznetsov] to Mao Zedong [via Terebin]",
        "form": "cable",
        "form_text": "Cable",
        "date": {"text": "April 20, 1948", "edtf": "1948-04-20", "earliest": "1948-04-20", "latest": "1948-04-20"},
        "dates_in_title": ["20 April"],
        "mentions": [
            {
                "role": "sender",
                "name": "Stalin",
                "gloss": "Kuznetsov",
                "office": "Chairman",
                "voice": "title",
                "ref": "viaf:1",
            }
        ],
        "glosses": [{"written": "Stalin", "gloss": "Kuznetsov", "mention": 0, "voice": "title"}],
        "place": "Moscow",
        "topic": "a visit",
        "conveys": [{"sender": None, "recipient": "Stalin"}],
        "attachment_of": "110295",
        "summary": "On a visit.",
        "source": {"file": "listings/p11.txt", "line": 17},
        "references": [
            {
                "text": "APRF: F. 39, Op. 1, D. 31, L. 39",
                "archive": "APRF",
                "fonds": "39",
                "series": "1",
                "file": "31",
                "leaf": "39",
            }
        ],
        "record_id": "110296",
        "address": "https://archive.example/110296",
        "summary_voice": "summary",
        "title_basis": "archive",
        "archive_type": None,
        "calendar": None,
    }


def test_the_names_come_in_the_promised_order() -> None:
    names = list(as_json(FULL))
    assert names[: len(PROMISED)] == PROMISED
    assert list(as_json(FULL)["mentions"][0]) == ["role", "name", "gloss", "office", "voice", "ref"]


def test_what_is_absent_is_null_or_an_empty_list_and_the_date_an_object() -> None:
    values = as_json(Document("p11.txt#1", SourceLine("p11.txt", 9)))
    assert list(values) == list(as_json(FULL))
    assert values["date"] == {"text": None, "edtf": None, "earliest": None, "latest": None}
    lists = {"dates_in_title", "mentions", "glosses", "conveys", "references"}
    assert all(values[name] == [] for name in lists)
    given = {"key", "source", "date", "title_basis"}
    assert all(values[name] is None for name in values.keys() - lists - given)
    assert json.loads(json.dumps(values)) == values
