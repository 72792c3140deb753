"""The shapes, tried: a good graph passes; each bad one breaks the rule that its file is named after, and no other."""

import warnings
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from cablekg.graph.store import open_read_only
from cablekg.settings import shipped

FOLDER = Path(__file__).parent / "shapes"
SHAPE = "https://w3id.org/cablekg/shapes#"
SH = "http://www.w3.org/ns/shacl#"
BAD = sorted(path.stem.removeprefix("bad-") for path in FOLDER.glob("bad-*.ttl"))

pytestmark = pytest.mark.ci


def shapes() -> Graph:
    return Graph().parse(shipped("ontology") / "shapes.ttl")


def broken(graph: Graph, *, meta_shacl: bool = False) -> dict[str, list[str]]:
    """Name of each rule that the graph breaks, with the nodes that break it; `meta_shacl` checks the shapes too."""
    pyshacl = pytest.importorskip("pyshacl", reason="needs the extra `check`")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pySHACL's own use of rdflib
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), meta_shacl=meta_shacl)
    found: dict[str, list[str]] = {}
    for result in report.objects(None, URIRef(SH + "result")):
        rule = str(report.value(result, URIRef(SH + "sourceShape"))).removeprefix(SHAPE)
        found.setdefault(rule, []).append(str(report.value(result, URIRef(SH + "focusNode"))))
    return found


def rules() -> set[str]:
    return {str(rule).removeprefix(SHAPE) for rule in shapes().subjects(URIRef(SH + "message"))}


def test_a_good_graph_conforms_to_shapes_that_are_shacl() -> None:
    assert broken(Graph().parse(FOLDER / "good.ttl"), meta_shacl=True) == {}


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_graph_breaks_its_rule_alone(rule: str) -> None:
    graph = Graph().parse(FOLDER / "good.ttl").parse(FOLDER / f"bad-{rule}.ttl")
    assert broken(graph).keys() == {rule}


def test_every_rule_has_a_bad_graph() -> None:
    assert rules() == set(BAD)


def test_the_shipped_set_conforms(shipped_store: Path) -> None:
    graph = Graph()
    for quad in open_read_only(shipped_store):
        graph.parse(data=f"{quad.triple} .", format="nt")
    assert broken(graph) == {}
