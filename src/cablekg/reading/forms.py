"""Forms of documents: `Cable`, `Ciphered Telegram`, `Record of a Meeting`, and where in a title they end.

The form is the documentary noun phrase in lower case, without articles, numbers, nationality and secrecy; `of` joins
a record and its event. The list of nouns is open: a form missing here leaves its title unread.
"""

import re
from dataclasses import dataclass

from cablekg.reading.agent import one
from cablekg.reading.gazetteer import ADJECTIVES
from cablekg.reading.lists import several
from cablekg.reading.names import Party, Word, words
from cablekg.reading.offices import framed_office
from cablekg.reading.words import EVENTS, word_set

#: Records of a talk in one word.
TALKS = frozenset({"memcon", "memcons", "telcon", "telcons"})
#: Correspondence: what A sends to B.
LETTERS = word_set("""
aide-memoire aide-mémoire aides-memoires airgram airgrams answer appeal cable cablegram cablegrams cables cipher
ciphergram circular circulars communication communications correspondence demarche demarches depesche despatch
despatches dispatch dispatches démarche démarches enquiry greetings inquiry invitation letter letters memo memorandum
message messages minute missive non-paper note note-verbale notes notification petition petitions postcard query
radiogram replies reply request requests response responses telegram telegrams telegraph teleletter teleletters
teleprint teletype teletypes telex telexes ultimatum wire
""")
#: What records a talk or a gathering, and joins it by `of` or `from`.
RECORDS = word_set("""
abstract abstracts account accounts brief briefs excerpt excerpts extract extracts fragment fragments information log
logs memcon memoranda memorandum minutes note notes overview protocol protocols readout readouts record record-book
records report reports stenogram stenograms summaries summary summation synopsis text texts transcript transcription
transcriptions transcripts verbatim
""")
#: What a body or a person issues, without an addressee as a rule.
ISSUED = word_set("""
accord accords act addendum address addresses agenda agendas agreement agreements aide-memoire amendment analyses
analysis announcement announcements appendix appraisal appraisals article articles assessment assessments attachment
autobiography balance-sheet biographies biography briefing briefings broadcast brochure bulletin bulletins calendar
catalog certificate characterization charter checklist chronicle chronology circular clipping comment commentary
comments communique communiqué communiqués comparison complaint conclusion conclusions curriculum daily decision
decisions declaration declarations decree decrees denunciation deposition description diary directive directives
dispositions dossier draft drafts editorial editorials essay estimate estimates eulogy evaluation evaluations
fact-sheet forecast guidance guideline guidelines handbook history indictment instruction instructions interview
inventory itinerary journal judgement judgment leaflet leaflets lecture lectures list lists mandate manifesto
manuscript memoir memoirs memories motion newsletter notice notices notification obituary observation observations
opinion opinions order orders outline overview pact pamphlet paper papers plan plans pledge points proclamation
profile profiles prognosis program programme programs proposal proposals prospectus protest questionnaire questions
recollection recollections recommendation recommendations reflections regulation regulations release releases remarks
reminiscences resolution resolutions resume review roster rules schedule speech speeches statement statements statute
studies study summing-up supplement survey surveys table tables teachings telegram testament testimonies testimony
theses thesis timeline timetable toast toasts translation translations treaties treatise treaty update verdict vita
warning warrant
""")
NOUNS = LETTERS | RECORDS | ISSUED
#: What opens a form.
OPENERS = NOUNS | EVENTS
#: Forms whose `of` names the author when a person or body follows: `Report of Comrade Holm`.
OF_AUTHOR = NOUNS - word_set("""
agenda analyses analysis assessment brief characterization chronicle chronology comparison description evaluation
estimate history inventory list lists outline overview profile profiles review study summary survey table tables text
timeline
""")
#: Forms that a meeting body shares in: `Protocol of the Presidium`.
OF_MEETING = frozenset({"protocol", "protocols", "minutes", "transcript", "stenogram", "record", "agreement"})
#: Forms that answer another document.
REPLIES = frozenset({"reply", "response", "answer"})
#: What belongs to another document: `Supplement to Brief No. 7: Trade`.
ATTACHED = re.compile(
    r"(?:(?:Top |Strictly )?Secret |Confidential |Untitled )?(?P<form>(?:Draft |Handwritten |Secret )?"
    r"(?P<noun>Attachment|Supplement|Annex|Appendix|Enclosure|Addendum)(?:s|es)?)(?: [A-Z0-9]{1,3})?"
    r"(?= (?:to|by|for|from|on|about|regarding) )",
    re.IGNORECASE,
)
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
QUOTED = LETTERS | RECORDS | word_set("address diary draft journal lecture remarks speech statement")

