"""Which format a visitor gets: by `format=`, by the ending of the address, else by the Accept header."""

from collections.abc import Mapping, Sequence

from cablekg.asking.answers import FORMATS, FormatError
from cablekg.errors import UsageError

HTML = "text/html"
#: Short names of everything a page or an answer can be had in.
SHORT = FORMATS | {"html": HTML}

# What else people and programs call our formats, in the order in which they are tried.
_SYNONYMS = {
    "application/sparql-results+json": ("application/json",),
    "application/sparql-results+xml": ("application/xml", "text/xml"),
    "text/csv": ("application/csv",),
    "text/tab-separated-values": ("text/tsv",),
    "text/turtle": ("application/x-turtle", "application/turtle"),
    "application/n-triples": ("text/plain",),
    "application/rdf+xml": ("application/xml", "text/xml"),
    "application/ld+json": ("application/json",),
    HTML: ("application/xhtml+xml",),
}


def accepted(accept: str, offers: Sequence[str]) -> list[str]:
    """Return the offers that an Accept header admits, the best first; between equals the order of the offers holds.

    Parameters other than q are looked over, everyday synonyms count, a range without sense is passed by. No header
    admits everything. Source: RFC 9110, 12.5.1.

    >>> accepted("text/turtle;q=0.5, application/ld+json;profile=x", ["text/turtle", "application/ld+json"])
    ['application/ld+json', 'text/turtle']
    >>> accepted("image/png", ["text/turtle"])
    []
    """
    ranges = _ranges(accept)
    if not ranges:
        return list(offers)
    weights = {offer: _weight(offer, ranges) for offer in offers}
    return sorted((offer for offer in offers if weights[offer] > 0), key=lambda offer: -weights[offer])


def best(accept: str, offers: Sequence[str]) -> str:
    """Return the best offer; raises FormatError, which names all of them, when none fits."""
    found = accepted(accept, offers)
    if not found:
        raise nothing_fits(offers)
    return found[0]


def nothing_fits(offers: Sequence[str]) -> FormatError:
    """Say that the Accept header admits nothing of what is offered."""
    return FormatError("nothing that is offered fits the Accept header", "offered: " + ", ".join(offers))


def named(short: str, allowed: Mapping[str, str] = SHORT) -> str:
    """Return the media type of a `format=` name; raises UsageError for one that is not among the allowed.

    >>> named("ttl")
    'text/turtle'
    """
    if short not in allowed:
        raise UsageError(f"unknown format {short!r}", f"known formats: {', '.join(sorted(allowed))}")
    return allowed[short]


def _ranges(accept: str) -> dict[str, float]:
    ranges: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, subtype = name.partition("/")
        if slash and kind and subtype:
            ranges[name] = max(ranges.get(name, 0.0), _q(parameters))
        elif name == "*":  # some old Java clients send it for */*
            ranges["*/*"] = _q(parameters)
    return ranges


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0.0 <= weight <= 1.0 else 0.0
    return 1.0


def _weight(offer: str, ranges: Mapping[str, float]) -> float:
    # The most specific range decides, also when it says never (q=0).
    names = (offer, *_SYNONYMS.get(offer, ()))
    for name in (*names, offer.partition("/")[0] + "/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
