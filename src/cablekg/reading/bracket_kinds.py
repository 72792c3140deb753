"""What a bracket in a title is: a role, a gloss, an insertion, an office, a mark of the edition."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cablekg.reading import dates
from cablekg.reading.agent import SURNAMES, one
from cablekg.reading.gazetteer import COUNTRIES, is_place
from cablekg.reading.gloss_words import is_qualified
from cablekg.reading.words import ADDRESS, BODIES, EVENTS, JOINTS, NOT_NAMES, OFFICES, PARTICLES

Kind = Literal["via", "gloss", "office", "aside", "mark", "date", "number", "reads on", "letters", "withheld", "place"]
#: What a bracket says that is neither a name nor an office.
MARKS = (
    r"excerpts?|extracts?|fragments?|abridged|sic!?|illegible|untitled|undated|no date|n\.? ?d\.?|and others|withheld",
    r"declassified[^\[\]()]*+|approved[^\[\]()]*+|released?[^\[\]()]*+|translat[^\[\]()]*+|redacted|revised|draft|copy",
    r"\.{2,}|…|[^\[\]() ]{0,20}\?|part [0-9IVX]+|[0-9]+ of [0-9]+|morning|evening|continued|top secret|secret",
)
#: A name that the editors may not print stands for its bearer: `CIA Station in [place not declassified]`.
_WITHHELD = re.compile(
    r"(?:[0-9]+ )?(?:names?|places?|posts?|stations?|titles?|persons?|cryptonyms?)"
    r"(?: (?:and|or) (?:names?|places?|titles?))?"
    r" (?:not declassified|withheld|deleted|sanitized|not found)",
    re.IGNORECASE,
)
_MARK = re.compile("|".join(MARKS), re.IGNORECASE)
VIA = re.compile(r"via (?=\S)", re.IGNORECASE)
_AND = re.compile(r"(?:and|&) (?=\S)")
_ONCE = re.compile(r"(?:then|former|formerly|later|future|acting) (?=\S)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?){1,4}")
_FOR = re.compile(r"for (?:(?:Comrade|Cde\.?|Com\.?|Mr\.) )?(?=[A-Z])")
_CARRIES = re.compile(r"(?:transmitting|relaying|conveying|containing|forwarding|enclosing) ", re.IGNORECASE)
#: Wings of a party, part of its name: `Communist Party (Bolsheviks)`.
_WINGS = re.compile(r"[Bb]olsheviks?|Marxist(?:[- –]Leninist)?|M-?L|Maoist|Unified|United|Communists")
_ABBREVIATED = re.compile(r"[A-Z][A-Za-z&/-]{0,8}[A-Z]")
_LETTERS = re.compile(r"[a-z]{1,2}")
#: A given name after its surname: Pinyin (`Mao [Zedong]`), Wade-Giles (`Mao [Tse-tung]`), Korean (`Kim [Il Sung]`).
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|iao|ian|ang|eng|ong|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|[aoeiuü])"
)
_PINYIN = re.compile(rf"(?P<surname>{_SYLLABLE})\[(?:{_SYLLABLE}){{1,2}}", re.IGNORECASE)
_WADE = re.compile(r"[A-Z][a-z']{1,5}\[[A-Z][a-z']{0,5}-[a-z']{1,6}")
_KOREAN = re.compile(r"(?:Kim|Pak|Park|Choe|Choi|Ri|Rhee|Yi|Nam|Kang|Han|Ho)\[[A-Z][a-z]{1,5}[ -][A-Za-z][a-z]{1,5}")
_SPACES = re.compile(r"\s++")
#: What a bracket with the holder of an office may hold: one to five words, the last one capitalised.
_HOLDER = re.compile(r"(?:[^\W\d_][\w.'’-]{0,30},? ){0,4}[^\W\d_a-z][\w.'’-]{0,30}")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket as it stands: its words, its shape, and the title before and behind it."""

    inner: str
    left: str
    right: str
    is_square: bool


