"""One agent of a title: a person with or without an office, a body, a post, a place that stands for one.

Nothing here looks anyone up. A phrase that is not surely an agent is None, and its title is left unread.
"""

import re
from dataclasses import replace

from cablekg.reading.gazetteer import PLACES, is_place
from cablekg.reading.names import (
    ABBREVIATION,
    INITIAL,
    NAME,
    Party,
    Word,
    is_name,
    is_name_word,
    is_office_compound,
    is_particle,
    opens_large,
    without_address,
    words,
)
from cablekg.reading.offices import LONGEST_OFFICE, institution, is_institution
from cablekg.reading.words import ADDRESS, BODIES, OFFICES, word_set

_WITHHELD = re.compile(r"\[[^ \[\]]{1,80}\]")
#: Ranks and dignities before a name, and nothing else.
RANKS = word_set("""
admiral baron brigadier capt. captain col. colonel commander commodore count countess duke earl gen. general lady
lieutenant lord lt. maj. major marquis marshal prince princess sergeant sir viscount
""")
#: Offices that are surnames too: `Mr. King`.
SURNAMES = word_set("baron bishop chancellor cross duke judge king major marshal page pope prince")
#: Envoys: what they are sent to belongs to their office, before or after the name.
ENVOYS = word_set("ambassador attaché chargé consul consul-general counselor counsellor envoy minister representative")
#: Heads of a body that could be names: `Dean of the Diplomatic Corps`, `Earl of Aberdeen`.
_HEADS_OF = word_set("dean earl master warden")


def one(text: str, start: int, end: int) -> Party | None:
    """Read one agent in a span of `text`; None when the span is not surely one.

    >>> phrase = "the Soviet Ambassador in China Apollon Petrov"
    >>> party = one(phrase, 0, len(phrase))
    >>> party.name, party.office
    ('Apollon Petrov', 'Soviet Ambassador in China')
    """
    parts = without_address(given := words(text, start, end))
    if not parts or any(part.text[-1] in "?!" for part in parts):
        return None
    found = (
        _addressed(text, parts)
        or _person(text, parts)
        or _in_place(text, parts)
        or _around(text, parts)
        or _ranked(text, given, parts)
        or institution(text, parts)
    )
    # "the Rescue" is nobody: an article stands before an office, a body or a place.
    if found and found.kind == "person" and not found.office and given[0].low == "the":
        return None
    is_addressed = any(part.low in ADDRESS for part in given[: len(given) - len(parts)])
    return replace(found, is_addressed=True) if found and is_addressed else found


def _ranked(text: str, given: list[Word], parts: list[Word]) -> Party | None:
    """Read `Mr. King`, `Colonel E. M. House`, `General de Gayl`: address or rank tell that a name follows."""
    rank = [part for part in parts[:3] if part.low in RANKS or is_office_compound(part.low)]
    if rank != parts[: len(rank)]:
        return None
    name = parts[len(rank) :]
    is_addressed = any(part.low in ADDRESS for part in given[: len(given) - len(parts)])
    opens_name = bool(name) and len(name) > 1 and (INITIAL.fullmatch(name[0].text) or is_particle(name[0]))
    # "Mr. President" is an office; "Mr. King", "Mr. Marshal" are names.
    is_office = bool(name) and (name[0].low in OFFICES or name[0].low in BODIES) and name[0].low not in SURNAMES
    if not 1 <= len(name) <= 4 or not ((is_addressed and not is_office) or (rank and opens_name)):
        return None
    if is_particle(name[-1]) or not (len(name) == 1 or all(opens_large(part) or is_particle(part) for part in name)):
        return None
    if not all(NAME.fullmatch(part.text) or INITIAL.fullmatch(part.text) for part in name):
        return None
    office = text[rank[0].start : rank[-1].end] if rank else None
    return Party(text[name[0].start : name[-1].end], "person", parts[0].start, parts[-1].end, office=office)


