"""IRIs: valid whatever the id, never two ids at one address, and unharmed by another engine."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import Graph, URIRef

from cablekg.errors import UsageError
from cablekg.graph import iris, vocab
from cablekg.graph.iris import THINGS, Iris
from cablekg.settings import BASE_IRI

IRIS = Iris(BASE_IRI)
OTHER = Iris("http://localhost:8000/cables/")
TEXTS = st.text(min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (IRIS.document("1948-05-10-mao-stalin"), "document/1948-05-10-mao-stalin"),
        (IRIS.document("1948-05-10-mao-stalin", "m1-i2"), "document/1948-05-10-mao-stalin#m1-i2"),
        (IRIS.document("frus1961-63v06/d24"), "document/frus1961-63v06/d24"),
        (IRIS.document("1.02-x~y_z"), "document/1.02-x~y_z"),
        (IRIS.document("a b#c?d%20"), "document/a%20b%23c%3Fd%2520"),
        (IRIS.document("../agent/x"), "document/%2E%2E/agent/x"),
        (IRIS.document("a", "x#y/z"), "document/a#x%23y%2Fz"),
        (IRIS.agent("kim-il-sung"), "agent/kim-il-sung"),
        (IRIS.agent("stalin-joseph", "filippov"), "agent/stalin-joseph#filippov"),
        (IRIS.agent("毛泽东"), "agent/%E6%AF%9B%E6%B3%BD%E4%B8%9C"),
        (IRIS.agent("\udcff"), "agent/%3F"),
        (IRIS.topic("visits-to-moscow"), "topic/visits-to-moscow"),
        (IRIS.place("moscow"), "place/moscow"),
        (IRIS.code("form-ciphered-telegram"), "code/form-ciphered-telegram"),
        (IRIS.exchange("stalin-joseph", "mao-zedong"), "exchange/mao-zedong--stalin-joseph"),
        (IRIS.exchange("mao-zedong", "stalin-joseph"), "exchange/mao-zedong--stalin-joseph"),
        (IRIS.graph("source/stalin-mao"), "graph/source/stalin-mao"),
        (IRIS.graph("decisions", "editor"), "graph/decisions#editor"),
    ],
)
def test_a_thing_has_the_address_that_its_id_gives(made: str, expected: str) -> None:
    assert made == BASE_IRI + expected
    assert IRIS.local(made) == expected


@given(name=TEXTS, fragment=st.text(max_size=10))
def test_any_id_makes_an_iri_that_both_engines_keep(name: str, fragment: str) -> None:
    made = IRIS.document(name, fragment)
    assert NamedNode(made).value == made
    assert str(URIRef(made)) == made
    line = f"<{made}> <{vocab.CKG.next.value}> <{made}> ."
    # With a base, a reader resolves what it meets: nothing may be folded away.
    for subject, _, value in Graph().parse(data=f"@base <{BASE_IRI}a/b/c> . {line}", format="turtle"):
        assert str(subject) == str(value) == made


@given(one=TEXTS, other=TEXTS)
def test_two_ids_never_share_an_address(one: str, other: str) -> None:
    assume(one != other)
    assert IRIS.document(one) != IRIS.document(other)
    assert IRIS.document(one) != IRIS.document("x", one)


@given(a=TEXTS, b=TEXTS)
def test_an_exchange_has_one_address_from_either_side(a: str, b: str) -> None:
    assert IRIS.exchange(a, b) == IRIS.exchange(b, a)


def test_another_base_moves_the_things_and_leaves_the_vocabulary() -> None:
    assert OTHER.agent("x") == "http://localhost:8000/cables/agent/x"
    assert iris.NS == vocab.NS == OTHER.prefixes()["ckg"] == IRIS.prefixes()["ckg"] == "https://w3id.org/cablekg/ns#"
    assert OTHER.local(IRIS.agent("x")) is None


def test_prefixes_come_ours_first_and_name_each_thing() -> None:
    prefixes = OTHER.prefixes()
    assert list(prefixes)[: len(THINGS) + 2] == ["ckg", *THINGS, "rico"]
    assert list(prefixes)[-4:] == ["rdf", "rdfs", "owl", "xsd"]
    assert prefixes["graph"] + "register" == OTHER.graph("register")
    assert prefixes.items() >= vocab.PREFIXES.items()


@pytest.mark.parametrize(
    "base",
    [
        "",
        "cablekg/",
        "w3id.org/cablekg/",
        "https://w3id.org/cablekg",
        "https://w3id.org/cablekg#/",
        "https://w3id.org/?x=/",
        "https://w3id.org/cable kg/",
        "https:///",
        "urn:cablekg/",
    ],
)
def test_a_base_that_makes_no_addresses_is_refused_with_a_hint(base: str) -> None:
    with pytest.raises(UsageError, match=r"base IRI: expected .*\n  hint: .*CABLEKG_BASE_IRI"):
        Iris(base)
