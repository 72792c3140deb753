"""The pages: what they hold, where their links lead, what they are as data, and that text is shown as text."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from cablekg.graph.vocab import CKG, DCTERMS, RDF, RDFS
from cablekg.settings import Settings
from cablekg.web import create_app
from cablekg.web.faults import status_of
from web_sample import SAMPLE, VERSION, make_store

BASE = "https://w3id.org/cablekg/"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SETTINGS = Settings(query_children=1)
EVIL = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    yield from _client(make_store(tmp_path_factory.mktemp("web") / "store"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The sample, and beside it what a build takes from other people's RDF without a word."""
    added = f"""
        @base <{BASE}> . @prefix ckg: <{CKG.Document.value.partition("#")[0]}#> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <graph/catalogue> {{ <graph/catalogue#dataset> <http://rdfs.org/ns/void#subset> <graph/source/odd> }}
        <graph/decisions> {{
            <document/ring#m1-i9> <http://www.w3.org/ns/prov#wasAttributedTo> <graph/decisions#editors>
        }}
        <graph/source/odd> {{
            <document/ring> a ckg:Document ; dcterms:title "Ring" ; ckg:conveys <document/ring#in>, <document/other> ;
                ckg:conveys "a word" ; ckg:topic <genid/odd/1> .
            <document/ring#in> dcterms:title "In the ring" ; ckg:conveys <document/ring>, <document/ring#in> .
            <document/other> a ckg:Document ; dcterms:title "Other" ; ckg:conveys <document/ring> .
            <document/untyped> dcterms:title "Untyped" .
            <genid/odd/1> skos:prefLabel "A blank node" .
            <document/vol-1/d24.ttl> a ckg:Document ; dcterms:title "Ends like a format" .
            <document/vol-2/d1> a ckg:Document ; dcterms:title "First of two" .
            <document/vol-2/d1.ttl> a ckg:Document ; dcterms:title "Second of two" .
            <agent/literal> skos:prefLabel "Literal" ; dcterms:isReplacedBy "two\\nlines" .
            <agent/foreign> skos:prefLabel "Foreign" ; dcterms:isReplacedBy <https://evil.example/> .
            <agent/itself> skos:prefLabel "Itself" ; dcterms:isReplacedBy <agent/itself> .
            <agent/nobody> skos:prefLabel "Nobody" ; dcterms:isReplacedBy <agent/unheard-of> .
            <agent/topic> skos:prefLabel "Topic" ; dcterms:isReplacedBy <topic/sino-soviet-relations> .
            <agent/asks> skos:prefLabel "Asks" ; dcterms:isReplacedBy <agent/asks?x=1> .
            <agent/asks?x=1> skos:prefLabel "Asks" .
            <agent/ping> skos:prefLabel "Ping" ; dcterms:isReplacedBy <agent/pong> .
            <agent/pong> skos:prefLabel "Pong" ; dcterms:isReplacedBy <agent/ping> .
            <agent/first> skos:prefLabel "First" ; dcterms:isReplacedBy <agent/second> .
            <agent/second> skos:prefLabel "Second" ; dcterms:isReplacedBy "x", <agent/mao-zedong> .
        }}"""
    quads = [*parse(path=SAMPLE, format=RdfFormat.TRIG), *parse(added.encode(), format=RdfFormat.TRIG)]
    yield from _client(make_store(tmp_path_factory.mktemp("odd") / "store", quads))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A store whose texts want to be more than text."""
    graph = NamedNode(f"{BASE}graph/source/evil")
    document = NamedNode(f"{BASE}document/evil")
    texts = {
        DCTERMS.title: f"{EVIL} Stalin\u202eoaM",
        CKG.formText: EVIL,
        DCTERMS.abstract: '"><img src=x onerror=alert(1)>',
    }
    quads = [Quad(document, name, Literal(text), graph) for name, text in texts.items()]
    quads += [
        Quad(document, RDF.type, CKG.Document, graph),
        Quad(document, CKG.topic, NamedNode("javascript:alert(1)"), graph),
        Quad(document, CKG.sourceFile, Literal(EVIL), graph),
        Quad(document, RDFS.seeAlso, NamedNode("javascript:alert(2)"), graph),
    ]
    yield from _client(make_store(tmp_path_factory.mktemp("evil") / "store", quads))


def _client(store: Path) -> Iterator[FlaskClient]:
    app = create_app(SETTINGS, store)
    yield app.test_client()
    app.extensions["cablekg"].pool.close()


class Page(HTMLParser):
    """What a page links to, has as ids, and says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.resources: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.unlabelled: list[str] = []
        self._labels: set[str] = set()
        self._fields: list[str] = []
        self.feed(text)
        self.unlabelled = [field for field in self._fields if field not in self._labels]
        self.said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if identifier := values.get("id"):
            self.ids.append(identifier)
        if tag == "a":
            self.links.append(values.get("href") or "")
        elif tag == "link" and values.get("rel") != "alternate":
            self.resources.append(values.get("href") or "")
        elif source := values.get("src"):
            self.resources.append(source)
        elif tag == "label":
            self._labels.add(values.get("for") or "")
        if tag in {"input", "textarea", "select"}:
            self._fields.append(values.get("id") or "no id")


