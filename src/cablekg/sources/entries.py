"""How the parts of one entry, title, date and summary, become the fields of a Document: the same for every reader."""

from dataclasses import dataclass, replace
from typing import Literal

from cablekg.errors import Finding
from cablekg.model import Document, Gloss, HistoricalDate, Mention, SourceLine
from cablekg.reading import dates, references, summaries, titles
from cablekg.reading.written import clean

#: Whose words the abstracts are. An editor's abstract is kept as text: it never says who is meant by a name.
SummaryBy = Literal["archive", "editor"]

_QUOTED = 300  # longest title seen: 245 letters


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in a source, nothing parsed: texts byte for byte, None where nothing stands."""

    key: str
    source: SourceLine
    title: str | None
    date: str | None
    summary: str | None
    summary_line: int | None = None
    reference: str | None = None


def read(entry: Entry, summary_by: SummaryBy = "archive") -> Document:
    """Read what an entry's title, date and summary say.

    Never raises: what is not understood is a remark of the Document, which keeps the words.
    """
    remarks = []
    when = date(entry.date)
    if when.text is not None and not is_understood(when):
        remarks.append(remark(entry.source, f"date not understood: {when.text!r}"))
    if entry.summary is not None and dates.opens_undated(entry.summary) and when.earliest is not None:
        when = dates.uncertain(when)
        remarks.append(
            remark(entry.source, f"undated, says its summary: {when.text!r}, where it is filed, is uncertain")
        )
    document = with_words(Document(entry.key, entry.source, date=when), entry.summary, summary_by)
    if entry.title is not None:
        document, not_read = with_title(document, entry.title)
        remarks += not_read
    if entry.summary is not None and summary_by == "archive":
        document = with_summary(document, entry.summary, entry.summary_line or entry.source.line)
    if entry.reference is not None:
        document = replace(document, references=references.read(entry.reference))
    return replace(document, remarks=tuple(remarks))


def with_title(document: Document, title: str) -> tuple[Document, list[Finding]]:
    """Give the document what its title says, and the remark where that is not all understood."""
    parsed = titles.read(clean(title))
    line = document.source.line
    document = replace(
        document,
        title=title,
        form=parsed.form,
        form_text=parsed.form_text,
        dates_in_title=parsed.dates_in_title,
        mentions=tuple(replace(mention, line=line) for mention in parsed.mentions),
        glosses=parsed.glosses,
        place=parsed.place,
        topic=parsed.topic,
        conveys=parsed.conveys,
        attachment_of=parsed.attachment_of,
    )
    remarks = _contradictions(document)
    if parsed.remark is not None:
        message = f"title not wholly read: {_cut(parsed.remark)}: {_cut(clean(title))!r}"
        remarks.append(remark(document.source, message))
    return document, remarks


def _contradictions(document: Document) -> list[Finding]:
    """Remark every date in a title that the document cannot have beside its date line; both are kept.

    The date of a message inside is not the document's. A date before the date line is contradicted only where it is
    surely the document's own: what was talked about, what happened and what a journal tells of is written down later.
    """
    when, title = document.date, clean(document.title or "")
    if document.conveys or when.earliest is None or when.latest is None:
        return []
    remarks = []
    for text in document.dates_in_title:
        said = dates.read(text)
        if said.earliest is None or said.latest is None:
            continue
        is_later = said.earliest > when.latest and not _is_of_the_topic(document, title, text)
        is_earlier = said.latest < when.earliest and _is_own(document)
        if is_later or is_earlier:
            message = f"the title says {text}, the date line {when.text}; both are kept"
            remarks.append(remark(document.source, message))
    return remarks


def _is_of_the_topic(document: Document, title: str, text: str) -> bool:
    """Say whether a date stands in the topic or closes it without a comma: `Plans for a Visit on 3 May 1951`."""
    at = title.find(document.topic) if document.topic else -1
    start = title.find(text)
    return 0 <= at < start and not title[:start].rstrip(" (").endswith(",") and title[start - 1] != "("


def _is_own(document: Document) -> bool:
    """Say whether a date in the title can be nothing but the document's: a message without topic, no journal."""
    roles = {mention.role for mention in document.mentions}
    is_message = bool(roles & {"sender", "recipient"}) and "participant" not in roles
    return is_message and document.topic is None and document.form not in {"journal", "diary"}


def _cut(words: str) -> str:
    """Shorten what a remark quotes; the document keeps it whole."""
    return words if len(words) <= _QUOTED else words[:_QUOTED] + "…"


def with_words(document: Document, summary: str | None, summary_by: SummaryBy) -> Document:
    """Set the summary, and whose words it is."""
    if not summary:
        return document
    return replace(document, summary=summary, summary_voice="editor" if summary_by == "editor" else "summary")


def with_summary(document: Document, summary: str, line: int) -> Document:
    """Give the document's mentions the glosses that its summary states; `line` is where the summary stands."""
    # A line break stays between paragraphs: a bracket that opens one explains no name that ends the one before.
    words = "\n".join(clean(paragraph) for paragraph in summary.split("\n\n"))
    mentions, glosses = summaries.read(words, document.mentions, document.glosses)
    mentions = tuple(replace(mention, line=line) for mention in mentions)
    return with_glosses(document, document.mentions + mentions, document.glosses + glosses)


def with_glosses(document: Document, mentions: tuple[Mention, ...], glosses: tuple[Gloss, ...]) -> Document:
    """Set mentions and glosses; a mention without a gloss of its own takes the first that explains it."""
    first: dict[int, str] = {}
    for gloss in glosses:
        if gloss.mention is not None:
            first.setdefault(gloss.mention, gloss.gloss)
    explained = tuple(
        replace(mention, gloss=first[index]) if mention.gloss is None and index in first else mention
        for index, mention in enumerate(mentions)
    )
    return replace(document, mentions=explained, glosses=glosses)


def date(text: str | None) -> HistoricalDate:
    """Read a date as an archive writes it; `text` is kept byte for byte."""
    return HistoricalDate() if text is None else replace(dates.read(clean(text)), text=text)


def is_understood(when: HistoricalDate) -> bool:
    """Say whether a date has at least one bound, or says that there is none: `undated`."""
    return when.earliest is not None or when.latest is not None or dates.is_undated(when.text)


def remark(source: SourceLine, message: str, column: str | None = None, hint: str = "") -> Finding:
    """Make a remark at a document's line."""
    return Finding(source.file, source.line, message, hint, "remark", column)