def may_hold(text: str) -> bool:
    """Say whether a round bracket after an office may name its holder; one bare word may be any name.

    >>> may_hold("Holm"), may_hold("Washington"), may_hold("De Mello Franco"), may_hold("PR Poland"), may_hold("CNEA")
    (True, True, True, False, False)
    """
    if not _HOLDER.fullmatch(text):
        return False
    parts = text.split()
    return not any(part.isupper() and len(part) > 1 and "." not in part for part in parts) and not (
        len(parts) > 1 and any(is_place(part) for part in parts)
    )


def _dated_place(inner: str) -> bool:
    """Say whether a bracket holds a place and a date: `(Oslo, 3 May 1950)`."""
    spans = dates.find(inner)
    return len(spans) == 1 and spans[0][1] == len(inner) and is_place(inner[: spans[0][0]].rstrip(" ,"))


def _is_expansion(left: str, inner: str) -> bool:
    """Say whether a bracket spells an abbreviation out, or abbreviates the words before it."""
    last = left.rsplit(maxsplit=1)[-1].lstrip("'‘“\"") if left else ""
    if _ABBREVIATED.fullmatch(last) and " " in inner:
        return inner[0].upper() == last[0] and inner[0].isupper()
    return _ABBREVIATED.fullmatch(inner) is not None and last[:1].isupper() and not _ABBREVIATED.fullmatch(last)


def _is_other_place(bracket: Bracket) -> bool:
    """Say whether a bracket gives a place another name: `Mukden [Shenyang]`, `Beijing (Peking)`."""
    inner, left = bracket.inner, bracket.left.rstrip()
    if not is_place(inner) or not left[-1:].isalpha():
        return False
    last = left.split()[-3:]
    is_after_place = any(is_place(" ".join(last[cut:])) for cut in range(len(last)))
    return bracket.is_square or (is_after_place and inner not in COUNTRIES)


def _is_office(inner: str) -> bool:
    """Say whether a bracket is an office and nothing else: `[First Secretary of the Party]`."""
    # "(King)" may be a name.
    party = one(inner, 0, len(inner)) if " " in inner and not _has_signs(inner) else None
    return party is not None and party.kind == "post" and inner.rsplit(maxsplit=1)[-1].lower() not in SURNAMES


def _has_signs(inner: str) -> bool:
    return any(letter in "0123456789;:[]()" for letter in inner)


def _insertion(inner: str, left: str, right: str) -> Kind | None:
    """Say whether a square bracket is the editor's addition to the words around it."""
    words = inner.split()
    is_particle = words[0] in PARTICLES and left[-1:].isalpha()  # `Jorge Pinto [da Silva]`
    if is_particle or _AND.match(inner) or inner.endswith(("'s", "’s")) or _INITIALS.fullmatch(inner):
        return "reads on"
    last = left.rsplit(maxsplit=1)[-1] if left else ""
    follows = _follows(right)
    is_office = bool(_ONCE.match(inner)) or any(word.lower() in OFFICES or word.lower() in BODIES for word in words)
    if _opens_phrase(last):
        return "reads on"
    if is_office and (_ONCE.match(inner) or words[0].lower() in OFFICES):
        return "reads on" if follows else "office"
    if completes(last, inner):
        return "reads on"
    is_inside = follows and not is_office and len(words) <= 2 and not last.endswith(("'s", "’s", ",", ";"))
    return "reads on" if is_inside and last[0].isupper() and inner[0].isupper() else None


def completes(surname: str, given: str) -> bool:
    """Say whether a bracket holds the given name to the word before it, not another name.

    >>> completes("Mao", "Zedong"), completes("Kim", "Il Sung"), completes("Filippov", "Stalin")
    (True, True, False)
    """
    pair = f"{surname}[{given}"
    return any(pattern.fullmatch(pair) for pattern in (_PINYIN, _WADE, _KOREAN))


def _opens_phrase(last: str) -> bool:
    """Say whether the word before a bracket leaves a phrase open: nothing, `of`, `and`, `Comrade`, a comma."""
    word = last.lower()
    return not last or last.endswith((",", ":")) or word in ADDRESS or last.islower()


def _follows(right: str) -> bool:
    """Say whether a name goes on right after a bracket."""
    word = right[1:].split(" ", 1)[0].rstrip(",;:") if right[:1] == " " else ""
    return word[:1].isupper() and word.lower() not in (JOINTS | NOT_NAMES | EVENTS | {"to", "via", "re"})


