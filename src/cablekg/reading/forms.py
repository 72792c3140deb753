"""Forms of documents: `Cable`, `Ciphered Telegram`, `Record of a Meeting`, and where in a title they end.

The form is the documentary noun phrase in lower case, without articles, numbers, nationality and secrecy; `of` joins
a record and its event. The list of nouns is open: a form missing here leaves its title unread.
"""

import re
from dataclasses import dataclass

from cablekg.reading.gazetteer import ADJECTIVES
from cablekg.reading.lists import several
from cablekg.reading.names import Party, Word, words
from cablekg.reading.words import EVENTS, word_set

#: Correspondence: what A sends to B.
LETTERS = word_set("""
aide-memoire airgram answer appeal cable cablegram cablegrams cables communication despatch dispatch greetings
inquiry invitation letter letters memo memorandum message messages note notes reply request response telegram
telegrams teleletter teletype telex wire
""")
#: What records a talk or a gathering, and joins it by `of` or `from`.
RECORDS = word_set("""
account brief excerpt excerpts extract information log memcon memoranda memorandum minutes note notes protocol
protocols readout record records report reports stenogram summaries summary text transcript transcription
transcripts verbatim
""")
#: What a body or a person issues, without an addressee as a rule.
ISSUED = word_set("""
act address agenda agreement aide-memoire analysis announcement appraisal article assessment briefing bulletin
chronology circular comment comments communique communiqué conclusion conclusions daily decision decisions
declaration decree diary directive directives draft estimate evaluation guidelines instruction instructions
interview journal lecture list memoir memoirs notice notification opinion order orders outline paper plan plans
proclamation program programme proposal proposals recollections recommendation recommendations remarks resolution
resolutions review speech speeches statement study supplement teachings telegram testimony theses treaty
""")
NOUNS = LETTERS | RECORDS | ISSUED
#: Forms whose `of` names the author when a person or body follows: `Report of Comrade Holm`.
OF_AUTHOR = NOUNS - word_set("analysis assessment agenda brief chronology evaluation list outline review study text")
#: Forms that a meeting body shares in: `Protocol of the Presidium`.
OF_MEETING = frozenset({"protocol", "protocols", "minutes", "transcript", "stenogram", "record", "agreement"})
#: Forms that answer another document.
REPLIES = frozenset({"reply", "response", "answer"})
#: What belongs to another document: `Supplement to Brief No. 7: Trade`.
ATTACHED = re.compile(r"(?:Attachment|Supplement|Annex|Appendix|Enclosure|Addendum) to (?:the )?(?=\S)", re.IGNORECASE)
#: Personal records out of which a title may quote.
JOURNALS = frozenset({"journal", "diary", "diaries", "notebook", "notebooks", "memoirs", "recollections", "papers"})
#: Forms after which "to" and a verb say what was decided, not who was addressed.
DECIDED = frozenset(
    {"decision", "decisions", "resolution", "directive", "plan", "proposal", "order", "agreement", "request"}
)

#: Forms whose "for" says what they are for: `Plan for the Danish Army`.
PURPOSED = DECIDED | word_set("""
agenda daily estimate guidelines list outline paper plans program programme proposals study
""")
#: Forms that a quoted title is read in full for, where only an agent stands before it.
QUOTED = LETTERS | RECORDS | {"journal", "diary", "draft"}

