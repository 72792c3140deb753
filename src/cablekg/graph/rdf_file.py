"""What stands in one RDF file: its quads, its faults, and its blank nodes in canonical order.

`foreign` runs this module as a process of its own; that process prints N-Quads, or its faults as JSON on stderr.
"""

import codecs
import json
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

#: The suffix says the format.
FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
EXIT_FAULTS = 3  # not 1, which an interpreter that fails gives as well
Fault: TypeAlias = tuple[int | None, str, str]  # line, message, hint

_FAULTS_SHOWN = 20
#: What to do about what the parser says in its own words.
_HINTS = {
    "No scheme found": "write addresses in full, or give the file a base of its own (@base, xml:base)",
    "LoadDocumentCallback": "nothing is fetched: put the @context itself into the file",
    "UTF-8": "save the file as UTF-8",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets


def convert(path: Path, genid: str, base: str, max_bytes: int) -> list[Fault]:
    """Print the file as N-Quads without blank nodes and return no fault, or print nothing and return its faults."""
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        return [(None, f"cannot be read: {error.strerror}", "")]
    if len(content) > max_bytes:
        return [(None, f"is larger than {max_bytes:,} bytes", "split it, or set CABLEKG_SOURCE_MAX_BYTES")]
    content = content.removeprefix(codecs.BOM_UTF8)
    rdf_format = FORMATS[path.suffix.lower()]
    try:
        faults, knotted = _survey(parse(content, rdf_format), genid, base)
        if rdf_format is RdfFormat.JSON_LD:
            faults += _left_out(content)
    except SyntaxError as error:
        hint = next((hint for phrase, hint in _HINTS.items() if phrase in str(error)), "")
        return [(error.lineno, _sentence(error), hint)]
    if not faults:
        # A blank node without a label bears another one at each parsing: quads that hold any are not taken again.
        plain = (quad for quad in parse(content, rdf_format) if not _has_blank(quad))
        serialize(plain, sys.stdout.buffer, RdfFormat.N_QUADS)
        serialize(_addressed(knotted, genid), sys.stdout.buffer, RdfFormat.N_QUADS)
        sys.stdout.buffer.flush()
    return faults


def _sentence(error: SyntaxError) -> str:
    # The parser says the place twice: 'Parser error at line 2 between columns 1 and 13: Invalid IRI code point'.
    column = "" if error.offset is None else f" (column {error.offset})"
    return re.sub(r"^Parser error at line [^:]*+: ", "", str(error.msg)) + column


def _survey(quads: Iterator[Quad], genid: str, base: str) -> tuple[list[Fault], list[Quad]]:
    """Look at every quad once: the faults of the file, and its quads that hold blank nodes."""
    under_base: Counter[str] = Counter()
    unfit: dict[str, None] = {}
    knotted: list[Quad] = []
    is_taken = False
    for quad in quads:
        subject, _, value, graph = quad
        if isinstance(graph, NamedNode) and graph.value.startswith(base):
            under_base[graph.value] += 1
        if not isinstance(value, NamedNode) and (fault := _unfit(value)):
            unfit[f"{fault}, said of {subject}"] = None
        if _has_blank(quad):
            knotted.append(quad)
        is_taken = is_taken or any(isinstance(term, NamedNode) and term.value.startswith(genid) for term in quad)
    hint = f"graphs under {base} are made by cablekg alone: rename the graph"
    faults: list[Fault] = [(None, message, "") for message in unfit]
    faults += [(None, f"names the graph <{name}> ({n} quads)", hint) for name, n in sorted(under_base.items())]
    if knotted and is_taken:
        message = f"holds blank nodes, and addresses that begin with {genid}, where those would be put"
        faults.append((None, message, "give the source another id"))
    return faults, knotted


def _has_blank(quad: Quad) -> bool:
    subject, _, value, graph = quad
    return isinstance(subject, BlankNode) or isinstance(value, BlankNode) or isinstance(graph, BlankNode)


def _unfit(value: BlankNode | Literal | Triple) -> str | None:
    if isinstance(value, Triple):
        return "a triple inside a triple (RDF 1.2)"
    if not isinstance(value, Literal):
        return None
    if value.direction is not None:
        return "a text with a base direction (RDF 1.2)"
    bad = _NOT_XML.search(value.value)
    return None if bad is None else f"the character U+{ord(bad[0]):04X} in a text"


def _left_out(content: bytes) -> list[Fault]:
    """Faults for what JSON-LD's rules drop without a word: relative or invalid addresses, invalid language tags.

    Keys that the context does not map are dropped too, but by the intent of the format (notes, keys of programs).
    """
    nowhere = "https://relative.invalid/"
    relative = "the address <{}> is relative: write it in full, or set @base in the @context"
    faults: dict[str, None] = {}
    for quad in parse(content, RdfFormat.JSON_LD, base_iri=nowhere, lenient=True):
        if ":" not in quad.predicate.value:
            continue
        for term in quad:
            node = term.datatype if isinstance(term, Literal) else term
            if isinstance(node, NamedNode) and node.value.startswith(nowhere):
                faults[relative.format(node.value.removeprefix(nowhere))] = None
            elif not _is_valid(term):
                faults[f"{term} is no valid RDF term"] = None
    return [(None, message, "") for message in faults]


def _is_valid(term: object) -> bool:
    try:  # the constructors check what a lenient parser let pass
        if isinstance(term, NamedNode):
            NamedNode(term.value)
        elif isinstance(term, Literal):
            NamedNode(term.datatype.value)
            Literal(term.value, language=term.language)
    except ValueError:
        return False
    return True


def _addressed(knotted: list[Quad], genid: str) -> Iterator[Quad]:
    """Address each blank node by its place in canonical order; quads without any have no part in that order."""
    ordered = Dataset(knotted)
    ordered.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)  # the labels are now c14n0, c14n1, …

    def address(node: Any) -> Any:
        return NamedNode(f"{genid}{int(node.value.removeprefix('c14n')) + 1}") if isinstance(node, BlankNode) else node

    for quad in ordered:
        yield Quad(address(quad.subject), quad.predicate, address(quad.object), address(quad.graph_name))


def _main(arguments: list[str]) -> int:
    path, genid, base, max_bytes, seconds, memory = arguments
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    # The parent's clock ends this process too, but the parent may have died.
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    faults = convert(Path(path), genid, base, int(max_bytes))
    if not faults:
        return 0
    if len(faults) > _FAULTS_SHOWN:
        faults = [*faults[:_FAULTS_SHOWN], (None, f"{len(faults) - _FAULTS_SHOWN} more faults of these kinds", "")]
    print(json.dumps(faults), file=sys.stderr)
    return EXIT_FAULTS


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
