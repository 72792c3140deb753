"""Archival citations: `APRF, f. 45, op. 1, d. 334, l. 141` into archive, fonds, series, file and leaf.

No part is invented: only what a sign such as `f.`, `Opis` or `Д.` plainly names is taken, and the citation's own
text stays whole. Pages and papki (`Papka 11`) have no field and stay in the text.
"""

import re

from cablekg.model import Reference

#: Archives as citations abbreviate them, in their spellings; what stands before the first part is one of these.
ARCHIVES = (
    *("APRF", "AP RF", "A.P.R.F.", "АП РФ", "АПРФ", "AVPRF", "AVP RF", "АВП РФ", "АВПРФ", "RGASPI", "РГАСПИ", "RGANI"),
    *("РГАНИ", "RTsKhIDNI", "РЦХИДНИ", "TsKhSD", "ЦХСД", "GARF", "ГА РФ", "ГАРФ", "TsAMO", "ЦАМО", "RGAE", "РГАЭ"),
    *("RGVA", "РГВА", "SAPMO-BArch", "SAPMO", "PA AA", "NARA", "TNA", "AMAE", "AMFA", "AAN", "TsDA", "ЦДА"),
)

#: The signs of a part: Russian in both scripts, and their full words. Longest first.
SIGNS = {
    "fonds": r"Fonds?|F|Фонд|Ф",
    "series": r"Opis['’]?|Op|Опись|Оп",
    "file": r"Delo|Dela|D|Дело|Д",
    "leaf": r"Listy|List|Ll|L|Листы|Лист|Лл|Л",
}

_ARCHIVE = re.compile(rf"(?:{'|'.join(re.escape(name) for name in sorted(ARCHIVES, key=len, reverse=True))})(?![^\W_])")
#: A value: a number with what archives add to it (059a, 39-40, 0101-0102), or a list of them.
_VALUE = r"[0-9]{1,6}(?:-?[A-Za-zА-Яа-я])?(?:[-–][0-9]{1,6}[A-Za-zА-Яа-я]?)?(?![0-9A-Za-zА-Яа-я])"
_VALUES = rf"{_VALUE}(?:, ?{_VALUE}(?! ?[.)]? ?[A-Za-zА-Яа-я])){{0,40}}"
_PART = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<{part}>(?:{sign}))" for part, sign in SIGNS.items())
    + rf")(?:\. ?| )(?P<value>{_VALUES})",
    re.IGNORECASE,
)
#: An abbreviation that no list of ours holds: `TsGAVO, f. 1, op. 2`.
_ABBREVIATION = re.compile(r"[A-ZА-Я][A-ZА-Яa-zа-я]{0,14}[A-ZА-Я](?=[:,.] )")
#: A citation of another archive begins here.
_NEXT = re.compile(rf"(?:; ?(?:and )?|,? and )(?={_ARCHIVE.pattern})")
#: Longest citation read; the longest seen had 160 characters.
LONGEST = 5_000


def read(text: str) -> tuple[Reference, ...]:
    """Read one or several citations; they are parted only where a known archive opens the next one.

    A part that is not plainly written is None, and so is one that a citation gives twice with different values.
    Never raises; a blank text gives none. Source: the citations of document pages.

    >>> read("APRF: F. 39, Op. 1, D. 31, Ll. 39-40")[0].leaf
    '39-40'
    >>> [(one.archive, one.file) for one in read("APRF, f. 45, op. 1, d. 330; RGASPI, f. 558, op. 11, d. 331")]
    [('APRF', '330'), ('RGASPI', '331')]
    >>> read("Jianguo yilai wengao, vol. 1")
    (Reference(text='Jianguo yilai wengao, vol. 1', archive=None, fonds=None, series=None, file=None, leaf=None),)
    """
    if not text.strip():
        return ()
    if len(text) > LONGEST:
        return (Reference(text.strip()),)
    return tuple(_one(piece) for piece in _pieces(text) if piece.strip())


def _pieces(text: str) -> list[str]:
    # A citation without an archive before the mark is not surely a citation of its own: the text stays one.
    if not _ARCHIVE.match(text.lstrip()):
        return [text]
    return _NEXT.split(text)


def _one(text: str) -> Reference:
    text = text.strip()
    known = _ARCHIVE.match(text)
    opening = known or _ABBREVIATION.match(text)
    found: dict[str, set[str]] = {part: set() for part in SIGNS}
    for hit in _PART.finditer(text, opening.end() if opening else 0):
        found[next(part for part in SIGNS if hit.group(part))].add(hit["value"])
    # One letter is no sign by itself ("Lot 66 D 487", "Box 3, f. 4"): a known archive vouches for it, or an opis.
    if not (found["fonds"] and (known or found["series"])):
        return Reference(text, known.group() if known else None)
    values = {part: given.pop() if len(given) == 1 else None for part, given in found.items()}
    return Reference(text, opening.group() if opening else None, **values)