#: Kept in the form, before its noun.
KEPT = word_set("""
action aide backchannel brief cable ciphered circular coded congratulatory conversation delivered diplomatic draft
encoded encrypted explanatory hand hand-delivered hand-written handwritten informational intelligence joint meeting
memoire monthly mémoire national open oral personal resignation short special stenographic telephone unsigned verbal
weekly work working
""")
#: Dropped from the form.
DROPPED = word_set("""
a american an another attached confidential first following her his most official own restricted second secret
strictly the their third top u.s. uk unclassified undated untitled urgent us ussr very
""")
_NUMBERED = frozenset({"telegram", "cable", "airgram", "despatch", "dispatch", "memorandum", "note", "letter"})
_OPENING = re.compile(r"(?:Partial |Short )?(?:Excerpts?|Extracts?|Fragments?) (?:from|of) (?:the )?", re.IGNORECASE)
_EXCHANGE = re.compile(r"Exchange of (?:Notes|Letters|Telegrams|Messages|Cables)\b", re.IGNORECASE)
_JOINER = re.compile(r" (?:of|from) ", re.IGNORECASE)
_AND = re.compile(r" and (?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s? ")
#: A record of a body's talk keeps at most this many words between `of` and the event.
_REACH = 12


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its house name, its span in the title, its last noun, and whether it records or is a talk."""

    name: str
    start: int
    end: int
    noun: str
    is_talk: bool
    parties: tuple[Party, ...] = ()


def read(text: str, start: int, end: int) -> Form | None:
    """Read the form that begins at `start`; None when no documentary noun stands there.

    `parties` are those named between a record and its event: `Record of CCP Politburo Discussion`.

    >>> title = "Top Secret Memorandum of a Conversation with Zhou Enlai"
    >>> read(title, 0, len(title)).name
    'memorandum of conversation'
    """
    if match := _OPENING.match(text, start, end):
        start = match.end()
    if match := _EXCHANGE.match(text, start, end):
        return Form(match.group().lower(), start, match.end(), "exchange", is_talk=True)
    parts = words(text, start, end)
    begin, last = _nouns(parts)
    if last is None:
        return None
    kept = [part.low for part in parts[begin : last + 1] if part.low not in DROPPED and part.text not in ADJECTIVES]
    is_talk = any(word in EVENTS and word not in NOUNS for word in kept)
    form = Form(" ".join(kept), parts[begin].start, parts[last].end, kept[-1], is_talk)
    return _with_number(text, _with_event(text, _with_second(text, form, end), end), end)


def _nouns(parts: list[Word]) -> tuple[int, int | None]:
    """Give the first kept word and the last noun of the documentary phrase at the beginning."""
    begin: int | None = None
    last: int | None = None
    for index, part in enumerate(parts[:8]):
        is_noun = part.low in NOUNS or part.low in EVENTS
        if not is_noun and part.low not in KEPT:
            if begin is None and (part.low in DROPPED or part.text in ADJECTIVES):
                continue
            break
        begin = index if begin is None else begin
        if is_noun:
            last = index
        if index + 1 < len(parts) and parts[index + 1].start > part.end + 1:
            break
    return begin or 0, last


def _with_second(text: str, form: Form, end: int) -> Form:
    """Read `Draft Letter and Aide Memoire`, `Interview and Discussion` as one form."""
    match = _AND.match(text, form.end, end)
    if match is None:
        return form
    parts = words(text, match.end(), end)[:3]
    begin, last = _nouns(parts)
    if last is None and [part.low for part in parts[:2]] == ["aide", "memoire"]:
        last = 1
    if last is None or begin:
        return form
    second = " ".join(part.low for part in parts[: last + 1])
    return Form(f"{form.name} and {second}", form.start, parts[last].end, form.noun, form.is_talk)


def _with_event(text: str, form: Form, end: int) -> Form:
    """Join a record and its event, over an article, adjectives, or the parties that stand between them."""
    match = _JOINER.match(text, form.end, end)
    if match is None or form.noun not in RECORDS:
        return form
    parts = words(text, match.end(), end)[:_REACH]
    for index, part in enumerate(parts):
        if part.low not in EVENTS:
            if part.text.islower() and part.low not in {"a", "an", "the", "of", "and", "in", "telephone", "for"}:
                return form
            continue
        between = [word for word in parts[:index] if word.low not in DROPPED and word.low not in KEPT]
        parties = _between(text, between) if between else ()
        if parties is None:
            return form
        return Form(f"{form.name} of {part.low}", form.start, part.end, form.noun, True, parties)
    return form


def _between(text: str, between: list[Word]) -> tuple[Party, ...] | None:
    span = text[: between[-1].end]
    if possessive := re.search(r"['’]s?$", span):
        span = span[: possessive.start()]
    parties = several(span, between[0].start, len(span))
    # "Record of the First Meeting": a lone adjective is no party.
    return parties if parties and all(party.kind in {"person", "body", "post"} for party in parties) else None


def _with_number(text: str, form: Form, end: int) -> Form:
    """Step over a bare number: `Telegram 186 from Oslo`."""
    match = re.compile(r" [0-9][0-9./-]{0,9}(?= |,|$)").match(text, form.end, end)
    if match is None or form.noun not in _NUMBERED:
        return form
    return Form(form.name, form.start, match.end(), form.noun, form.is_talk, form.parties)