def _names_somebody(inner: str) -> bool:
    """Say whether every word could belong to a name of a person, a body or an office."""
    words = _SPACES.split(inner)
    if len(words) > 12 or _has_signs(inner) or is_place(inner) or not any(word[0].isupper() for word in words):
        return False
    if not words[0][0].isupper() and words[0] not in PARTICLES:
        return False
    small = all(
        word[0].isupper() or not word[0].isalpha() or word.lower() in JOINTS or len(word) <= 3 for word in words
    )
    return small and not any(word.lower().strip(".,'’") in NOT_NAMES for word in words)


def _is_on_a_name(left: str) -> bool:
    """Say whether a bracket stands right behind a word with a capital, or one of a script without capitals."""
    last = left.rstrip().rsplit(maxsplit=1)[-1:] or [""]
    return left[-1:] == " " and last[0][-1:].isalpha() and (last[0][0].isupper() or not last[0].isascii())


def kind(inner: str, left: str, right: str, *, is_square: bool) -> Kind:
    """Say what a bracket is, from its words and its neighbours: the first of RULES that fits.

    >>> kind("via Berg", "Cable, Stalin ", " to Mao", is_square=True)
    'via'
    >>> kind("Stalin", "Cable, Filippov ", "", is_square=True)
    'gloss'
    """
    bracket = Bracket(inner, left, right, is_square)
    return next((name for name, fits, _ in RULES if fits(bracket)), "aside")


def _inserted(bracket: Bracket) -> Kind | None:
    if not bracket.is_square or _has_signs(bracket.inner):
        return None
    return _insertion(bracket.inner, bracket.left.rstrip(), bracket.right)


def _is_date(bracket: Bracket) -> bool:
    inner = bracket.inner
    return bool(dates.read(inner).edtf) or dates.find(inner) == ((0, len(inner)),)


def _is_letters(bracket: Bracket) -> bool:
    if bracket.is_square:
        return False
    is_short = _LETTERS.fullmatch(bracket.inner) is not None and bracket.left[-1:].isalnum()
    return is_short or _WINGS.fullmatch(bracket.inner) is not None


def _reads_on(bracket: Bracket) -> bool:
    inner = bracket.inner
    is_addressee = _FOR.match(inner) and bracket.left and _names_somebody(_FOR.sub("", inner, count=1))
    return bool(is_addressee or (_CARRIES.match(inner) and bracket.left) or _inserted(bracket) == "reads on")


#: What a bracket is: the kind, the test, and an example with the bracket in it. The first that fits decides.
RULES: tuple[tuple[Kind, Callable[[Bracket], bool], str], ...] = (
    (
        "withheld",
        lambda b: b.is_square and _WITHHELD.fullmatch(b.inner) is not None,
        "Cable from the Station in [place not declassified] to Berg",
    ),
    ("gloss", lambda b: _is_on_a_name(b.left) and is_qualified(b.inner), "Cable, Filippov [probably Stalin] to Berg"),
    ("mark", lambda b: not b.inner or _MARK.fullmatch(b.inner) is not None, "Letter from Holm to Berg (Excerpt)"),
    ("via", lambda b: VIA.match(b.inner) is not None, "Cable, Holm to Berg [via Dahl]"),
    ("date", _is_date, "Conversation with Holm (3 May 1950)"),
    ("place", lambda b: _dated_place(b.inner), "Conversation between Holm and Berg (Oslo, 3 May 1950)"),
    ("letters", _is_letters, "Decision of the VKP(b) Politburo"),
    (
        "gloss",
        lambda b: _is_expansion(b.left.rstrip(), b.inner) or _is_other_place(b),
        "Cable from the Consulate in Mukden [Shenyang]",
    ),
    (
        "office",
        lambda b: _inserted(b) == "office" or (_is_office(b.inner) and bool(b.left) and not _follows(b.right)),
        "Conversation between Holm and S. Berg [First Secretary of the Party]",
    ),
    ("reads on", _reads_on, "Conversation with [Richard] Dixon"),
    ("gloss", lambda b: _names_somebody(b.inner), "Cable, Filippov [Stalin] to Berg"),
)
