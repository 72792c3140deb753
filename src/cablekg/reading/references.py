"""Archival citations: `APRF, f. 45, op. 1, d. 334, l. 141` into archive, fonds, series, file and leaf.

No part is invented: only what a sign (`f.`, `Opis`, `Lot`) or a shelf-mark of known shape plainly names is taken, and
the citation's own text stays whole. Pages, boxes, bundles (papka, wiązka) and titles of folders have no field and stay
in the text. docs/references.md shows every shape.
"""

import re

from cablekg.model import Reference
from cablekg.reading import american, source_notes
from cablekg.reading.archives import FAMILIES, NUMBER, PARTS, WITHOUT_SIGNS
from cablekg.reading.notations import NOTATIONS

#: Longest citation read; the longest seen had 160 characters, a note of sources some thousands.
LONGEST = 5_000


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_FAMILY_OF = {name: family for family, row in FAMILIES.items() for name in row.archives}
_KNOWN = re.compile(rf"(?:{_any([*_FAMILY_OF, *WITHOUT_SIGNS])})(?![^\W_]| (?:Files|Records)\b)")
#: An institution that calls itself a library or an archive: `Kennedy Library`, `Archive of the Foreign Ministry`.
#: A digital archive only shows what another one holds.
_HOLDER = re.compile(
    r"(?!.{0,80}\bDigital )(?:[A-Z][\w.'’-]{0,30} (?:(?:of|the|and|for) ){0,2}){0,6}(?:Library|Records? Cent(?:er|re)|"
    r"Record Office|Archives?(?: of(?: [\w.'’-]{1,30}){1,10})?)(?=[,;:.]|\s*$| \()"
)
#: A known archive behind its full name (`State Archive (TsDA), Fond 1`), or behind who shows its papers.
_IN_BRACKETS = re.compile(rf"[^(\d]{{1,160}}\((?={_KNOWN.pattern}\))")
_SHOWN = re.compile(rf"[^,]{{1,80}}, (?={_KNOWN.pattern})")
#: An abbreviation that no list of ours holds: `TsGAVO, f. 1, op. 2`.
_ABBREVIATION = re.compile(r"[A-ZА-Я][A-ZА-Яa-zа-я]{0,14}[A-ZА-Я](?=[:,.] )")
#: A list of values: a number that a sign follows begins the next part.
_VALUES = rf"{NUMBER}(?:, ?{NUMBER}(?! ?[.)]? ?[A-Za-zА-Яа-яőöÖŐ])){{0,40}}"
_SIGNS = {
    family: re.compile(
        r"(?<![^\W_])(?:"
        + "|".join(f"(?P<{part}>{sign})" for part, sign in row.signs.items())
        + rf")(?:\. ?| )(?P<value>{_VALUES})",
        re.IGNORECASE,
    )
    for family, row in FAMILIES.items()
}
#: Another citation begins here: after a semicolon or "and" a known archive, or after a semicolon a fond.
_NEXT = re.compile(
    rf"(?:; ?(?:and |see also |also )?|,? and )(?={_KNOWN.pattern})"
    r"|; ?(?=(?:[Ff]onds?|[Ff]|[Фф]онд|[Фф])(?:\. ?| )[0-9])"
)


def read(text: str) -> tuple[Reference, ...]:
    """Read one or several citations; they are parted only where a known archive, or a fond, opens the next one.

    The text of each is kept whole, with the rest of a note of sources; its parts are read from the sentence of the
    citation alone. A part that is not plainly written is None, and so is one that a citation gives twice with
    different values. A bracketed remark (`[Telegram.]`) and a blank text give none. Never raises.
    Source: the citations of document pages, and the source notes of *Foreign Relations of the United States*.

    >>> read("APRF: F. 39, Op. 1, D. 31, Ll. 39-40")[0].leaf
    '39-40'
    >>> [(one.archive, one.file) for one in read("APRF, f. 45, op. 1, d. 330; RGASPI, f. 558, op. 11, d. 331")]
    [('APRF', '330'), ('RGASPI', '331')]
    >>> one = read("Source: Department of State, Central Files, 611.93/2–455. Secret. Drafted by Holm.")[0]
    >>> one.archive, one.fonds, one.file
    ('Department of State', 'Central Files', '611.93/2–455')
    >>> read("Jianguo yilai wengao, vol. 1")
    (Reference(text='Jianguo yilai wengao, vol. 1', archive=None, fonds=None, series=None, file=None, leaf=None),)
    """
    text = text.strip()
    if not text or source_notes.is_remark(text):
        return ()
    if len(text) > LONGEST:
        return (Reference(text),)
    start, end = source_notes.span(text)
    cuts = _cuts(text, start, end)
    pieces = [(begin, stop) for (_, begin), (stop, _) in zip([(0, 0), *cuts], [*cuts, (len(text), 0)], strict=True)]
    return tuple(
        _one(text[begin:stop].strip(), text[max(begin, start) : min(stop, end)].strip()) for begin, stop in pieces
    )


def _cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    # A citation without an archive before the mark is not surely a citation of its own: the text stays one.
    if not _KNOWN.match(text, start):
        return []
    return [match.span() for match in _NEXT.finditer(text, start, end)]


def _one(text: str, citation: str) -> Reference:
    """Read the parts of one citation, from the archive's short name on."""
    if not _KNOWN.match(citation):
        before = _IN_BRACKETS.match(citation) or (None if _HOLDER.match(citation) else _SHOWN.match(citation))
        citation = citation[before.end() :] if before else citation
    for notation in NOTATIONS.values():
        if match := notation.pattern.match(citation):
            parts = match.groupdict()
            return Reference(text, parts.get("archive"), *(parts.get(part) for part in PARTS))
    known = _KNOWN.match(citation)
    family = _FAMILY_OF.get(known.group(), "") if known else ""
    opening = known or _HOLDER.match(citation)
    if family or not known:
        named = opening or _ABBREVIATION.match(citation)
        found = _signed(citation, named.end() if named else 0, family or "Russian")
        # One letter is no sign by itself ("Box 3, f. 4"): a known archive vouches for it, or an opis.
        if family or (found["fonds"] and found["series"]):
            return Reference(text, named.group() if named else None, *(found[part] for part in PARTS))
    if not opening and ", " in citation:  # `University of Oslo, Berg Library`
        opening = _HOLDER.match(citation, citation.index(", ") + 2)
    parts = american.read(citation, opening.end() if opening else 0)
    archive = opening.group() if opening else None
    return Reference(text, archive, parts.get("fonds"), parts.get("series"), parts.get("file"))


def _signed(citation: str, start: int, family: str) -> dict[str, str | None]:
    """Read the parts that a sign opens; a part given twice with different values is None."""
    found: dict[str, set[str]] = {part: set() for part in PARTS}
    for match in _SIGNS[family].finditer(citation, start):
        found[next(part for part in FAMILIES[family].signs if match[part])].add(match["value"])
    return {part: given.pop() if len(given) == 1 else None for part, given in found.items()}