def page(client: FlaskClient, path: str, status: int = 200) -> Page:
    answer = client.get(path, headers=HTML, follow_redirects=True)
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "text/html"
    return Page(answer.text)


def test_the_front_page_says_what_is_in_it_and_offers_every_question(client: FlaskClient) -> None:
    front = page(client, "/")
    for words in (
        "13 documents",
        "1 message known only from inside",
        "9 persons and bodies",
        "1947-12-17 to 1950-01-13",
    ):
        assert words in front.said
    assert "A page of the listing" in front.said
    assert VERSION[:12] in front.said
    for question in client.application.extensions["cablekg"].questions:
        assert f"/queries/{question}" in front.links


def test_every_link_of_every_page_leads_somewhere(client: FlaskClient) -> None:
    seen: set[str] = set()
    ids: dict[str, list[str]] = {}
    places: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path, headers=HTML, follow_redirects=True)
        assert answer.status_code == 200, path
        if answer.mimetype != "text/html" or path.startswith(("/sparql", "/queries/")):
            continue
        shown = Page(answer.text)
        ids[path] = shown.ids
        places |= {urljoin(path, link) for link in shown.links if "#" in link}
        links = {link.partition("#")[0] for link in shown.links}
        assert not [link for link in links if link and not link.startswith(("/", "http://", "https://"))]
        waiting += [link for link in links if link.startswith("/")]
    for place in places:
        path, _, fragment = place.partition("#")
        assert path.startswith("http") or fragment in ids[path], place
    assert len([path for path in seen if path.startswith("/document/")]) > 13
    assert "/agent/provisional-melnikov-table" in seen
    assert "/exchange/mao-zedong--stalin-joseph" in seen


def test_a_document_s_page_tells_who_wrote_to_whom_and_who_says_so(client: FlaskClient) -> None:
    shown = page(client, "/document/1948-04-20-stalin-mao")
    assert "Stalin, Joseph → Mao Zedong , via Orlov, Andrei Ya." in shown.said
    assert "the title glosses Stalin as Kuznetsov" in shown.said
    assert "April 20, 1948" in shown.said
    assert "1948-04-20" in shown.said
    assert "listings/p11.txt" in shown.said
    assert "/agent/stalin-joseph" in shown.links


def test_rivals_stand_side_by_side_and_none_of_them_is_promoted(client: FlaskClient) -> None:
    shown = page(client, "/document/1947-12-17-orlov-stalin")
    row = shown.said[shown.said.index("intermediary m3 Kuznetsov") :]
    assert row.index("disputed") < row.index("Kuznetsov, Fyodor") < row.index("the summary glosses Kuznetsov as Stalin")
    assert "via" not in shown.said[: shown.said.index("Date as written")].replace("[via Kuznetsov]", "")


def test_what_a_curator_decided_is_shown_with_name_day_and_what_was_rejected(client: FlaskClient) -> None:
    shown = page(client, "/document/1949-01-09-orlov-kuznetsov")
    assert "(editors, 2026-11-24)" in shown.said
    assert "rejected Stalin, Joseph" in shown.said


def test_a_message_inside_is_shown_inside_with_its_own_address(client: FlaskClient) -> None:
    shown = page(client, "/document/1949-01-09-orlov-kuznetsov")
    assert {"message", "message-m1", "m1"} <= set(shown.ids)
    assert "Mao Zedong → Stalin, Joseph , via Kuznetsov, Fyodor , Orlov, Andrei Ya." in shown.said
    assert "at the latest 1949-01-09" in shown.said


