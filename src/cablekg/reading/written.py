"""How a text file becomes lines: UTF-8, ends of lines, characters that nothing later can carry, spaces."""

import re
from pathlib import Path

from cablekg.errors import Finding, SourceError

# Bytes; the default of the setting CABLEKG_SOURCE_MAX_BYTES, for callers that have no settings.
LIMIT = 50_000_000

#: What XML 1.0 cannot carry, and so no RDF/XML and no SPARQL result in XML: https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARK = "\ufffd"
_SHOWN_AT_MOST = 50  # lines with such characters named one by one; a binary file has thousands


def lines(path: Path, shown: str, limit: int = LIMIT) -> tuple[list[str], list[Finding]]:
    r"""Read a file's lines, without their ends (LF, or CR and LF), and what was met in them.

    `shown` is the file's name in messages. A byte order mark is taken off: a remark. A character that XML 1.0
    cannot carry is a fault with its line, and U+FFFD stands in its place.
    Raises SourceError when the file cannot be opened, is larger than `limit` bytes, or is not UTF-8
    (with line and byte).
    """
    text = _decoded(_content(path, shown, limit), shown)
    findings: list[Finding] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(Finding(shown, 1, "a byte order mark was taken off", level="remark"))
    # Not splitlines(): it also breaks at U+2028, U+0085 and form feeds, which stand inside titles and cells.
    parted = [line.removesuffix("\r") for line in text.split("\n")]
    if text == "" or text.endswith("\n"):
        parted.pop()  # the last line's own end begins no further line
    if _NOT_XML.search(text):
        findings += _marked(parted, shown)
    return parted, findings


def clean(text: str) -> str:
    r"""Give the form for parsing: every run of spaces, no-break ones too, is one plain space; none at the ends.

    >>> clean("Cable, Mao\xa0Zedong  to Stalin ")
    'Cable, Mao Zedong to Stalin'
    """
    return " ".join(text.split())


def _content(path: Path, shown: str, limit: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device may never end; a folder has no lines.
            raise SourceError(Finding(shown, None, "is no plain file", "name a file"))
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SourceError(Finding(shown, None, f"cannot be read: {why}", "look at the name and the rights")) from error
    if len(content) > limit:
        raise SourceError(
            Finding(
                shown,
                None,
                f"is larger than {limit} bytes, the largest source read",
                "part the file, or raise CABLEKG_SOURCE_MAX_BYTES",
            )
        )
    return content


def _decoded(content: bytes, shown: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        position = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"expected UTF-8, found byte 0x{content[error.start]:02X} at byte {position} of the line"
        raise SourceError(Finding(shown, line, message, "save the file as UTF-8")) from error


def _marked(parted: list[str], shown: str) -> list[Finding]:
    """Put U+FFFD where XML has no character, in `parted` itself, and name the lines."""
    findings = []
    met = 0
    for index, line in enumerate(parted):
        found = _NOT_XML.search(line)
        if found is None:
            continue
        met += 1
        parted[index] = _NOT_XML.sub(_MARK, line)
        if met <= _SHOWN_AT_MOST:
            message = f"character U+{ord(found[0]):04X} cannot be kept; U+FFFD stands in its place"
            findings.append(Finding(shown, index + 1, message, "take the character out", column=str(found.start() + 1)))
    if met > _SHOWN_AT_MOST:
        rest = f"{met - _SHOWN_AT_MOST} further lines hold characters that cannot be kept"
        findings.append(Finding(shown, None, rest, "is this a text file?"))
    return findings
