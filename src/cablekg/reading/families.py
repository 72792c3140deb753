"""Families of forms: a ciphered telegram is a telegram, a memorandum of conversation the record of a talk.

Data first: the nouns of each family. The list of forms is open, and so is this one: a form whose noun stands in no
family has none. What each family is, in words, stands in `ontology/codes.ttl` (`code:family-<id>`).
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cablekg.reading.words import word_set

TALK: Final = "record-of-a-talk"

#: Nouns by family, each in the singular unless it has another sense there; a phrase outranks its last word.
FAMILIES: Final[dict[str, str]] = {
    "telegram": """
        telegram, cable, cablegram, airgram, aerogram, ciphergram, radiogram, telegraph, teleletter, teleprint,
        teletype, telex, telefax, wire, cable message, telegraphic message, telex message, radio message,
        wireless message, telegraphic dispatch, telegraphic despatch, cable dispatch
    """,
    "letter": "letter, dispatch, despatch, circular, missive, postcard, epistle",
    "message": """
        message, communication, appeal, petition, request, inquiry, enquiry, query, reply, response, answer,
        invitation, greetings, congratulations, condolences, notification, demarche, protest, complaint,
        warning, ultimatum
    """,
    "memorandum": "memorandum, memo, minute, aide memoire, pro memoria, promemoria, non paper",
    TALK: """
        record, minutes, transcript, transcription, stenogram, verbatim, memcon, readout, talk, conversation,
        discussion, dialogue, dialog, meeting, session, conference, teleconference, telecon, telcon, interview,
        consultation, negotiation, debate, audience, encounter, reception, plenum, summit, hearing,
        interrogation, chat, telephone call, phone call, round table, exchange of views
    """,
    "report": "report, sitrep",
    "note": "note, note verbale, notes verbales, notice, information, account, talking points, fact sheet",
    "speech": """
        speech, address, statement, declaration, announcement, proclamation, communique, manifesto, toast,
        remark, lecture, oration, eulogy, testimony
    """,
    "decision": """
        decision, resolution, directive, instruction, guideline, order, decree, edict, ukase, act, law, statute,
        regulation, rule, ruling, guidance, verdict, judgment, judgement, mandate, protocol, amendment,
        agreement, accord, treaty, pact, convention, covenant, contract, armistice, charter, constitution,
        memorandum of understanding, memorandum of agreement, article of agreement, instrument of surrender,
        instrument of ratification
    """,
    "study": """
        study, analysis, assessment, appraisal, estimate, evaluation, paper, review, survey, overview, opinion,
        comment, commentary, observation, reflection, comparison, conclusion, forecast, prognosis, essay,
        treatise
    """,
    "plan": "plan, program, programme, proposal, recommendation, outline, offer, motion",
    "list": """
        list, table, chronology, timeline, agenda, inventory, roster, index, catalog, calendar, checklist,
        itinerary, schedule, timetable, balance sheet
    """,
    "journal": """
        journal, diary, diary entry, journal entry, notebook, log, logbook, memoir, memories, autobiography,
        recollection, reminiscence
    """,
    "publication": """
        publication, article, editorial, bulletin, newsletter, newspaper, magazine, gazette, digest, daily,
        daily brief, daily summary, weekly summary, intelligence summary, press release, news release,
        press review, clipping, handbook, pamphlet, leaflet, brochure
    """,
}
#: Nouns that say in what state a document is, or which part: the family is that of the whole (`text of agreement`,
#: `letter draft`), and where the form does not name it, the noun's own, if any.
STATES: Final = word_set("""
copy draft exchange excerpt extract fragment text transcript transcription translation version
""")
#: What becomes the record of a talk when it is `of` one; a report of a meeting stays a report.
_RECORDING_FAMILIES = frozenset({"memorandum", "note"})
_RECORDING_NOUNS = frozenset({"protocol", "records", "summary"})
_IRREGULAR = {"memoranda": "memorandum", "analyses": "analysis"}
#: Plurals that are another thing than several of the singular: somebody's papers, an office's records, its books.
_NO_PLURALS = frozenset({"accounts", "papers", "records"})
#: What follows says for whom, to whom or on what.
_PREPOSITIONS = word_set("about against at between by concerning for from in on re regarding to with")
#: Before a number: `Telegram No. 345`.
_NUMBERED = frozenset({"no", "nr", "number"})

_FAMILY: Final = {noun.strip(): name for name, nouns in FAMILIES.items() for noun in nouns.split(",")}
_KNOWN = _FAMILY.keys() | STATES | _RECORDING_NOUNS
_LONGEST = max(len(noun.split()) for noun in _FAMILY)
#: After one of these a remark follows: `Telegram (copy)`.
_REMARK = re.compile(r"[,;:(\[]")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=5_000)
def family(form: str) -> str | None:
    """Give the family of a form as titles or columns name it: the id under which FAMILIES has its noun, or None.

    The last noun before `of` decides; of two forms joined by "and" the first that has a family, as the guide labels the
    first of two documents. "or" gives none unless both agree. Never raises.
    Source: the families of the forms counted in 472 titles; the nouns that those titles lack are ours.

    >>> family("ciphered telegram"), family("hand delivered note"), family("memorandum")
    ('telegram', 'note', 'memorandum')
    >>> family("memorandum of conversation"), family("report of meeting"), family("text of agreement")
    ('record-of-a-talk', 'report', 'decision')
    >>> family("draft") is None
    True
    """
    plain = _REMARK.split(_folded(form), maxsplit=1)[0].replace("/", " or ").replace("&", " and ")
    found = {_first(part.split(" and ")) for part in plain.split(" or ")}
    return found.pop() if len(found) == 1 else None


def _first(forms: list[str]) -> str | None:
    return next((found for form in forms if (found := _one(form))), None)


def _one(form: str) -> str | None:
    own = None
    for phrase, after in pairwise([*_phrases(form), []]):
        noun = _ending(phrase)
        if whole := _FAMILY.get(" ".join([noun, "of", *after[:1]])):
            return whole
        before, found = _FAMILY.get(_ending(phrase[: -len(noun.split())])), _FAMILY.get(noun)
        if noun not in STATES:
            is_recording = found in _RECORDING_FAMILIES or noun in _RECORDING_NOUNS
            is_of_talk = TALK in {before, _FAMILY.get(_ending(after))}
            return TALK if is_recording and is_of_talk else found or own
        if before:
            return before
        own = own or found
    return own


def _phrases(form: str) -> list[list[str]]:
    """Cut a form at each "of", up to what says for whom or on what.

    >>> _phrases("minutes of politburo session on trade")
    [['minutes'], ['politburo', 'session']]
    """
    phrases: list[list[str]] = [[]]
    for word in _WORD.findall(form):
        if word in _PREPOSITIONS or word in _NUMBERED:
            break
        if word == "of":
            phrases.append([])
        else:
            phrases[-1].append(word)
    return phrases


def _ending(words: list[str]) -> str:
    """Give the longest ending of the words that is a noun or phrase known here, in its spelling; else the last word."""
    if not words:
        return ""
    *others, last = words[-_LONGEST:]
    singulars = _singulars(last)
    for start in range(len(others) + 1):
        for singular in singulars:
            phrase = " ".join([*others[start:], singular])
            if phrase in _KNOWN:
                return phrase
    return last


def _singulars(word: str) -> list[str]:
    """Give a word and what it may be the plural of.

    >>> _singulars("diaries"), _singulars("papers")
    (['diaries', 'diarie', 'diari', 'diary'], ['papers'])
    """
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if word in _NO_PLURALS or not word.endswith("s"):
        return [word]
    found = [word, word[:-1]]
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    return found


def _folded(form: str) -> str:
    decomposed = unicodedata.normalize("NFKD", form.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