def test_dates_reference_abstract_and_key_are_shown_and_a_citation(client: FlaskClient) -> None:
    shown = page(client, "/document/1948-05-10-mao-stalin")
    for words in ("Mao, unwell, puts off the journey.", "APRF: F. 39, Op. 1, D. 31, L. 34", "110311"):
        assert words in shown.said
    assert f"In: cablekg, {BASE}document/1948-05-10-mao-stalin, version {VERSION[:12]}." in shown.said
    month = page(client, "/document/1949-02-stalin-mikoyan")
    assert "1949-02-01 to 1949-02-28 (EDTF 1949-02)" in month.said
    assert "This title is composed" in page(client, "/document/undated-orlov-melnikov").said


def test_an_agent_is_shown_by_its_one_plain_name_with_the_others_beside_it(tmp_path: Path) -> None:
    added = f"""
        @base <{BASE}> . @prefix ckg: <{CKG.Document.value.partition("#")[0]}#> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rico: <https://www.ica.org/standards/RiC/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <graph/register> {{
            <agent/ren-bishi> a rico:Person ; skos:prefLabel "Ren Bishi", "任弼时"@zh, "A Bishi"@en, "Жэнь Биши"@ru ;
                rico:hasBirthDate <agent/ren-bishi#born> ; ckg:term <agent/ren-bishi#term-secretary> .
            <agent/ren-bishi#born> dcterms:date "1904-04" ; skos:note "an encyclopaedia" .
            <agent/ren-bishi#term-secretary> ckg:office "secretary" ; ckg:earliest "1943-03-20"^^xsd:date ;
                ckg:sourceFile "register/offices.tsv" ; ckg:sourceLine 4 .
            <document/1948-05-10-mao-stalin> ckg:topic <agent/ren-bishi> .
        }}"""
    quads = [*parse(path=SAMPLE, format=RdfFormat.TRIG), *parse(added.encode(), format=RdfFormat.TRIG)]
    for client in _client(make_store(tmp_path / "store", quads)):
        shown = page(client, "/agent/ren-bishi")
        text = client.get("/agent/ren-bishi.html").text
        assert "<h1>Ren Bishi</h1>" in text
        assert '<span lang="zh">任弼时</span>' in text
        assert "born 1904-04 (an encyclopaedia)" in shown.said
        assert {"born", "term-secretary"} <= set(shown.ids)
        assert "secretary at the earliest 1943-03-20 register/offices.tsv line 4" in shown.said
        assert page(client, "/agent/").said.count("Bishi") == 1
        assert page(client, "/document/1948-05-10-mao-stalin").said.count("Bishi") == 2  # as topic, and why


def test_a_document_of_two_sources_shows_both(client: FlaskClient) -> None:
    shown = page(client, "/document/1948-04-26-mao-stalin")
    assert re.search(r"listings/p11.txt 31 April 26, 1948", shown.said)
    assert re.search(r"tables/cables.tsv 12 1948-04-26", shown.said)


def test_a_document_s_page_names_the_family_of_its_form_and_leads_to_it(client: FlaskClient) -> None:
    shown = page(client, "/document/1950-01-06-vyshinsky-mao")
    assert "Form Conversation (family: record of a talk )" in shown.said
    assert "/code/family-record-of-a-talk" in shown.links
    family = page(client, "/code/family-record-of-a-talk")
    assert {"/code/form-conversation", "/code/form-memorandum-of-conversation"} <= set(family.links)
    form = page(client, "/code/form-conversation")
    assert {"/code/family-record-of-a-talk", "/document/1950-01-06-vyshinsky-mao"} <= set(form.links)


def test_an_agent_s_page_has_its_names_with_kinds_and_periods_and_its_documents(client: FlaskClient) -> None:
    shown = page(client, "/agent/stalin-joseph")
    assert "born 1878 or 1879" in shown.said
    assert "Filippov cover 1948-04-26 to 1952-09-17" in shown.said
    assert "Sent 4" in shown.said
    assert "Received 5" in shown.said
    assert "/document/1948-04-29-stalin-mao" in shown.links
    assert "http://www.wikidata.org/entity/Q5816" in page(client, "/agent/mao-zedong").links
    assert "Provisional" in page(client, "/agent/provisional-melnikov-table").said


