"""Where things are addressed: the IRI of a document, agent, topic, place, code, exchange or graph under the base."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from cablekg.errors import UsageError
from cablekg.graph import vocab

#: The vocabulary's own namespace; the same under every base.
NS: Final = vocab.NS
#: The kinds of things that have addresses of their own; each is a prefix and a first part of the path.
THINGS = ("document", "agent", "topic", "place", "code", "exchange", "graph")


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes IRIs under `base` from ids; an id may hold any character, the IRI made is always a valid one.

    Raises UsageError for a base that is no http(s) address ending in "/".

    >>> iris = Iris("https://w3id.org/cablekg/")
    >>> iris.document("1948-05-10-mao-stalin", "m1")
    'https://w3id.org/cablekg/document/1948-05-10-mao-stalin#m1'
    >>> iris.document("frus1961-63v06/d24")
    'https://w3id.org/cablekg/document/frus1961-63v06/d24'
    >>> Iris("w3id.org/cablekg")
    Traceback (most recent call last):
    cablekg.errors.UsageError: base IRI: expected an http or https address ending in '/', found 'w3id.org/cablekg'
      hint: for example CABLEKG_BASE_IRI=https://w3id.org/cablekg/
    """

    base: str

    def __post_init__(self) -> None:
        if not _is_base(self.base):
            raise UsageError(
                f"base IRI: expected an http or https address ending in '/', found {self.base!r}",
                "for example CABLEKG_BASE_IRI=https://w3id.org/cablekg/",
            )

    def document(self, id: str, fragment: str = "") -> str:  # noqa: A002 - the trade's word
        """Return the IRI of a document, or of a part of it: a mention, a reading, an inner message."""
        return self._thing("document", id, fragment)

    def part(self, name: str, fragment: str = "") -> NamedNode:
        """Return the node of a document, a message inside one (`id#message`), or of a part of either.

        >>> Iris("https://w3id.org/cablekg/").part("1948-05-10-mao-stalin#message", "m1").value
        'https://w3id.org/cablekg/document/1948-05-10-mao-stalin#message-m1'
        """
        whole, _, message = name.partition("#")
        return NamedNode(self.document(whole, "-".join(word for word in (message, fragment) if word)))

    def agent(self, id: str, fragment: str = "") -> str:  # noqa: A002
        """Return the IRI of an agent, or of one of its aliases.

        >>> Iris("https://w3id.org/cablekg/").agent("stalin-joseph", "filippov")
        'https://w3id.org/cablekg/agent/stalin-joseph#filippov'
        """
        return self._thing("agent", id, fragment)

    def topic(self, id: str) -> str:  # noqa: A002
        """Return the IRI of a topic."""
        return self._thing("topic", id)

    def place(self, id: str) -> str:  # noqa: A002
        """Return the IRI of a place."""
        return self._thing("place", id)

    def code(self, word: str) -> str:
        """Return the IRI of a code of our lists: a role, a form ("form-cable"), a family ("family-telegram")."""
        return self._thing("code", word)

    def exchange(self, a: str, b: str) -> str:
        """Return the IRI of the exchange of two agents, the same in either order of their ids.

        >>> Iris("https://w3id.org/cablekg/").exchange("stalin-joseph", "mao-zedong")
        'https://w3id.org/cablekg/exchange/mao-zedong--stalin-joseph'
        """
        return self._thing("exchange", "--".join(sorted((a, b))))

    def graph(self, name: str, fragment: str = "") -> str:
        """Return the IRI of a graph ("register", "source/stalin-mao"), or of somebody named in it."""
        return self._thing("graph", name, fragment)

    def prefixes(self) -> dict[str, str]:
        """Return every prefix with its namespace, in house order: ours, the things', then the borrowed ones.

        >>> list(Iris("https://w3id.org/cablekg/").prefixes())[:3]
        ['ckg', 'document', 'agent']
        """
        return {"ckg": NS} | {kind: f"{self.base}{kind}/" for kind in THINGS} | vocab.PREFIXES

    def local(self, iri: str) -> str | None:
        """Return what stands below the base, fragment included and still percent-encoded; None outside the base.

        >>> Iris("https://w3id.org/cablekg/").local("https://w3id.org/cablekg/document/1948-05-10-mao-stalin#m1")
        'document/1948-05-10-mao-stalin#m1'
        >>> Iris("https://w3id.org/cablekg/").local("https://viaf.org/viaf/1") is None
        True
        """
        return iri[len(self.base) :] if iri.startswith(self.base) else None

    def _thing(self, kind: str, name: str, fragment: str = "") -> str:
        path = "/".join(_segment(part) for part in name.split("/"))
        return f"{self.base}{kind}/{path}" + (f"#{_encoded(fragment)}" if fragment else "")


def _segment(part: str) -> str:
    # A parser with a base folds `.` and `..` away, even in a whole IRI: two ids would become one.
    return part.replace(".", "%2E") if part in {".", ".."} else _encoded(part)


@lru_cache(maxsize=50_000)
def _encoded(text: str) -> str:
    # `replace`: half a surrogate (from a shell's argument) belongs to no id, and must not break a look-up.
    return quote(text, safe="", errors="replace")


def _is_base(text: str) -> bool:
    if not text.startswith(("http://", "https://")) or not text.endswith("/") or "#" in text or "?" in text:
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return len(text.split("//", 1)[1]) > 1