def _around(text: str, parts: list[Word]) -> Party | None:
    """Read `Chancellor Kohl of the Federal Republic`: the office stands around the name."""
    if len(parts) > LONGEST_OFFICE:
        return None
    cuts = [index for index, part in enumerate(parts) if part.low == "of" and index > 1]
    for cut in reversed(cuts[:4]):
        holder = institution(text, parts[:cut])
        rest = text[parts[cut].end + 1 : parts[-1].end]
        is_complement = is_place(rest) or (
            is_institution(parts[cut:]) and any(part.low in BODIES for part in parts[cut:])
        )
        if holder and holder.kind == "person" and holder.office and is_complement and " of " not in holder.office:
            return replace(holder, end=parts[-1].end, office=f"{holder.office} of {rest}")
    return None


def _in_place(text: str, parts: list[Word]) -> Party | None:
    """Read `President Holm in Oslo`: the known place at the end is where he was."""
    cuts = [index for index, part in enumerate(parts) if part.low in {"in", "at"} and part.text.islower()]
    if not cuts or cuts[-1] == 0 or not is_place(place := text[parts[cuts[-1]].end + 1 : parts[-1].end]):
        return None
    holder = institution(text, parts[: cuts[-1]])
    if holder is None or holder.kind != "person" or holder.office is None:
        return None
    last = holder.office.rsplit(maxsplit=1)[-1].lower()
    if parts[cuts[-1]].low == "in" and last in ENVOYS:
        # `Soviet Ambassador Petrov in Poland`: the seat belongs to the office, around the name.
        return replace(holder, end=parts[-1].end, office=f"{holder.office} in {place}")
    return replace(holder, end=parts[-1].end, place=place)


def _addressed(text: str, parts: list[Word]) -> Party | None:
    """Read `East German Foreign Minister Comrade Holm`: what stands before the address word is the office."""
    for cut in range(1, len(parts) - 1):
        if parts[cut].low in ADDRESS and not INITIAL.fullmatch(parts[cut].text):
            if not (is_name(parts[cut + 1 :]) and is_institution(parts[:cut])):
                return None
            start, end = parts[cut + 1].start, parts[-1].end
            office = text[parts[0].start : parts[cut - 1].end]
            return Party(text[start:end], "person", parts[0].start, end, office=office, is_addressed=True)
    return None


def _person(text: str, parts: list[Word]) -> Party | None:
    start, end = parts[0].start, parts[-1].end
    if is_place(text[start:end]):
        return Party(text[start:end], "place", start, end)
    if is_name(parts) or (_WITHHELD.fullmatch(text, start, end) and text.startswith("[name", start)):
        return Party(text[start:end], "person", start, end)
    joints = [i for i, part in enumerate(parts) if part.low in {"of", "in"} and part.text.islower()]
    if joints[:1] == [1] and parts[0].low in _HEADS_OF and parts[1].low == "of" and is_institution(parts[2:]):
        return Party(text[start:end], "post", start, end)
    is_named = bool(joints) and (is_name(parts[: joints[0]]) or text.startswith("[name", start))
    rest = without_address(parts[joints[0] + 1 :]) if is_named and parts[0].text not in PLACES else []
    return _person_of(text, parts, joints[0], rest) if rest else None


def _person_of(text: str, parts: list[Word], cut: int, rest: list[Word]) -> Party | None:
    """Read `Karl Berg of the Press Department`, `Karl Berg in Oslo`; `cut` is the word that joins."""
    start, end = parts[0].start, parts[-1].end
    name, tail = text[start : parts[cut - 1].end], text[rest[0].start : end]
    if parts[cut].low == "in":
        return Party(name, "person", start, end, place=tail) if looks_like_place(tail) else None
    is_short = len(rest) == 1 and ABBREVIATION.fullmatch(tail) is not None
    is_body = is_short or any(part.low in BODIES for part in rest)
    holds_body = is_body and not is_place(tail) and is_institution(rest)
    return Party(name, "person", start, end, office=tail) if holds_body else None


def looks_like_place(text: str) -> bool:
    """Say whether this is a known place, or one to three words that only a name can be.

    >>> looks_like_place("the Crimea"), looks_like_place("Karlovy Vary"), looks_like_place("Response")
    (True, True, False)
    """
    parts = without_address(words(text, 0, len(text)))
    return is_place(text) or (1 <= len(parts) <= 3 and all(is_name_word(part) for part in parts))
