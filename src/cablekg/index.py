"""Names and titles, folded: how two spellings are compared, and how a name becomes part of an address."""

import re
import unicodedata


def fold(name: str) -> str:
    """Fold a name for comparison: compatibility forms, case and diacritics off, punctuation to single spaces.

    Letters of every script stay: only what two scribes of one name would write differently goes.

    >>> fold("I.V. Stalin"), fold("Ren  Bishi’s"), fold("Мао Цзэдун")
    ('i v stalin', 'ren bishi s', 'мао цзэдун')
    """
    # й and ё keep their marks in Russian dictionaries, but typists drop them: they fold with the rest.
    plain = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def slug(text: str) -> str:
    """Fold a text to the letters an address may hold, [a-z0-9-]; "" where nothing of it is ASCII.

    Source: design of the ontology, "IRIs" and "Numbers and fragments".

    >>> slug("Savel'yev in Ürümqi"), slug("毛泽东")
    ('savelyev-in-urumqi', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]++", "-", plain.replace("'", "")).strip("-")
