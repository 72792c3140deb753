"""The citation of a document page: `"Title," date, History and Public Policy Program Digital Archive, SOURCE; ...`."""

import re
from dataclasses import dataclass

from cablekg.sources.layouts import HOLDER

_TITLE_ENDS = (',"', ",”", '",', "”,")
#: Words that follow the source, and what they say is not the archive's reference.
_AFTER_SOURCE = re.compile(
    r"[;.,] {0,2}(?=translat|obtained|contributed|provided|published|included|https?:)", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,300}")
_RECORD = re.compile(r"/document/([0-9]{1,9})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says: title, date and source as written, the page's address and the record number in it."""

    title: str
    date: str | None
    reference: str | None
    address: str | None = None
    record_id: str | None = None


def read(text: str) -> Citation | None:
    """Read a citation; None where it does not open with a title in quotation marks before a date. Never raises.

    >>> read('"Letter, A to B," March 1, 1951, ' + HOLDER + ", APRF, f. 45, op. 1, d. 3; translated by C. Dove.")
    Citation(title='Letter, A to B', date='March 1, 1951', reference='APRF, f. 45, op. 1, d. 3', address=None, \
record_id=None)
    """
    before, holder, after = text.strip().partition(HOLDER)
    end = max(before.rfind(mark) for mark in _TITLE_ENDS)
    if not holder or before[:1] not in ('"', "“") or end < 2:
        return None
    found = _ADDRESS.search(after)
    address = found.group().rstrip(".,;)") if found else None
    record = _RECORD.search(address) if address else None
    source = _AFTER_SOURCE.split(after.strip(" ,\t\n"), maxsplit=1)[0]
    if address:
        source = source.partition(address)[0]
    return Citation(
        before[1:end],
        before[end + 2 :].strip(" ,\t\n") or None,
        source.strip(" ,;\t\n") or None,
        address,
        record[1] if record else None,
    )
