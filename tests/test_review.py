"""Reviewing: what a curator is shown, what an answer writes and leaves alone, and that nothing shown is a guess."""

import os
import pty
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

import reviewing
from cablekg.authority.decisions import IDENTIFICATIONS, MENTIONS
from cablekg.build.resolve import records
from cablekg.build.run import BuildRequest, Read, build, read_all
from cablekg.curating import decision_rows, memory
from cablekg.curating.answers import Reply, with_answer
from cablekg.curating.consequences import Standing
from cablekg.curating.decision_rows import Decided, Merged
from cablekg.curating.desk import Desk
from cablekg.curating.names import Name, names
from cablekg.curating.prompts import Prompts
from cablekg.curating.queue import Wanted, queue
from cablekg.curating.session import Session
from cablekg.curating.sheet import paragraphs
from cablekg.errors import DataError
from cablekg.graph.store import open_read_only
from cablekg.graph.swap import opened
from cablekg.model import Readings, Record
from cablekg.report import width
from cablekg.settings import BASE_IRI, Settings, shipped
from terminal import COMMAND, environment, run

ELM = "1900-06-03-elm-alder"
OAK = "1900-07-01-oak-dogwood"
BIRHC = "1900-09-01-birhc-dogwood"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return reviewing.folder(tmp_path)


