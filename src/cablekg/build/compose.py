"""Titles in our words, for documents whose source gives none; the graph marks them as composed."""

from collections.abc import Iterable

from cablekg.model import Mention, Role


def title(form: str | None, mentions: Iterable[Mention], key: str = "") -> str:
    """Compose a title from form and parties; where there are no parties, from form and key.

    >>> title("Letter", [Mention("sender", "Aas"), Mention("recipient", "Holm"), Mention("recipient", "Berg")])
    'Letter from Aas to Holm and Berg'
    >>> title(None, [], "17")
    'Document 17'
    """
    named: dict[Role, list[str]] = {}
    for mention in mentions:
        named.setdefault(mention.role, []).append(mention.name)
    words = [form or "Document"]
    words += ["from", " and ".join(named["sender"])] if "sender" in named else []
    words += ["to", " and ".join(named["recipient"])] if "recipient" in named else []
    if len(words) == 1 and (names := named.get("participant")):
        words += ["between", " and ".join(names)]
    return " ".join(words if len(words) > 1 or not key else [*words, key])
