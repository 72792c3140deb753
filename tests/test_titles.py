"""Titles: a table of readings, the titles of the seed and the facts, and promises about every title.

Scores on labelled titles are held at their floors by test_readings.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import score_titles
from cablekg.reading import bracket_kinds, brackets, heads, languages, tails, titles
from cablekg.reading.draft import Draft
from linear import assert_linear
from title_promises import assert_kept

TABLE = Path(__file__).with_name("titles.tsv")
#: Titles of the facts that name nobody: another script, a bare subject, a subject, only an inner message.
WITHOUT_PARTIES = {
    "Телеграмма А.Я. Орлову 1 июля 1947 года",
    "Democratic Parties and Groups in the Preparatory Committee to Convene a Political Consultative Conference",
    "Information about the Strength and Social Composition of the Communist Party of China",
    "Cable with Message from Mao Zedong to Stalin",
}
TOKENS = (
    *(
        "Cable",
        "Letter",
        "Memorandum of Conversation",
        "Record of a Meeting",
        "Decision",
        "Journal",
        "Supplement to Brief",
    ),
    *(
        "from",
        "to",
        "by",
        "for",
        "with",
        "between",
        "via",
        "of",
        "on",
        "regarding",
        "in",
        "at the",
        "transmitting",
        "and",
    ),
    *("a Message", "Stalin", "Mao Zedong", "P. Holm", "Soviet Ambassador to China", "the Foreign Ministry", "Oslo"),
    *(
        "Delegations of Denmark",
        "Comrade",
        "Cde.",
        "[Stalin]",
        "(via Berg)",
        "[via Berg]",
        "[...]",
        "(Holm)",
        "[and Dahl]",
    ),
    *(
        ",",
        ", ",
        "'Fishing",
        "'",
        ":",
        "3-10 March 1964",
        "on 24 October 1949",
        "No. 7",
        "Holm's",
        "An Ziwen",
        "[",
        ")",
        ".",
    ),
)


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _as_row(title: str) -> dict[str, str]:
    """Give what was read in the columns of the table."""
    read = titles.read(title)
    agents = {
        column: "; ".join(
            (f"{{{mention.office}}} " if mention.office else "") + mention.name
            for mention in read.mentions
            if mention.role == role
        )
        for column, role in score_titles.ROLES.items()
    }
    return agents | {
        "title": title,
        "form": read.form or "",
        "place": read.place or "",
        "topic": read.topic or "",
        "glosses": "; ".join(f"{gloss.written}={gloss.gloss}" for gloss in read.glosses),
        "conveys": "; ".join(f"{one.sender or ''} > {one.recipient or ''}".strip() for one in read.conveys),
        "attachment_of": read.attachment_of or "",
        "dates": "; ".join(read.dates_in_title),
        "remark": read.remark or "",
    }


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["title"])
def test_each_row_of_the_table_is_read(row: dict[str, str]) -> None:
    assert _as_row(row["title"]) | {"why": row["why"]} == row, row["why"]


def test_a_mention_bears_its_first_gloss_and_the_gloss_its_mention() -> None:
    read = titles.read("Cable, Stalin [via Berg] to Filippov [Stalin]")
    assert [(mention.role, mention.name, mention.gloss) for mention in read.mentions] == [
        ("sender", "Stalin", None),
        ("intermediary", "Berg", None),
        ("recipient", "Filippov", "Stalin"),
    ]
    assert [(gloss.written, gloss.gloss, gloss.mention, gloss.voice) for gloss in read.glosses] == [
        ("Filippov", "Stalin", 2, "title")
    ]


def test_the_form_is_kept_as_written_beside_its_house_name() -> None:
    read = titles.read("Ciphered Telegram No. 69738 from Terebin to Kuznetsov")
    assert (read.form, read.form_text) == ("ciphered telegram", "Ciphered Telegram")
    read = titles.read("Top Secret Record of a Meeting between P. Holm and Karl Berg")
    assert (read.form, read.form_text) == ("record of meeting", "Record of a Meeting")


@pytest.mark.parametrize("name", heads.HEADS)
def test_each_pattern_of_heads_is_the_first_to_fit_its_example(name: str) -> None:
    _, example = heads.HEADS[name]
    plain = brackets.read(example).plain
    fitting = [
        other
        for other, (head, _) in heads.HEADS.items()
        if head(Draft(brackets.read(example)), 0, len(plain), False) is not None
    ]
    assert fitting[:1] == [name]
    read = titles.read(example)
    assert read.remark is None
    assert read.mentions or read.attachment_of


@pytest.mark.parametrize("name", tails.TAILS)
def test_each_clause_of_a_tail_is_the_first_to_fit_its_example(name: str) -> None:
    _, example = tails.TAILS[name]
    assert next(other for other, pattern in tails.TAIL.items() if pattern.match(example)) == name


@pytest.mark.parametrize(("kind", "example"), [(kind, example) for kind, _, example in bracket_kinds.RULES])
def test_each_kind_of_bracket_has_its_example(kind: str, example: str) -> None:
    # Letters stay in the words they belong to.
    assert [note.kind for note in brackets.read(example).notes] == ([] if kind == "letters" else [kind])


@pytest.mark.parametrize("hostile", ["a", "A ", "[", "via ", "of the ", "1 May 1950 "])
def test_each_pattern_takes_linear_time(hostile: str) -> None:
    honest = "Cable, P. Holm to Karl Berg [via Dahl], Plans for a Visit to Oslo. "
    for pattern in tails.TAIL.values():
        assert_linear(pattern.search, hostile, honest)


def test_all_ten_titles_of_the_seed_are_wholly_right(shared: Path) -> None:
    rows = score_titles.load(shared / "titles" / "titles-dev.tsv")[:10]
    listing = (shared / "seeds" / "listing-p11.txt").read_text(encoding="utf-8").split("\n")
    assert all(row["title"] in listing for row in rows)
    whole = score_titles.score(rows)["whole rows"]
    assert whole.right == 10, "\n".join(whole.misses)
    assert [row["title"] for row in rows if titles.read(row["title"]).remark] == []


def test_every_title_of_the_shipped_facts_names_its_parties(shared: Path) -> None:
    rows = score_titles.load(shared / "facts" / "stalin-mao-documents.tsv")
    core = [row["title"] for row in rows if row["scope"] == "core" and row["title_basis"] == "archive"]
    assert len(core) == 172
    assert {title for title in core if not titles.read(title).mentions} == WITHOUT_PARTIES


@pytest.mark.parametrize(
    ("title", "remark"),
    [
        ("Cable, Mao Zedong to Filippov [Stalin", "brackets unbalanced: [ at letter 31"),
        ("Cable, Mao Zedong to Filippov Stalin)", "brackets unbalanced: ) at letter 37"),
        ("Cable, Mao Zedong to Filippov [Stalin)", "brackets unbalanced: ) at letter 38"),
        ("", "the title is empty"),
        ("Cable, A to " + "B" * 2_000, "longer than 1500 letters"),
        ("毛泽东致斯大林电", "another script: not parsed"),
        ("Télégramme, Staline à Mao", "another language: not parsed"),
    ],
)
def test_what_is_not_read_says_why_and_names_nobody(title: str, remark: str) -> None:
    assert titles.read(title) == titles.Title(remark=remark)


@given(st.lists(st.sampled_from(TOKENS), max_size=14).map(" ".join) | st.text(max_size=80))
def test_no_title_raises_and_every_name_stands_in_it(title: str) -> None:
    assert_kept(title)


@given(st.lists(st.sampled_from(TOKENS), max_size=10).map(" ".join))
def test_an_unread_title_has_no_parties(title: str) -> None:
    read = titles.read(title)
    if read.remark and not read.remark.startswith("not read"):
        assert (read.mentions, read.conveys, read.place) == ((), (), None)
        assert read.topic is None or (read.form is None and read.remark.endswith("taken whole as its topic"))


HOSTILE = (
    "A, ",
    "A and ",
    "from A to ",
    "[a]",
    "Holm [Berg] ",
    "'",
    "A's ",
    "of the ",
    "No. 5, ",
    "Minister of ",
    "1 May 1950 ",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_reading_is_linear_on_hostile_titles(hostile: str) -> None:
    honest = "Cable, P. Holm to Karl Berg [via Dahl], Plans for a Visit to Oslo. "
    assert_linear(titles.read, hostile, honest)
    assert_linear(brackets.fault, hostile, honest)
    assert_linear(languages.remark, hostile, honest)
    # At the longest length that is read at all the whole grammar runs.
    for opening in ("", "Cable, ", "Record of Conversation between "):
        assert_linear(titles.read, hostile, honest, titles.LONGEST, opening)
