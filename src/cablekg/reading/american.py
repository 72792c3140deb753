"""Citations of American archives: from the general to the special, parted by commas, with signs such as `RG` and `Lot`.

A level is taken where its own words say so: a record group, an entry, a lot, accession or job number, the name of
files or papers right after the archive, a number of the central files, a folder's number. The broadest level written
is the fonds, the next the series. Boxes and reels are no level; titles of folders have no sign, and stay in the text.
"""

import re
from collections.abc import Iterator

from cablekg.reading.notations import DECIMAL, SUBJECT
from cablekg.reading.patterns import pattern

#: What parts two levels: a comma, a colon, a stop; not the comma in `Jan. 3, 1968`.
_SEGMENT = re.compile(r"[^,:;]{1,200}")
_NAMED = re.compile(
    r"(?:(?:Papers|Records|(?:Office )?Files|Diaries) of [A-Z].{1,80}|National Security Adviser"
    r"|(?:[A-Z0-9][^\s“”\"]{0,30} (?:(?:da|de|of|the|van|von) )?){1,6}"
    r"(?:Archives?|Collection|Diaries|Files?|Materials|Papers|Records|Series)"
    r"(?:—Addendum| for [A-Z][A-Za-z ]{2,60}| \([A-Z][\w -]{0,20}\)| [0-9]{4}[-–][0-9]{2,4})?)"
)
_DIVISION = re.compile(r"(?:Manuscript Division|Modern Military Branch|Reference File)")
_CONTAINER = re.compile(r"(?:Box|Boxes|Reel|Container|Carton) [A-Z0-9][\w –-]{0,15}")
#: The subject code stands last: it is the least sure of itself.
SIGNS = {
    "record group": pattern(r"(?:RG ?|Record Group )[0-9]{1,3}(?![0-9])", "RG 59", "RG59", "Record Group 330"),
    "entry": pattern(r"(?:Entry|E) [A-Z]{0,3}-?[0-9]{1,5}(?:-?[A-Z])?(?![^\W_])", "Entry 106", "E 5405"),
    "lot": pattern(
        r"Lot (?:File )?(?:[0-9]{2} ?[-–]?[DF][-–]? ?|M[-–])[0-9]{1,4}(?![0-9])",
        "Lot 66 D 487",
        "Lot File 60 D 627",
        "Lot M–88",
    ),
    "accession": pattern(
        r"(?:FRC|Accession|Acc\.) (?:[0-9]{3} )?[0-9]{2,3} ?[-–]?[A-Z0-9]{1,6}(?:[ –-][0-9]{1,5})?(?![0-9])",
        "FRC 330 70 A 3717",
        "FRC 71 A 6489",
        "FRC 330–780011",
    ),
    "job": pattern(r"Job [0-9]{2}[-–]?[A-Z0-9]{3,10}(?![^\W_])", "Job 79-01025A", "Job 80M01066A"),
    "decimal": pattern(DECIMAL, "611.93/2-455", "396.1–GE/7–2455"),
    "conference": pattern(r"CF [0-9]{1,4}(?:/[A-Z0-9]{1,4})?[A-Z]?(?![^\W_])", "CF 2384/E", "CF 1874A"),
    "folder": pattern(r"(?:Folder|File) [0-9]{1,4}(?![^\W_])", "Folder 8", "Folder 001"),
    "subject": pattern(rf"{SUBJECT}(?=[.,;:)]|\s*$)", "POL 27 VIET S", "POL CHICOM-US", "POL 7 US/NIXON"),
}
#: Where the central files are named, their number or code follows, with or without a comma.
_CENTRAL = re.compile(
    r"Central (?:Decimal |Foreign Policy )?Files?(?:,? [0-9]{4}[-–][0-9]{2,4})?,? "
    rf"(?P<file>{DECIMAL}|[0-9]{{3}}/[0-9]{{1,2}}[-–][0-9]{{2,4}}|[DNP][0-9]{{6}}[-–][0-9]{{4}}|{SUBJECT})(?=[.,;:)]|\s*$)"
)
_RECORD_GROUPS = ("record group", "entry")
_COLLECTIONS = ("lot", "accession", "job")
_FILES = ("decimal", "conference", "folder")


def read(citation: str, start: int) -> dict[str, str]:
    """Read fonds, series and file of one citation, from the letter after its archive; what is not written is left out.

    Source: the source notes of *Foreign Relations of the United States*.

    >>> text = "Department of State, Conference Files: Lot 66 D 110, CF 2384/E"
    >>> read(text, text.index(","))
    {'fonds': 'Lot 66 D 110', 'file': 'CF 2384/E'}
    >>> text = "National Archives, RG 59, Central Files 1964–66, POL 27 VIET S"
    >>> read(text, text.index(","))
    {'fonds': 'RG 59', 'series': 'Central Files 1964–66', 'file': 'POL 27 VIET S'}
    """
    central = _CENTRAL.search(citation, start)
    files = {central["file"]} if central else set()
    levels: list[str] = []
    # A name of files counts right behind the archive or a level: further on it may be a folder's title.
    is_open, is_named = start > 0, False
    for segment in _segments(citation, start):
        if level := _sign(segment, _RECORD_GROUPS) or _sign(segment, _COLLECTIONS):
            # `Conference Files: Lot 66 D 110`: the name and the number of one collection.
            if is_named and _sign(segment, _COLLECTIONS):
                levels.pop()
            levels.append(level)
            is_open, is_named = True, False
        elif found := _sign(segment, _FILES):
            files.add(found)
        elif is_open and (name := _NAMED.match(segment)) and _ends(segment, name.end()):
            levels.append(name.group())
            is_named = True
        elif not (_CONTAINER.fullmatch(segment) or _DIVISION.fullmatch(segment)):
            is_open = is_named = False
    parts = dict(zip(("fonds", "series"), levels, strict=False))
    return parts | ({"file": files.pop()} if len(files) == 1 and parts else {})


def _segments(citation: str, start: int) -> Iterator[str]:
    for match in _SEGMENT.finditer(citation, start):
        yield match.group().strip()


def _sign(segment: str, kinds: tuple[str, ...]) -> str | None:
    found = [match for kind in kinds if (match := SIGNS[kind].pattern.match(segment))]
    return found[0].group() if found and _ends(segment, found[0].end()) else None


def _ends(segment: str, end: int) -> bool:
    """Say whether nothing but a stop, a bracket or a code of the central files follows in the segment."""
    rest = segment[end:].strip(" .")
    return (
        not rest or rest.startswith("(") or any(SIGNS[kind].pattern.fullmatch(rest) for kind in ("decimal", "subject"))
    )