@pytest.mark.parametrize(
    "path",
    [
        "/topic/sino-soviet-relations",
        "/place/moscow",
        "/code/sender",
        "/exchange/mao-zedong--stalin-joseph",
        "/graph/source/table",
    ],
)
def test_other_things_have_pages_and_data_too(client: FlaskClient, path: str) -> None:
    assert page(client, path).said
    data = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert {quad.subject.value for quad in parse(data.data, format=RdfFormat.TURTLE)} == {f"{BASE}{path[1:]}"}


def test_the_vocabulary_is_a_page_and_turtle(client: FlaskClient) -> None:
    assert "intermediary" in page(client, "/ns").ids
    assert len(list(parse(client.get("/ns.ttl").data, format=RdfFormat.TURTLE))) > 100


@pytest.mark.parametrize(
    ("accept", "where"),
    [
        ("text/html", ".html"),
        ("*/*", ".html"),
        ("text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/n-triples", ".nt"),
        ("application/rdf+xml", ".rdf"),
        ("text/turtle;q=0.5, application/ld+json", ".jsonld"),
    ],
)
def test_an_address_leads_by_accept_to_page_or_data(client: FlaskClient, accept: str, where: str) -> None:
    answer = client.get("/document/1948-04-29-stalin-mao", headers={"Accept": accept, "Host": "evil.example"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/document/1948-04-29-stalin-mao{where}"
    assert "Accept" in answer.vary


def test_the_data_of_a_document_are_all_triples_about_it_and_its_parts(client: FlaskClient) -> None:
    sample = Store()
    sample.load(path=SAMPLE, format=RdfFormat.TRIG)
    home = f"{BASE}document/1949-01-09-orlov-kuznetsov"
    expected = {quad.triple for quad in sample if quad.subject.value.partition("#")[0] == home}
    assert {
        quad.triple for quad in parse(client.get(f"{home[len(BASE) - 1 :]}.ttl").data, format=RdfFormat.TURTLE)
    } == expected


@pytest.mark.parametrize(
    "path", ["/document/none", "/document/none.ttl", "/agent/none", "/topic/none.html", "/queries/none", "/x"]
)
def test_what_is_unknown_is_404_a_page_or_a_problem(client: FlaskClient, path: str) -> None:
    assert "Not found" in page(client, path, 404).said
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/agent/terebin", "/agent/orlov-andrei"),
        ("/agent/terebin.ttl", "/agent/orlov-andrei.ttl"),
        ("/agent/terebin?format=ttl", "/agent/orlov-andrei?format=ttl"),
    ],
)
def test_a_merged_agent_leads_to_the_one_it_became(client: FlaskClient, path: str, where: str) -> None:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 301
    assert answer.headers["Location"] == where


@pytest.mark.parametrize("name", ["literal", "foreign", "itself", "nobody", "topic", "asks", "ping", "pong"])
def test_what_was_merged_into_nothing_that_stands_here_is_shown_itself(odd: FlaskClient, name: str) -> None:
    assert name.capitalize() in page(odd, f"/agent/{name}").said
    assert odd.get(f"/agent/{name}.ttl").status_code == 200


def test_a_chain_of_mergers_is_followed_to_its_end_at_once(odd: FlaskClient) -> None:
    assert odd.get("/agent/first.nt").headers["Location"] == "/agent/mao-zedong.nt"


def test_a_document_that_conveys_itself_has_its_page(odd: FlaskClient) -> None:
    shown = page(odd, "/document/ring")
    assert shown.ids.count("in") == 1
    assert "Inside it: In the ring" in shown.said
    assert "/document/other" in shown.links
    assert "a word" in shown.said
    assert "Untyped" in page(odd, "/document/untyped").said


def test_an_address_without_a_page_is_no_link(odd: FlaskClient) -> None:
    shown = page(odd, "/document/ring")
    assert "A blank node" in shown.said
    assert not [link for link in shown.links if "genid" in link]


