"""What may follow the parties in a title, clause by clause: the words that open each kind, with an example.

Data: a pattern that is missing here leaves words unread, and the report says which.
"""

import re

from cablekg.reading import forms
from cablekg.reading.words import EVENTS, GERUNDS, word_set

#: How a clause opens, and an example of it; the first that fits decides.
TAILS: dict[str, tuple[str, str]] = {
    "via": (r",? ?\bvia ", ", via Berg"),
    "message": (
        r",? ?\b(?:transmitting|relaying|conveying|containing|forwarding|enclosing|passing on) ",
        ", transmitting a Message from Holm",
    ),
    "with": (r",? ?\bwith ", " with Message from Holm"),
    "reply": (
        r",? ?\b(?:in (?:response|reply|answer) to|(?:reply|response|answer) to) ",
        ", in Response to Berg's Letter",
    ),
    "subject": (
        (
            r",? ?\b(?:on the (?:subject|topic) of|regarding|concerning|about|on|re:?|related to|relating to"
            r"|with regard to|in connection with|in regard to|with reference to)(?: of)? "
        ),
        " regarding the Fishing Talks",
    ),
    "addressee": (r",? to ", ", to Dahl"),
    "recipient": (r",? for ", ", for Cde. Dahl"),
    "author": (
        r",? ?\b(?:by|written by|prepared by|reported by|recorded by|taken by|noted by|told by) ",
        " by Ambassador Holm",
    ),
    "chair": (
        r",? ?\b(?:chaired|headed|presided over|conducted|led|convened|attended) by ",
        ", Chaired by Per Holm",
    ),
    "host": (
        r",? ?\b(?:hosted|given|granted|organi[sz]ed|offered|held|arranged) (?:by|for|in honou?r of) ",
        " Hosted by Per Holm in Honor of Karl Berg",
    ),
    "gerund": (rf",? ?\b(?=(?:{'|'.join(sorted(GERUNDS))})\b)", " requesting Aid"),
    "class": (
        (
            r",? ?\b(?:very |strictly |extremely )?(?:top secret|secret|confidential|urgent|flash|regular|immediate"
            r"|priority|routine|restricted|unclassified|eyes only|for information|personal)(?=,|$| )"
        ),
        ", TOP SECRET",
    ),
    "sequence": (
        (
            rf",? ?\b(?:{forms.ORDINAL}|[0-9]{{1,3}}(?:st|nd|rd|th)) "
            r"(?:meeting|session|conversation|talk|round|part)(?=,|$)"
        ),
        ", Second Meeting",
    ),
    "event": (
        r",? ?\b(?:at|ahead of|during|after|before|following|(?:taken )?on the occasion of|in honou?r of|held) ",
        " at the Fishing Conference",
    ),
    "place": (r",? ?\bin ", " in Oslo"),
}
TAIL = {name: re.compile(pattern, re.IGNORECASE) for name, (pattern, _) in TAILS.items()}

#: Bodies that meet: `to the Fourth Congress of the Union in Oslo`.
GATHERINGS = frozenset({"congress", "conference", "plenum", "session", "summit", "assembly"})
#: Gatherings at which people meet.
OCCASIONS = EVENTS | word_set("""
anniversary banquet breakfast celebration ceremony conference congress dinner funeral gathering lunch luncheon party
reception supper visit
""")
#: What joins a talk to its parties and its place.
WITH = re.compile(r",? ?\b(?:and )?with ", re.IGNORECASE)
OF = re.compile(r",? ?\bof ", re.IGNORECASE)
IN = re.compile(r",? in (?=\S)")
BY = re.compile(r",? by ")
POSSESSIVE = re.compile(r"['’]s? ")
STOPS = re.compile(r"[ ,;:.–-]*")
ARTICLE = re.compile(r"(?:the|an?|his|her|their|its) ", re.IGNORECASE)


def without_article(text: str) -> str:
    """Take the article off a place or a subject.

    >>> without_article("the Crimea")
    'Crimea'
    """
    return ARTICLE.sub("", text.strip(), count=1)