def rows(data: Path) -> list[list[str]]:
    text = (data / "decisions" / "identifications.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def of(data: Path, document: str) -> list[list[str]]:
    return [row for row in rows(data) if row[0] == document]


def decided(**cells: str) -> Decided:
    usual = dict(zip(IDENTIFICATIONS, (ELM, "m1", "Elm", "elm-eve", "accepted", "probable"), strict=False))
    more = {"basis": "inferred", "voice": "editor", "evidence": "seen", "who": reviewing.WHO, "when": "1950-01-02"}
    return Decided(**usual | more | cells)  # type: ignore[arg-type]


def named(desk: Desk, place: tuple[str, str]) -> Name:
    name = desk.name(place)
    assert name is not None
    return name


# What is shown


def test_a_name_is_shown_with_document_voices_candidates_and_what_would_change(data: Path) -> None:
    said = reviewing.talk(data, wanted=Wanted(ELM))
    for line in (
        f"Document: {ELM}, 1900-06-03",
        "Title: Cable, Elm to Alder",
        "Source: tables/woods.tsv, line 3",
        "With: m2 Alder, recipient: accepted, alder-anna (probable)",
        "The title explains: nothing",
        "The summary explains: nothing",
        "Name: m1 Elm, sender; read in the title",
        "It stands: disputed, elm-emil or elm-eve",
        "1. Elm, Eve: elm-eve (person)",
        "Proposed by a curator, A. Ash, 1949-05-05: possible, inferred, voice editor:",
        "Name Elm: variant",
        "Offices: Foreign Minister, china-prc (1900/1900)",
        f"- {ELM} gains: sender elm-eve",
    ):
        assert line in said, said
    assert max(map(width, said.splitlines())) <= 80


def test_a_provisional_name_shows_what_an_answer_would_take_from_its_agent(data: Path) -> None:
    said = reviewing.talk(data, wanted=Wanted(BIRHC))
    for line in (
        "It stands: provisional, provisional-birhc-woods (probable), beside it birch-ben",
        f"- {BIRHC} loses: sender provisional-birhc-woods",
        "- provisional-birhc-woods is left without a name",
    ):
        assert line in said, said


def test_relays_and_names_elsewhere_are_among_what_would_change(data: Path) -> None:
    said = reviewing.talk(data, "rowan-ray", wanted=Wanted("1900-08-01-oak-alder"))
    assert "1900-08-01-oak-alder#message loses: relayed by provisional-oak-woods" in " ".join(said.split())
    assert "1900-08-01-oak-alder#message gains: relayed by rowan-ray" in " ".join(said.split())
    said = reviewing.talk(data, "rowan-ray", wanted=Wanted(OAK))
    elsewhere = "1900-07-02-oak-dogwood m1 Oak: provisional, provisional-oak-woods (probable) -> "
    assert elsewhere + "provisional, provisional-oak-woods (probable), beside it rowan-ray" in " ".join(said.split())


def test_a_life_that_does_not_fit_is_asked_name_by_name(data: Path) -> None:
    said = reviewing.talk(data, "r 1", "another Alder", "", "q", wanted=Wanted(kinds=("before-birth",)))
    assert "Name 1 of 1, before-birth: alder-anna born 1860-01-01; 1 document" in said
    assert "It stands: accepted, alder-anna (probable)" in said
    assert "It now stands: provisional, provisional-alder-woods (probable)" in said
    assert "It is still open: say more, or skip." in said


@pytest.mark.parametrize(
    ("line", "columns", "shown", "why"),
    [
        ("a bb ccc", 6, ["a bb", "  ccc"], "words are kept whole"),
        ("  - bb ccc", 8, ["  - bb", "    ccc"], "what goes on stands two deeper"),
        ("", 6, [""], "an empty line stays"),
        ("毛泽东致斯大林", 7, ["毛泽东", "  致斯", "  大林"], "a wide letter takes two cells"),
        ("a 毛泽东致", 7, ["a 毛泽", "  东致"], "what is longer than a line goes on in the line that is begun"),
        ("a 毛泽", 5, ["a 毛", "  泽"], "longer than a line is what does not fit behind its indent"),
        ("a-bcdefghijk", 6, ["a-bcde", "  fghi", "  jk"], "an id longer than a line is broken"),
        ("ab e\u0301e\u0301", 5, ["ab e\u0301e\u0301"], "a mark takes no cell of its own"),
        ("e\u0301" * 5, 4, ["e\u0301" * 4, "  e\u0301"], "a mark stays with its letter"),
        ("x\x1b[2J\u202ey", 9, ["x\ufffd[2J\ufffdy"], "nothing moves the cursor or turns the writing round"),
        ("    毛", 1, ["    毛"], "where nothing fits, a letter a line"),
    ],
)
def test_lines_are_broken_by_the_cells_of_a_terminal(line: str, columns: int, shown: list[str], why: str) -> None:
    assert paragraphs([line], columns).split("\n") == shown, why


# That what is shown is so


def everything(read: Read) -> list[tuple[Name, str]]:
    """Give every name with every agent of a few, its own readings among them: what a curator might say."""
    found = []
    for name in names(read.records):
        agents = {reading.agent for reading in name.readings}
        if name.state != "accepted" or name.index == 0:
            found += [
                (name, agent) for agent in sorted(agents | {"fir-fay", "stalin-joseph"} & {*read.kept.register.agents})
            ]
    return found


def plainly(read: list[Record]) -> list[Record]:
    """Give records without the lines of the files of decisions, which move with every row."""

    def without(readings: Readings) -> Readings:
        return tuple(replace(reading, source=None) for reading in readings)

    def record(one: Record) -> Record:
        return replace(one, readings=tuple(map(without, one.readings)), inner=tuple(map(record, one.inner)))

    return [record(one) for one in read]


@pytest.mark.parametrize("which", ["small", "shipped"])
@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_a_run_over_the_touched_documents_gives_what_a_run_over_all_gives(
    data: Path, which: str, decision: str
) -> None:
    request = reviewing.request(data) if which == "small" else BuildRequest(shipped("data"), Path("var"), Settings())
    read = read_all(request, lambda _: None)
    standing = Standing.of(read)
    tried = 0
    for name, agent in everything(read)[:: 1 if which == "small" else 4]:
        reply = Reply(agent, decision, "probable", "seen")  # type: ignore[arg-type]
        answer = decided(**dict(zip(("document", "mention"), name.place, strict=True)))
        answer = replace(answer, written=name.mention.name, agent=agent, decision=decision)  # type: ignore[arg-type]
        kept = replace(read.kept, decisions=with_answer(read.kept.decisions, answer, reply))
        part = standing.under(kept, [name.document])
        whole = records(standing.placed, kept, [])
        assert [part.get(number, record) for number, record in enumerate(read.records)] == whole, (name.place, agent)
        tried += 1
    assert tried > 20


def test_a_merger_tried_over_its_names_is_the_merger_of_all(data: Path) -> None:
    desk = reviewing.desk(data)
    desk.merge(Merged("provisional-oak-woods", "fir-fay", reviewing.WHO, "1950-01-02", "one hand"))
    assert plainly(desk.standing.records) == plainly(reviewing.read(data).records)


def test_what_stands_after_an_answer_is_what_a_new_reading_of_the_files_gives(data: Path) -> None:
    desk = reviewing.desk(data)
    name = named(desk, (OAK, "m1"))
    before = desk.if_accepted(name, "rowan-ray")
    desk.decide(desk.row(name, Reply("rowan-ray", "accepted", "probable", "seen")))
    assert plainly(desk.standing.records) == plainly(reviewing.read(data).records)
    assert len(before) == 3


def test_a_row_written_by_another_meanwhile_stands_too(data: Path) -> None:
    desk = reviewing.desk(data)
    decision_rows.decide(data, decided(document=BIRHC, written="Birhc", agent="birch-ben", who="A. Ash"))
    desk.decide(desk.row(named(desk, (OAK, "m1")), Reply("rowan-ray", "accepted", "probable", "seen")))
    assert len(rows(data)) == 5
    assert named(desk, (BIRHC, "m1")).state == "accepted"
    assert plainly(desk.standing.records) == plainly(reviewing.read(data).records)


def test_a_name_that_another_takes_away_meanwhile_is_passed_by(data: Path) -> None:
    mentions = data / "decisions" / "mentions.tsv"
    row = f"{ELM}\tmentioned\tElm\t\t\ttext\tseen\tA. Ash\t1949-05-05\t\n"
    mentions.write_text("\t".join(MENTIONS) + "\n" + row, encoding="utf-8")
    at = reviewing.desk(data)
    session = Session(at, queue(at.read, reviewing.WHO, (), Wanted(ELM)).steps, Prompts(80))
    assert [step.place for step in session.steps] == [(ELM, "m1"), (ELM, "m3")]
    dialogue = session.talk()
    said = next(dialogue)
    mentions.write_text("\t".join(MENTIONS) + "\n", encoding="utf-8")
    for line in ("a 1", "", ""):
        said += dialogue.send(line)
    with pytest.raises(StopIteration) as end:
        dialogue.send("")
    assert "That was the last one." in end.value.value, said


# What is written


def test_an_acceptance_asks_how_surely_why_and_for_a_note_and_offers_the_candidates_own_evidence(data: Path) -> None:
    said = reviewing.talk(data, "accept 1", "cert", "", "seen by two", wanted=Wanted(ELM))
    assert "Evidence proposed: her hand" in said
    assert of(data, ELM) == [
        [
            ELM,
            "m1",
            "Elm",
            "elm-eve",
            "proposed",
            "possible",
            *("inferred", "editor", "her hand", "A. Ash"),
            "1949-05-05",
            "",
        ],
        [
            ELM,
            "m1",
            "Elm",
            "elm-eve",
            "accepted",
            "certain",
            *("inferred", "editor", "her hand"),
            *(reviewing.WHO, "1950-01-02"),
            "seen by two",
        ],
    ]


@pytest.mark.parametrize(
    ("lines", "row", "why"),
    [
        (
            ["a elm-emil", "", "text: signed E. Elm", ""],
            "elm-emil accepted probable stated text signed E. Elm",
            "a voice",
        ),
        (["a 2", "", "his hand", ""], "elm-emil accepted probable inferred editor his hand", "the curator's own word"),
        (["reject 1", "she was abroad", ""], "elm-eve rejected probable inferred editor she was abroad", "not she"),
        (["unsure 2", "his hand?", ""], "elm-emil proposed possible inferred editor his hand?", "a proposal"),
        (
            ["r 1", "", "", "abroad", ""],
            "elm-eve rejected probable inferred editor abroad",
            "empty evidence is asked again",
        ),
        (["a Fir Fay", "p", "pr", "hand", ""], "fir-fay accepted probable inferred editor hand", "any registered name"),
        (
            ["Birch", "a 3", "", "hand", ""],
            "alder-anna accepted probable inferred editor hand",
            "choices where several bear it",
        ),
        (["a 9", "a", "a 1", "", "back", "q"], "", "an answer taken back writes nothing"),
        (["Nobody Known", "?", "show", "", "q"], "", "what is not understood writes nothing"),
        (["a 1\x1b[A", "q"], "", "keys that are no letters write nothing"),
        (["a 1", "", "s", "a 2", "back", "q"], "", "a command typed where words are asked is no evidence"),
        (["keep", "merge", "m 1", "a 0", "q"], "", "what does not fit this name writes nothing"),
    ],
)
def test_an_answer_becomes_a_row(data: Path, lines: list[str], row: str, why: str) -> None:
    said = reviewing.talk(data, *lines, wanted=Wanted(ELM))
    mine = [" ".join(cells[3:9]) for cells in of(data, ELM) if cells[9] == reviewing.WHO]
    assert mine == ([row] if row else []), f"{why}\n{said}"
    assert not [finding for finding in reviewing.read(data).findings if finding.level == "fault"]


def test_a_second_answer_of_the_same_person_about_the_same_agent_replaces_the_first(data: Path) -> None:
    reviewing.talk(data, "unsure 2", "his hand?", "", wanted=Wanted(ELM))
    reviewing.talk(data, "reject 2", "he was abroad", "", wanted=Wanted(ELM, every=True))
    assert [row[4] for row in of(data, ELM) if row[9] == reviewing.WHO] == ["rejected"]
    assert [row[4] for row in of(data, ELM) if row[9] == "A. Ash"] == ["proposed"]


def test_another_acceptance_is_asked_about_and_the_older_row_becomes_proposed_with_a_note(data: Path) -> None:
    before = of(data, OAK)
    lines = ("a Fir Fay", "", "the seal", "")
    wanted = Wanted(OAK, every=True)
    place = next(n for n, s in enumerate(steps(data, wanted)) if s == (OAK, "m2"))
    said = reviewing.talk(data, *["skip"] * place, *lines, "no", wanted=wanted)
    assert "A. Ash accepted dogwood-dan on 1949-05-05: signed for" in said
    assert of(data, OAK) == before, "not agreed, not written"
    reviewing.talk(data, *["skip"] * place, *lines, "yes", wanted=wanted)
    older, newer = of(data, OAK)
    assert older[4:] == [
        *("proposed", "certain", "stated", "text", "signed for", "A. Ash", "1949-05-05"),
        "seen twice; accepted by A. Ash, 1949-05-05; set to proposed by W. Ward, 1950-01-02",
    ]
    assert newer[3:5] == ["fir-fay", "accepted"]
    assert not [finding for finding in reviewing.read(data).findings if finding.level == "fault"]


def steps(data: Path, wanted: Wanted) -> list[tuple[str, str]]:
    return [step.place for step in queue(reviewing.read(data), reviewing.WHO, (), wanted).steps]


def test_rows_are_sorted_by_document_and_number_and_the_others_stay_byte_for_byte(data: Path) -> None:
    path = data / "decisions" / "identifications.tsv"
    odd = f"{ELM}\tm10\tX\telm-eve\tproposed\tpossible\tinferred\teditor\t caf\u00e9 \tA. Ash\t1949-05-05\t\n"
    message = f"{ELM}\tmessage-m1\tX\telm-eve\tproposed\tpossible\tinferred\teditor\tx\tA. Ash\t1949-05-05\t\n"
    path.write_bytes((reviewing.HEADER + message + odd + "broken\trow\n").encode())
    decision_rows.decide(data, decided(mention="m2"))
    decision_rows.decide(data, decided(document="1900-01-01-a"))
    lines = path.read_bytes().decode().splitlines(keepends=True)
    assert [line.split("\t")[:2] for line in lines[1:]] == [
        *([["1900-01-01-a", "m1"], [ELM, "m2"], [ELM, "m10"], [ELM, "message-m1"], ["broken", "row\n"]]),
    ]
    assert lines[3] == odd
    assert lines[4] == message


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_line_ends_and_its_mark(data: Path, end: str) -> None:
    path = data / "decisions" / "identifications.tsv"
    before = ("\ufeff" + reviewing.DECISIONS).replace("\n", end).removesuffix(end)
    path.write_bytes(before.encode())
    decision_rows.decide(data, decided(agent="elm-emil"))
    after = path.read_bytes().decode()
    assert after.startswith(before.partition(end)[0] + end)
    assert set(before.split(end)) <= set(after.split(end))
    assert after.count("\n") == after.count(end) == 5


def test_an_answer_beside_a_row_whose_name_moved_builds(data: Path) -> None:
    path = data / "decisions" / "identifications.tsv"
    stale = f"{ELM}\tm1\tOlm\telm-emil\taccepted\tcertain\tstated\ttext\tseen\tA. Ash\t1949-05-05\t\n"
    path.write_text(reviewing.HEADER + stale, encoding="utf-8")
    reviewing.talk(data, "a elm-eve", "", "her hand", "", wanted=Wanted(ELM))
    assert stale in path.read_text(encoding="utf-8")
    (fault,) = [finding for finding in build(reviewing.request(data), lambda _: None).findings if finding.line == 2]
    assert fault.message.startswith("not applied: m1 of 1900-06-03-elm-alder is 'Elm', the decision says 'Olm'")
    assert named(reviewing.desk(data), (ELM, "m1")).state == "accepted"


def test_a_remark_on_the_file_ends_no_review(data: Path) -> None:
    path = data / "decisions" / "identifications.tsv"
    path.write_bytes(("\ufeff" + reviewing.DECISIONS).encode())
    lines = ("a 1", "", "", "", "a 1", "", "seen", "")
    said = reviewing.talk(data, *lines, wanted=Wanted(kinds=("disputed",)))
    assert said.count("Written to decisions/identifications.tsv") == 2, said
    assert len(rows(data)) == 5


def test_a_table_that_is_none_any_more_is_not_written(data: Path) -> None:
    path = data / "decisions" / "identifications.tsv"
    path.write_text("something else\n", encoding="utf-8")
    with pytest.raises(DataError, match="expected the header"):
        decision_rows.decide(data, decided())
    assert path.read_text(encoding="utf-8") == "something else\n"
    assert sorted(p.name for p in path.parent.iterdir()) == ["identifications.tsv"]


def test_without_a_file_one_is_made(data: Path) -> None:
    path = data / "decisions" / "identifications.tsv"
    path.unlink()
    decision_rows.decide(data, decided())
    assert path.read_text(encoding="utf-8").startswith(reviewing.HEADER)
    assert len(rows(data)) == 1


# Mergers


def test_a_merger_gives_all_names_of_a_provisional_agent_and_leads_its_address_on(data: Path) -> None:
    said = reviewing.talk(data, "merge Fir Fay", "one hand in all", wanted=Wanted(kinds=("provisional",)))
    assert "provisional-oak-woods is left without a name" in said
    assert "Written to register/merged.tsv: provisional-oak-woods is fir-fay." in said
    assert "Name 2 of 5" not in said, "the other names of the agent are settled and are not asked"
    assert (data / "register" / "merged.tsv").read_text(encoding="utf-8").splitlines() == [
        "old\tnew\twho\twhen\twhy",
        "provisional-oak-woods\tfir-fay\tW. Ward\t1950-01-02\tone hand in all",
    ]
    report = build(reviewing.request(data), lambda _: None)
    assert not report.has_faults
    store = open_read_only(opened(data.parent / "var")[0])
    query = f"""PREFIX ckg: <{BASE_IRI}ns#> PREFIX agent: <{BASE_IRI}agent/> PREFIX dcterms: <http://purl.org/dc/terms/>
      SELECT ?new (COUNT(DISTINCT ?reading) AS ?readings) WHERE {{
        agent:provisional-oak-woods dcterms:isReplacedBy ?new .
        ?reading ckg:rule "merged" ; ckg:identifiedAs ?new ; ckg:ofMention/ckg:refersTo ?new
      }} GROUP BY ?new"""
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    assert [(row["new"].value, row["readings"].value) for row in solutions] == [(f"{BASE_IRI}agent/fir-fay", "4")]


def test_a_provisional_agent_may_be_kept_as_an_agent_of_its_own(data: Path) -> None:
    reviewing.talk(data, "keep", "", "a man of that name is known", "", wanted=Wanted(BIRHC))
    assert [row[3:5] for row in of(data, BIRHC)] == [["provisional-birhc-woods", "accepted"]]
    assert named(reviewing.desk(data), (BIRHC, "m1")).state == "accepted"


def test_only_a_provisional_agent_is_merged_and_only_once(data: Path) -> None:
    said = reviewing.talk(data, "merge 1", wanted=Wanted(ELM))
    assert "Only a provisional agent is merged" in said
    desk = reviewing.desk(data)
    decision_rows.merge(data, Merged("provisional-oak-woods", "fir-fay", "A. Ash", "1950-01-01", "seen"))
    with pytest.raises(DataError, match="merged already, into 'fir-fay'"):
        desk.merge(Merged("provisional-oak-woods", "elm-eve", reviewing.WHO, "1950-01-02", "seen"))


# Going about


def test_a_decided_name_leaves_the_queue_and_answered_ones_come_last_with_all(data: Path) -> None:
    whole = steps(data, Wanted())
    reviewing.talk(data, "a 1", "", "", "", wanted=Wanted(ELM))
    assert steps(data, Wanted()) == [place for place in whole if place != (ELM, "m1")]
    reviewing.talk(data, "u 1", "", "", wanted=Wanted("1900-06-09-elm-alder", ("disputed",)))
    left = steps(data, Wanted())
    assert ("1900-06-09-elm-alder", "m1") not in left
    assert steps(data, Wanted(every=True)) == [*left, ("1900-06-09-elm-alder", "m1")]
    other = queue(reviewing.read(data), "A. Ash", (), Wanted()).steps
    assert ("1900-06-09-elm-alder", "m1") in [step.place for step in other]


def test_one_may_go_back_and_see_what_one_said(data: Path) -> None:
    said = reviewing.talk(data, "a 1", "", "", "", "back", wanted=Wanted(kinds=("disputed",)))
    last = said.rpartition("Name 1 of 3")[2]
    assert "It stands: accepted, elm-eve (probable)" in last
    assert "Accepted by a curator, W. Ward, 1950-01-02: probable" in last


def test_after_a_rejection_one_may_say_more_of_the_same_name(data: Path) -> None:
    said = reviewing.talk(data, "r 2", "abroad", "", "a 1", "", "", "", wanted=Wanted(ELM))
    assert "It is still open: say more, or skip." in said
    assert {(row[3], row[4]) for row in of(data, ELM) if row[9] == reviewing.WHO} == {
        ("elm-emil", "rejected"),
        ("elm-eve", "accepted"),
    }


# The command


def command(data: Path, *arguments: str, given: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return run(data.parent, "review", "--data", "data", *arguments, given=given, **settings)


def test_a_pipe_may_answer_and_the_end_of_input_is_like_quit(data: Path) -> None:
    done = command(data, ELM, given="W.  Ward\naccept 1\n\n\n\n")
    assert done.returncode == 0, done.stderr
    assert "That was the last one." in done.stdout
    assert done.stdout.endswith(
        "1 row written to data/decisions/identifications.tsv\n`cablekg build data` puts them in force.\n"
    )
    assert [row[9] for row in of(data, ELM)] == ["A. Ash", "W. Ward"]
    assert memory.curator(data.parent / "var") == "W. Ward"
    done = command(data, given="s\n")
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert "Your name" not in done.stdout, "asked once"
    assert "No row was written." in done.stdout
    assert not (data / "curator.txt").exists()


def test_the_curators_name_may_be_a_setting(data: Path) -> None:
    done = command(data, ELM, given="a 1\n\n\n\n", CABLEKG_CURATOR="Ö. Oak")
    assert done.returncode == 0, done.stderr
    assert [row[9] for row in of(data, ELM)] == ["A. Ash", "Ö. Oak"]
    assert not (data.parent / "var" / "curator.txt").exists()


def test_what_was_skipped_is_remembered_beside_the_stores(data: Path) -> None:
    command(data, ELM, given="skip\n", CABLEKG_CURATOR="W. Ward")
    done = command(data, ELM, given="", CABLEKG_CURATOR="W. Ward")
    assert "1 name that you have answered or skipped left out; --all asks again." in done.stdout
    assert "Nothing is left to review." in done.stdout
    done = command(data, ELM, "--all", given="", CABLEKG_CURATOR="W. Ward")
    assert "Name 1 of" in done.stdout
    done = command(data, ELM, given="", CABLEKG_CURATOR="A. Pine")
    assert "Name 1 of 1" in done.stdout


def test_a_decision_whose_name_moved_is_told_at_the_start_and_stays(data: Path) -> None:
    path = data / "decisions" / "identifications.tsv"
    moved = reviewing.DECISIONS.replace(f"{ELM}\tm1\tElm", f"{ELM}\tm2\tElm")
    path.write_text(moved, encoding="utf-8")
    done = command(data, ELM, given="a elm-emil\n\nhis hand\n\n", CABLEKG_CURATOR="A. Ash")
    assert "not applied: m2 of 1900-06-03-elm-alder is 'Alder', the decision says 'Elm'" in done.stderr
    assert set(moved.splitlines()) <= set(path.read_text(encoding="utf-8").splitlines())
    assert len(of(data, ELM)) == 2


@pytest.mark.parametrize("who", ["A\x07B", "\x1b[31mAsh", "A\u202eB"])
def test_a_curators_name_that_no_table_can_hold_is_wrong_use(data: Path, who: str) -> None:
    before = rows(data)
    done = command(data, ELM, given="a 1\n\n\n\n", CABLEKG_CURATOR=who)
    assert (done.returncode, done.stdout) == (2, "")
    assert "CABLEKG_CURATOR: expected a name that a table can hold" in done.stderr
    assert who not in done.stderr, "the terminal is not sent the key"
    assert rows(data) == before
    (data.parent / "var").mkdir()
    (data.parent / "var" / memory.CURATOR).write_text(f"{who}\n", encoding="utf-8")
    assert "Your name" in command(data, ELM, given="").stdout, "one that is kept is asked anew"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no-such-document",), "unknown document 'no-such-document'"),
        (("--json",), "--json is for the work list"),
        (("--kind", "wrong"), "wrong"),
    ],
)
def test_wrong_use_is_said(data: Path, arguments: tuple[str, ...], says: str) -> None:
    done = command(data, *arguments, given="")
    assert done.returncode == 2
    assert says in done.stderr