def test_an_id_may_end_like_a_format(odd: FlaskClient) -> None:
    assert odd.get("/document/vol-1/d24.ttl", headers=HTML).headers["Location"] == "/document/vol-1/d24.ttl.html"
    assert "Ends like a format" in page(odd, "/document/vol-1/d24.ttl").said
    assert odd.get("/document/vol-1/d24.ttl.ttl").mimetype == "text/turtle"
    first = odd.get("/document/vol-2/d1?format=ttl", follow_redirects=True)
    assert first.mimetype == "text/turtle"
    assert "First of two" in first.text
    assert "Second of two" in page(odd, "/document/vol-2/d1.ttl").said


@pytest.mark.parametrize(("path", "what"), [("/document/none", "no document &#39;none&#39;"), ("/x", "stands at /x")])
def test_what_is_not_found_is_named_with_a_way_out(client: FlaskClient, path: str, what: str) -> None:
    text = client.get(path, headers=HTML).text
    assert what in text
    assert {"/document/", "/queries/"} <= set(Page(text.partition("<main")[2]).links)
    assert "/document/" in client.get(path).json["hint"]


def test_a_wrong_method_and_our_own_faults_are_said_in_our_words(tmp_path: Path) -> None:
    for client in _client(make_store(tmp_path / "store")):
        wrong = client.put("/sparql", headers=HTML)
        assert wrong.status_code == 405
        assert "GET" in wrong.headers["Allow"]
        assert "/sparql does not take PUT" in wrong.text
        app = client.application
        app.extensions["cablekg"].page_questions.clear()  # every page is now a fault of ours
        app.logger.disabled = True
        failed = client.get("/document/", headers=HTML)
        assert failed.status_code == 500
        assert "a fault of the service" in failed.text
        assert "/queries/" in Page(failed.text.partition("<main")[2]).links


def test_a_question_is_asked_by_a_form_and_answered_with_links(client: FlaskClient) -> None:
    shown = page(client, "/queries/messages-between?a=stalin&b=mao-zedong")
    assert "6 rows" in shown.said
    assert "/document/1948-04-29-stalin-mao" in shown.links
    assert "/agent/mao-zedong" in shown.links
    assert "VALUES ?a" in shown.said
    assert any(link.startswith("/sparql?query=") for link in shown.links)


def test_without_values_a_question_is_answered_for_its_example_and_says_so(client: FlaskClient) -> None:
    assert "Answered for the example" in page(client, "/queries/messages-between").said
    assert "Answered for the example" not in page(client, "/queries/messages-between?a=stalin&b=mao-zedong").said


@pytest.mark.parametrize("path", ["/queries/names-of.csv?agent=stalin", "/queries/names-of?agent=stalin&format=csv"])
def test_a_question_is_data_by_its_ending_or_by_format(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.mimetype == "text/csv"
    assert answer.text.startswith("name,kind,from,to,count,certainty\r\n")
    assert "Filippov,cover,1948-04-26,1948-05-10,3" in answer.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("names-of.csv", "missing parameter 'agent'"),
        ("names-of?format=json", "missing parameter 'agent'"),
        ("names-of.csv?agent=", "missing parameter 'agent'"),
        ("names-of.csv?agnet=mao-zedong", "unknown parameter 'agnet'"),
        ("messages-between.tsv?a=stalin", "missing parameter 'b'"),
        ("messages-between?a=&b=", "missing parameter 'a'"),
        ("names-of?agnet=mao-zedong", "unknown parameter 'agnet'"),
    ],
)
def test_what_is_missing_or_unknown_is_400_and_never_answered_for_the_example(
    client: FlaskClient, address: str, said: str
) -> None:
    answer = client.get(f"/queries/{address}")
    assert answer.status_code == 400
    assert said in answer.json["detail"]


def test_data_asked_for_by_accept_are_not_the_example_s(client: FlaskClient) -> None:
    assert client.get("/queries/names-of", headers={"Accept": "text/csv"}).status_code == 400
    assert client.get("/queries/unresolved-names", headers={"Accept": "text/csv"}).status_code == 200


def test_a_refused_question_keeps_its_form_as_it_was_filled(client: FlaskClient) -> None:
    shown = client.get("/queries/messages-between?a=Nobody+Such&b=mao-zedong", headers=HTML)
    assert shown.status_code == 400
    assert shown.text.index("no agent &#39;Nobody Such&#39;") < shown.text.index("<form")
    assert 'name="a" value="Nobody Such"' in shown.text
    assert 'name="b" value="mao-zedong"' in shown.text
    assert "missing parameter" in page(client, "/queries/names-of?agent=", 400).said


