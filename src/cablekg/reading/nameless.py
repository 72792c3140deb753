"""Words that stand where a name should: the source names nobody, and two such words are never one person."""

import re

_WHOLE = re.compile(
    r"(?:pseudonym )?(?:(?:real |true )?(?:identity|bearer|name|names|source|sender|recipient|author)s? )?"
    r"(?:is |are |was |were )?(?:still )?"
    r"(?:unknown|unidentified|unnamed|anonymous|illegible|not (?:yet )?(?:released|declassified|disclosed|identified|"
    r"known|given|named|found|legible)|withheld|redacted|deleted|undisclosed|unattributed)"
    r"|(?:less than |more than )?\d* ?(?:lines?|words?|names?|text|paragraphs?) not declassified"
    r"|n n|nn|nomen nescio|unbekannt|inconnue?|desconocid[oa]|неизвестн(?:ый|ая|о|ое|ые)|неизвестен|аноним"
    r"|не установлен(?:а|о|ы)?|佚名|不详|未详|无名氏"
)
#: "Unidentified Soviet officer": a description, which fits many.
_DESCRIBED = re.compile(r"(?:an? )?(?:unknown|unidentified|unnamed|anonymous|неизвестный|неизвестная) .+")


def is_nameless(name: str) -> bool:
    """Say whether a text says that nobody is named; register and curators aside, it identifies nobody.

    Source: demands C12 ("identity not released") and G5 (unknown persons are never one person).

    >>> is_nameless("[Identity not released]"), is_nameless("unidentified Soviet officer"), is_nameless("Melnikov")
    (True, True, False)
    """
    folded = " ".join(re.findall(r"\w+", name[:200].casefold()))
    return _WHOLE.fullmatch(folded) is not None or _DESCRIBED.fullmatch(folded) is not None