#: Kept in the form, before its noun.
KEPT = word_set("""
abridged accompanying action additional aide analytic analytical annual armistice autobiographical backchannel
background biographical border breakfast brief briefing cable ceasefire cipher ciphered circular closed closing coded
combat communique complete concept condensed congratulatory conversation cooperation cover covering credit cultural
current daily decision delivered detailed dinner diplomatic discussion draft economic editorial encoded encrypted
encyclical estimate executive expert explanatory fact field file final follow-up formal friendship full hand
hand-delivered hand-written handwritten historical history incoming information informational initial inquiry
inspection intelligence interim internal interpretative interrogation introductory investigation inward issues joint
legal legislative lengthy loan lunch luncheon meeting memoire mission monthly mémoire national news non open opening
operational operations option options oral outgoing outward peace personal planning plenary policy political position
preliminary preparatory press private procedural progress public quarterly questionnaire radio research resignation
review scientific security short situation speaking special spot staff statistical status stenographic strategic study
submission summarized summary supplementary supporting surveillance survey synoptic talking technical telegraphic
telephone telex thematic trade trip tripartite typed typescript typewritten unofficial unsigned updated verbal
verbatim walk-in warning weekly work working written yearly
""")
#: Kept in the form, after its noun: `Note Verbale`.
AFTER_NOUN = frozenset({"verbale", "verbal"})
#: Dropped from the form.
DROPPED = word_set("""
a american an another attached confidential content contents corrected cosmic declassified eyes first following her
his informal main most my official original our own partial restricted sanitized second secret strictly the their
third top translated u.s. uk unclassified undated unpublished untitled urgent us ussr very withheld
""")
#: Kept in the form before an event: `Transcript of Telephone Conversation`.
WITH_EVENT = frozenset({"telephone", "phone"})
_NUMBERED = LETTERS
#: Words that count: `Forty-Fourth Session`.
ORDINAL = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|final)"
)
_ORDINAL = re.compile(rf"[0-9]{{1,4}}(?:st|nd|rd|th)|{ORDINAL}")
_PASSED = DROPPED | KEPT
_BEFORE_EVENT = word_set("a an and for in my of our telephone the")
_BARE_NUMBER = re.compile(r" (?:[A-Z]{1,4}-?)?[0-9][0-9./-]{0,9}(?= |,|$)")
_DASHED = re.compile(r" ?[–—] ?| - ")
#: What quotes out of a longer document: `Excerpts from the Minutes`.
OPENING = re.compile(
    r"(?:Partial |Short )?(?:Excerpts?|Extracts?|Fragments?) (?:from|of) (?:the )?"
    r"|From the (?=Conversation|Meeting|Talk)",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(r"Exchange of (?:Notes|Letters|Telegrams|Messages|Cables)\b", re.IGNORECASE)
_JOINER = re.compile(r" (?:of|from) ", re.IGNORECASE)
_AND = re.compile(r" and (?=\w)", re.IGNORECASE)
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
    if match := OPENING.match(text, start, end):
        start = match.end()
    if match := _EXCHANGE.match(text, start, end):
        return Form(match.group().lower(), start, match.end(), "exchange", is_talk=True)
    parts = words(text, start, end)
    begin, last = _nouns(parts)
    if last is None:
        return None
    if last + 1 < len(parts) and parts[last + 1].low in AFTER_NOUN:
        last += 1
    kept = [part.low for part in parts[begin : last + 1] if _is_kept(part)]
    is_talk = any((word in EVENTS and word not in NOUNS) or word in TALKS for word in kept)
    noun = kept[-1] if kept[-1] not in AFTER_NOUN else kept[-2]
    form = Form(" ".join(kept), parts[begin].start, parts[last].end, noun, is_talk)
    return _with_number(text, _with_event(text, _with_second(text, form, end), end), end)


def attached(match: re.Match[str]) -> Form:
    """Give the form of a document that belongs to another one, from a match of ATTACHED.

    >>> attached(ATTACHED.match("Draft Annex to the Treaty")).name
    'draft annex'
    """
    return Form(match["form"].lower(), match.start("form"), match.end("form"), match["noun"].lower(), is_talk=False)


def _nouns(parts: list[Word]) -> tuple[int, int | None]:
    """Give the first kept word and the last noun of the documentary phrase at the beginning."""
    begin: int | None = None
    last: int | None = None
    for index, part in enumerate(parts[:8]):
        is_noun = part.low in OPENERS
        if not is_noun and part.low not in KEPT:
            if begin is None and (part.low in DROPPED or part.text in ADJECTIVES or is_ordinal(part.low)):
                continue
            break
        begin = index if begin is None else begin
        if is_noun:
            last = index
        if index + 1 < len(parts) and parts[index + 1].start > part.end + 1:
            break
    return begin or 0, last


def _is_kept(part: Word) -> bool:
    return part.low not in DROPPED and part.text not in ADJECTIVES and not is_ordinal(part.low)


def is_ordinal(low: str) -> bool:
    """Say whether a word counts: `forty-fourth`, `7th`, `viith` does not."""
    return _ORDINAL.fullmatch(low) is not None


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
            if part.text.islower() and part.low not in _BEFORE_EVENT and not is_ordinal(part.low):
                return form
            continue
        between = [word for word in parts[:index] if word.low not in _PASSED and not is_ordinal(word.low)]
        if all(word.low == "of" for word in between):
            between = []  # `Record of Main Content of Conversation`
        parties = _between(text, between) if between else ()
        if parties is None:
            return form
        event = " ".join([word.low for word in parts[:index] if word.low in WITH_EVENT] + [part.low])
        return Form(f"{form.name} of {event}", form.start, part.end, form.noun, True, parties)
    return form


def _between(text: str, between: list[Word]) -> tuple[Party, ...] | None:
    span = text[: between[-1].end]
    if possessive := re.search(r"['’]s?$", span):
        span = span[: possessive.start()]
    start = between[0].start
    dash = _DASHED.search(span, start)  # `Minutes of Holm – Berg Conversation`
    both = (one(span, start, dash.start()), one(span, dash.end(), len(span))) if dash else (None, None)
    parties = tuple(filter(None, both)) if all(both) else several(span, start, len(span))
    if parties is None and (body := framed_office(span, start, len(span))) and body.kind == "body":
        parties = (body,)
    # "Record of the First Meeting": a lone adjective is no party.
    return parties if parties and all(party.kind in {"person", "body", "post"} for party in parties) else None


def _with_number(text: str, form: Form, end: int) -> Form:
    """Step over a bare number: `Telegram 186 from Oslo`."""
    match = _BARE_NUMBER.match(text, form.end, end)
    if match is None or form.noun not in _NUMBERED:
        return form
    return Form(form.name, form.start, match.end(), form.noun, form.is_talk, form.parties)