def test_a_hint_names_nobody_whom_the_collection_does_not_know(client: FlaskClient, hostile: FlaskClient) -> None:
    assert client.get("/queries/names-of.csv").json["hint"] == "for example agent=stalin-joseph"
    assert "hint" not in hostile.get("/queries/names-of.csv").json
    assert "stalin-joseph" not in page(hostile, "/queries/names-of?agent=", 400).said
    form = page(hostile, "/queries/names-of")
    assert "form" in form.tags
    assert "table" not in form.tags


def test_a_refused_query_keeps_the_form_with_the_query(client: FlaskClient) -> None:
    shown = client.get("/sparql", query_string={"query": "SELECT * {\n ?s ?kept }"}, headers=HTML)
    assert shown.status_code == 400
    assert shown.text.index("error at 2:") < shown.text.index("<form") < shown.text.index(" ?s ?kept }")
    assert "LATERAL" not in shown.text
    assert "expected one of SERVICE" not in shown.text
    assert "the query is empty" in page(client, "/sparql?query=", 400).said


def test_the_answer_of_a_question_says_in_title_and_caption_for_whom(client: FlaskClient) -> None:
    text = client.get("/queries/messages-between?a=stalin&b=mao-zedong", headers=HTML).text
    assert re.search(r"<title>Messages between two agents.*: a=stalin; b=mao-zedong", text)
    assert re.search(r"<caption>a=stalin; b=mao-zedong: 6 rows</caption>", text)
    assert "<caption>a=stalin-joseph; b=mao-zedong: 6 rows" in client.get("/queries/messages-between.html").text


def test_a_document_says_its_date_in_title_and_lead(client: FlaskClient) -> None:
    text = client.get("/document/1948-04-29-stalin-mao.html").text
    assert "<title>Cable, Stalin to Mao Zedong, April 29, 1948 " in text
    assert '<p class="lead">April 29, 1948</p>' in text
    assert (
        "<title>Cable, Mao Zedong to Filippov [Stalin], 1948-04-26 "
        in client.get(
            "/document/1948-04-26-mao-stalin.html"  # two sources write its date; one is enough here
        ).text
    )
    assert ", undated " in client.get("/document/undated-orlov-melnikov.html").text.partition("</title>")[0]


def test_every_part_that_is_linked_is_there(client: FlaskClient) -> None:
    store = Store()
    store.load(path=SAMPLE, format=RdfFormat.TRIG)
    subjects = {quad.subject.value for quad in store}
    parts = {iri for iri in subjects if "#" in iri and not iri.startswith(CKG.Document.value.partition("#")[0] + "#")}
    ids: dict[str, list[str]] = {}
    for part in sorted(parts):
        home, _, fragment = part.removeprefix(BASE).partition("#")
        if home not in ids:
            ids[home] = page(client, f"/{home}").ids
        assert fragment in ids[home], part
    assert any(fragment.endswith("-i1") for fragment in ids["document/1948-04-20-stalin-mao"])


def test_parts_of_a_graph_s_address_are_on_its_page(odd: FlaskClient) -> None:
    assert "/graph/catalogue#dataset" in page(odd, "/graph/source/odd").links
    shown = page(odd, "/graph/catalogue")
    assert "dataset" in shown.ids
    assert "What is said of #dataset" in shown.said
    assert "nothing in the graph" not in shown.said
    assert "editors" in page(odd, "/graph/decisions").ids


def test_a_name_of_several_is_400_with_a_link_for_each(client: FlaskClient) -> None:
    shown = page(client, "/queries/names-of?agent=kuznetsov", 400)
    assert "/queries/names-of?agent=kuznetsov-fyodor" in shown.links
    assert "/queries/names-of?agent=stalin-joseph" in shown.links
    assert "/queries/names-of?agent=mao-zedong&agent=stalin-joseph" in [
        link.replace("&amp;", "&")
        for link in page(client, "/queries/names-of?agent=mao-zedong&agent=kuznetsov", 400).links
    ]
    choices = client.get("/queries/names-of?agent=kuznetsov").json["choices"]
    assert "Kuznetsov, Fyodor (kuznetsov-fyodor)" in choices


