"""Names and titles, folded: how two spellings are compared, and how a name becomes part of an address."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

_KANA = "\u3099\u309a"


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Fold a name for comparison: compatibility forms, case and diacritics off, punctuation to single spaces.

    Letters of every script stay: only what two scribes of one name would write differently goes.

    >>> fold("I.V. Stalin"), fold("Ren  Bishi’s"), fold("Мао Цзэдун")
    ('i v stalin', 'ren bishi s', 'мао цзэдун')
    """
    # й and ё keep their marks in Russian dictionaries, but typists drop them: they fold with the rest.
    # The marks of kana make other letters: が is no か.
    parts = unicodedata.normalize("NFKD", name.casefold())
    plain = unicodedata.normalize("NFC", "".join(c for c in parts if c in _KANA or not unicodedata.combining(c)))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def short(text: str) -> str:
    """Fold a text to a part of an address, which is never empty: a short hash where nothing of it is ASCII.

    >>> short("Memorandum of Conversation"), short("телеграмма") != short("письмо")
    ('memorandum-of-conversation', True)
    """
    return slug(text) or hashlib.sha256(text.encode()).hexdigest()[:8]


def numbered(base: str, taken: Collection[str]) -> str:
    """Give a name that is not taken: `base`, else `base-2`, `base-3` ...

    >>> numbered("1948-05-10-mao-stalin", {"1948-05-10-mao-stalin"})
    '1948-05-10-mao-stalin-2'
    """
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def slug(text: str) -> str:
    """Fold a text to the letters an address may hold, [a-z0-9-]; "" where nothing of it is ASCII.

    Source: design of the ontology, "IRIs" and "Numbers and fragments".

    >>> slug("Savel'yev in Ürümqi"), slug("毛泽东")
    ('savelyev-in-urumqi', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]++", "-", plain.replace("'", "")).strip("-")
