"""Notes of sources: which sentence is the citation, and which notes cite nothing.

`Source: Department of State, Central Files, 611.93/2–455. Secret. Drafted by Holm.` cites in its first sentence; how
secret, to whom, who drafted and where other copies lie is no part of the citation.
"""

import re

from cablekg.reading.words import word_set

#: Not a citation but a remark: `[Telegram.]`, `[Inclosure 2 in No. 14.—Translation.]`.
_REMARK = re.compile(
    r"\[(?:Cable|Circular|Confidential|Enclosure|Extract|Inclosure|Paraphrase|Personal|Private|Received|Strictly|"
    r"Telegram|Translat|Unofficial|Untitled)[^\[\]]{0,100}\]",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\bSource ?[:;] ?")
_STOP = re.compile(
    r"(?<![\w.])(?P<word>[\w–-]{1,40})[”\"’)]?\.[”\"’)]{0,2} {1,3}(?=[“\"(\[]?(?P<next>[^\W\d_]\w{0,30}))"
)
#: How secret, how fast, to whom: what follows the citation.
_HANDLING = re.compile(
    r"(?:Top )?Secret|Confidential|Unclassified|No classification|Limited Official|Official Use|Restricted|Personal|"
    r"Private|Eyes Only|Routine|Priority|Niact|Nodis|Exdis|Limdis|Immediate|Flash|Strictly"
)
#: A stop after these ends no sentence.
_ABBREVIATED = word_set("""
apr aug bd bl dec doc dr feb ff fl fol fols gen gov jan jr jul jun ll mar mr mrs no nos nov nr oct op pt rep sen sep
sept sr st sygn vol vols zesp ап лл оп рф
""")
#: A stop before these ends none: a sign of an archive follows (`Ф. 39. Оп. 1.`).
_SIGNS = word_set(
    "ark bl d delo f fond l list listy ll op opis p papka spr арк д дело л лист лл оп опись п папка ф фонд"
)


def is_remark(note: str) -> bool:
    """Say whether a note is a bracketed remark that cites nothing.

    >>> is_remark("[Telegram.—Paraphrase.]"), is_remark("862.85/61a")
    (True, False)
    """
    return _REMARK.fullmatch(note) is not None


def span(note: str) -> tuple[int, int]:
    """Say where the sentence of the citation begins, behind `Source:`, and ends in a note.

    >>> note = "Source: Johnson Library, Bundy Files, Vol. I. Top Secret; Nodis. Drafted by Holm on Jan. 3."
    >>> start, end = span(note)
    >>> note[start:end].strip()
    'Johnson Library, Bundy Files, Vol. I.'
    """
    source = _SOURCE.search(note)
    start = source.end() if source else 0
    for stop in _STOP.finditer(note, start):
        is_short = (len(stop["word"]) == 1 and stop["word"].isalpha()) or stop["word"].lower() in _ABBREVIATED
        is_sentence = stop["next"][0].isupper() and not (is_short or stop["next"].lower() in _SIGNS)
        if _HANDLING.match(note, stop.start("next")) or is_sentence:
            return start, stop.end()
    return start, len(note)