def test_health_tells_the_store_s_version(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert answer.json["status"] == "ok"
    assert answer.json["version"] == VERSION
    assert answer.json["children"] == {"question": 1, "query": 1}


PAGES = [
    "/",
    "/document/",
    "/agent/",
    "/queries/",
    "/queries/silences",
    "/sparql",
    "/ns",
    "/document/1948-04-20-stalin-mao",
    "/agent/mao-zedong",
    "/x",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_outside_and_runs_nothing(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=HTML, follow_redirects=True)
    shown = Page(answer.text)
    assert shown.resources == ["/static/cablekg.css"]
    assert "script" not in shown.tags
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_used_without_seeing_it(client: FlaskClient, path: str) -> None:
    text = client.get(path, headers=HTML, follow_redirects=True).text
    shown = Page(text)
    assert shown.links[0] == "#main"
    assert '<html lang="en">' in text
    assert shown.tags.count("h1") == 1
    assert not shown.unlabelled
    assert len(shown.ids) == len(set(shown.ids))
    assert shown.tags.count("table") == shown.tags.count("caption")
    assert text.count("<th") == text.count("<th scope=") + text.count("<thead")


def test_text_is_shown_as_text(hostile: FlaskClient) -> None:
    for path in ("/document/evil", "/document/", "/sparql?query=SELECT * { ?s ?p ?o }"):
        text = hostile.get(path, headers=HTML, follow_redirects=True).text
        assert "&lt;script&gt;" in text
        assert "<script" not in text
        assert "<img" not in text
        assert "\u202e" not in text
        assert "Stalin\\u202eoaM" in text
        assert not [link for link in Page(text).links if link.startswith("javascript")]


def test_what_a_visitor_writes_comes_back_as_text(client: FlaskClient) -> None:
    for path in (f"/queries/names-of?agent={EVIL}", f"/document/{EVIL}", f"/sparql?query=ASK {{ {EVIL}"):
        assert "<script" not in client.get(path, headers=HTML, follow_redirects=True).text


def test_a_request_s_host_changes_nothing(client: FlaskClient) -> None:
    texts = [client.get(path, headers={**HTML, "Host": "evil.example"}, follow_redirects=True).text for path in PAGES]
    texts.append(client.get("/sparql", headers={"Host": "evil.example", "Accept": "text/turtle"}).text)
    assert not [text for text in texts if "evil.example" in text]


def test_every_fault_of_ours_has_its_status() -> None:
    from cablekg.asking.answers import AnswerTooLargeError
    from cablekg.asking.child import EngineEndedError
    from cablekg.errors import StoreError, UsageError

    found = [status_of(kind("", "")) for kind in (UsageError, StoreError, EngineEndedError, AnswerTooLargeError)]
    assert found == [400, 503, 503, 413]


def test_data_of_another_base_are_browsed_by_their_paths(tmp_path: Path) -> None:
    other = "https://example.org/kg/"
    text = SAMPLE.read_text(encoding="utf-8").replace(f"@base <{BASE}>", f"@base <{other}>")
    store = make_store(tmp_path / "store", parse(text.encode(), format=RdfFormat.TRIG))
    listed = store / "cablekg-store.json"
    listed.write_text(listed.read_text().replace(BASE, other))
    for client in _client(store):
        shown = page(client, "/document/1948-04-20-stalin-mao")
        assert "/agent/stalin-joseph" in shown.links
        assert f"{other}document/1948-04-20-stalin-mao" in shown.said
        assert "6 rows" in page(client, "/queries/messages-between?a=stalin&b=mao-zedong").said


def test_every_document_and_agent_of_the_shipped_set_has_its_page(shipped_store: Path) -> None:
    for client in _client(shipped_store):
        lists = [page(client, path) for path in ("/document/", "/agent/")]
        links = {link for shown in lists for link in shown.links if link.count("/") > 1 and not link.endswith("/")}
        assert len([link for link in links if link.startswith("/document/") and "#" not in link]) == 174
        for link in sorted(links):
            assert len(page(client, link).tags) > 40, link


def test_a_graph_has_a_page_though_nothing_is_said_of_it(client: FlaskClient) -> None:
    assert "graph/register" in page(client, "/graph/register").said
    assert client.get("/graph/none", headers=HTML).status_code == 404
