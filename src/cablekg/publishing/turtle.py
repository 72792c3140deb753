r"""Turtle as the house writes it: sorted, grouped by subject, with the prefixes it uses: a diff is a history.

Own code, because pyoxigraph declares prefixes in no fixed order, used or not, and shortens addresses to names that
rdflib refuses (`p:end\.`).
"""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"

#: Local names that every Turtle reader agrees on, with `#` and `/` inside, which are escaped. All else is written in
#: full. Narrower than https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL on purpose.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.#/-]*[A-Za-z0-9_-])?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")


def text(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> str:
    """Write the triples of the quads as one Turtle text: the same for the same set, in whatever order they come.

    Subjects are sorted by address, `a` stands first among the properties, objects are sorted as N-Triples writes them.
    `prefixes` are declared in their own order, those that are used.

    >>> maker = Quad(NamedNode("https://e.org/a"), NamedNode("https://e.org/p/b"), Literal("c"))
    >>> print(text([maker], {"p": "https://e.org/p/", "q": "https://e.org/q/"}))
    @prefix p: <https://e.org/p/> .
    <BLANKLINE>
    <https://e.org/a>
        p:b "c" .
    <BLANKLINE>
    """
    names = _Names(prefixes)
    rows = sorted(quads, key=_order)
    blocks = [_block(list(block), names) for _, block in groupby(rows, key=lambda quad: quad.subject)]
    heads = "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in prefixes if prefix in names.used)
    return "\n".join([heads, *blocks] if heads else blocks)


def _order(quad: Quad) -> tuple[str, bool, str, str]:
    return str(quad.subject), quad.predicate != _TYPE, quad.predicate.value, str(quad.object)


class _Names:
    """Addresses as prefix names where that is safe; remembers which prefixes were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # The longest namespace first: one may lie within another.
        self._spaces = sorted(((space, prefix) for prefix, space in prefixes.items()), key=lambda pair: -len(pair[0]))
        self._known: dict[str, str] = {}
        self.used: set[str] = set()

    def of(self, node: NamedNode) -> str:
        iri = node.value
        if iri not in self._known:
            self._known[iri] = self._shortened(iri)
        return self._known[iri]

    def _shortened(self, iri: str) -> str:
        for space, prefix in self._spaces:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:" + re.sub("[#/]", r"\\\g<0>", iri[len(space) :])
        return f"<{iri}>"


def _block(quads: list[Quad], names: _Names) -> str:
    lines = []
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
        verb = "a" if predicate == _TYPE else names.of(predicate)
        lines.append(f"    {verb} " + ",\n        ".join(_term(quad.object, names) for quad in group))
    return _term(quads[0].subject, names) + "\n" + " ;\n".join(lines) + " .\n"


def _term(term: NamedNode | BlankNode | Literal | Triple, names: _Names) -> str:
    if isinstance(term, NamedNode):
        return names.of(term)
    if not isinstance(term, Literal) or term.language is not None:
        return str(term)
    kind = term.datatype.value.removeprefix(_XSD)
    if kind == "string":
        return str(term)
    if (kind == "integer" and _INTEGER.fullmatch(term.value)) or (
        kind == "boolean" and term.value in {"true", "false"}
    ):
        return term.value
    return f"{Literal(term.value)}^^{names.of(term.datatype)}"