def test_the_shipped_data_are_not_written_to(tmp_path: Path) -> None:
    done = run(tmp_path, "review", given="")
    assert done.returncode == 2
    assert "the shipped data are read-only" in done.stderr


def test_at_a_terminal_a_curator_decides_and_stops_with_a_key(data: Path) -> None:
    """Through a pseudo-terminal of 80 columns: prompts, an answer, Ctrl-C; the row stays and a summary is given."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, "review", "--data", "data", "--kind", "disputed"],
        cwd=data.parent,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(CABLEKG_CURATOR="W. Ward", COLUMNS="80"),
        start_new_session=True,
    )
    os.close(theirs)
    said = until(ours, "? > ")
    for line, prompt in (("accept 1", "[probable] > "), ("", "proposed > "), ("", "nothing > "), ("", "? > ")):
        os.write(ours, f"{line}\n".encode())
        said += until(ours, prompt)
    process.send_signal(signal.SIGINT)
    said += until(ours, "puts them in force.")
    assert process.wait(timeout=20) == 0
    assert "Name 2 of 3" in said
    assert "Traceback" not in said
    assert [row[4] for row in of(data, ELM)] == ["proposed", "accepted"]


def until(terminal: int, wanted: str) -> str:
    """Read from a terminal until something is said."""
    said, end = b"", time.monotonic() + 30
    while wanted not in said.decode("utf-8", "replace"):
        assert time.monotonic() < end, said.decode("utf-8", "replace")
        said += os.read(terminal, 4096)
    return said.decode("utf-8", "replace")
