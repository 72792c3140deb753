"""What curators keep: every fault at once, with file, line and column (demands A8-A10, A30)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cablekg.authority import decisions, links, register, subjects
from cablekg.errors import Finding

SMALL = Path(__file__).parent / "small"
AGENTS = "\t".join(register.AGENTS)
ALIASES = "\t".join(register.ALIASES)
MERGED = "\t".join(register.MERGED)
IDENTIFICATIONS = "\t".join(decisions.IDENTIFICATIONS)
CORRECTIONS = "\t".join(decisions.CORRECTIONS)
ACCEPTED = "\t".join(links.COLUMNS)
Write = Callable[[str, str], None]

FAULTS = [
    ("register/agents.tsv", f"{AGENTS}\na\tperson\tA\t\t\t\t\na\tperson\tB\t\t\t\t\n", 3, "id", "two agents of one id"),
    ("register/agents.tsv", f"{AGENTS}\nA B\tperson\tA\t\t\t\t\n", 2, "id", "expected an id"),
    ("register/agents.tsv", f"{AGENTS}\na\tghost\tA\t\t\t\t\n", 2, "kind", "expected one of person"),
    ("register/agents.tsv", f"{AGENTS}\na\tperson\t\t\t\t\t\n", 2, "name", "found an empty cell"),
    ("register/agents.tsv", f"{AGENTS}\na\tperson\tA\tMay\t\t\t\n", 2, "born", "expected an EDTF date"),
    ("register/agents.tsv", f"{AGENTS}\nprovisional-a\tperson\tA\t\t\t\t\n", 2, "id", "provisional"),
    ("register/agents.tsv", f"{AGENTS}\na\tperson\tA\n", 2, None, "expected 7 fields, found 3"),
    ("register/agents.tsv", "id\tname\n", 1, None, "expected the header"),
    ("register/aliases.tsv", f"{ALIASES}\nnobody\tN\tvariant\t\t\t\t\t\t\n", 2, "agent", "is not known"),
    ("register/aliases.tsv", f"{ALIASES}\nfir-fay\tN\tnick\t\t\t\t\t\t\n", 2, "kind", "expected one of preferred"),
    ("register/aliases.tsv", f"{ALIASES}\nfir-fay\tN\tcover\t\t1950\t1949\t\t\t\n", 2, "to", "ends (1949) before"),
    ("register/merged.tsv", f"{MERGED}\nfir-fay\telm-eve\tw\t1949-01-01\ty\n", 2, "old", "still an agent"),
    ("register/merged.tsv", f"{MERGED}\nx\telm-eve\tw\tMay\ty\n", 2, "when", "expected a day"),
    (
        "decisions/identifications.tsv",
        f"{IDENTIFICATIONS}\n" + "d\tm1\tN\tfir-fay\taccepted\tcertain\tstated\ttitle\te\tw\t1949-01-01\t\n" * 2,
        3,
        "decision",
        "accepted twice",
    ),
    (
        "decisions/corrections.tsv",
        f"{CORRECTIONS}\nd\tcolour\tblue\tw\t1949-01-01\ty\n",
        2,
        "field",
        "expected one of title",
    ),
    ("decisions/corrections.tsv", f"{CORRECTIONS}\nd\tdate\tyesterday\tw\t1949-01-01\ty\n", 2, "value", "EDTF date"),
    ("decisions/corrections.tsv", f"{CORRECTIONS}\nd\ttitle\t\tw\t1949-01-01\ty\n", 2, "value", "found an empty cell"),
    (
        "decisions/corrections.tsv",
        f"{CORRECTIONS}\n" + "d\tform\tcable\tw\t1949-01-01\ty\n" * 2,
        3,
        "field",
        "corrected at line 2 too",
    ),
    (
        "decisions/identifications.tsv",
        f"{IDENTIFICATIONS}\nd\tm01\tN\tfir-fay\taccepted\tcertain\tstated\ttitle\te\tw\t1949-01-01\t\n",
        2,
        "mention",
        "expected a mention such as m1",
    ),
    ("register/merged.tsv", f"{MERGED}\na\tb\tw\t1949-01-01\ty\nb\ta\tw\t1949-01-01\ty\n", 2, "new", "back to itself"),
    ("register/merged.tsv", f"{MERGED}\nBad <x>\tfir-fay\tw\t1949-01-01\ty\n", 2, "old", "expected an id"),
    (
        "links/accepted.tsv",
        f"{ACCEPTED}\nagent:fir-fay\t\tskos:exactMatch\tnowhere:1\t\t\t\t\t\t\t\t\n",
        2,
        "object_id",
        "expected AUTHORITY:NUMBER",
    ),
    ("topics.tsv", "id\tlabel\tbroader\trelated\tnote\na\tA\tb\t\t\n", 2, "broader", "is not known"),
    ("places.tsv", "id\tlabel\tvariants\tnote\na\tA\t\t\na\tB\t\t\n", 3, "id", "two places of one id"),
]


def load(folder: Path) -> list[Finding]:
    findings: list[Finding] = []
    known = register.load(folder, findings)
    about = subjects.load(folder, findings)
    links.load(folder, known.agents, about.places, findings)
    decisions.load(folder, known, about.topics, findings)
    return findings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "register").mkdir()
    for name in ("agents.tsv", "aliases.tsv"):
        (tmp_path / "register" / name).write_bytes((SMALL / "register" / name).read_bytes())
    for name in ("decisions", "links"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_the_small_register_has_no_fault(folder: Path) -> None:
    assert load(folder) == []


@pytest.mark.parametrize(("file", "text", "line", "column", "said"), FAULTS, ids=[f"{f[0]}: {f[4]}" for f in FAULTS])
def test_a_fault_names_file_line_and_column(
    folder: Path, file: str, text: str, line: int, column: str | None, said: str
) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    found = [f for f in load(folder) if (f.file, f.line, f.column) == (file, line, column) and said in f.message]
    assert found, load(folder)
    assert found[0].level == "fault"


def test_every_fault_is_told_at_once(folder: Path) -> None:
    (folder / "register" / "agents.tsv").write_text(f"{AGENTS}\na\tghost\tA\tMay\t\t\t\na\tperson\t\t\t\t\t\n")
    (folder / "topics.tsv").write_text("id\tlabel\tbroader\trelated\tnote\nA\t\t\t\t\n")
    faults = {(f.file, f.line, f.column) for f in load(folder)}
    agents = "register/agents.tsv"
    expected = {(agents, 2, "kind"), (agents, 2, "born"), (agents, 3, "name"), (agents, 3, "id")}
    assert faults >= expected | {("topics.tsv", 2, "id"), ("topics.tsv", 2, "label")}


def test_an_accepted_row_of_another_written_form_is_no_second_acceptance(folder: Path) -> None:
    """It speaks of a name that has moved; the build says that it is not applied, and the new row stands."""
    path = folder / "decisions" / "identifications.tsv"
    rest = "fir-fay\taccepted\tcertain\tstated\ttitle\te\tw\t1949-01-01\t\n"
    path.write_text(f"{IDENTIFICATIONS}\nd\tm1\tN\t{rest}d\tm1\tO\t{rest}")
    assert load(folder) == []
    path.write_text(f"{IDENTIFICATIONS}\nd\tm1\tN\t{rest}d\tm1\tO\t{rest}d\tm1\tN\t{rest}")
    (fault,) = load(folder)
    assert (fault.line, fault.message) == (4, "m1 'N' of d is accepted twice, at line 2 too")


def test_an_alias_has_a_part_of_its_own_in_the_agents_address() -> None:
    known = register.load(SMALL, [])
    fragments = [(alias.agent, alias.fragment) for alias in known.aliases]
    assert len(set(fragments)) == len(fragments)
    assert ("elm-eve", "elm-eve") in fragments
    assert ("elm-eve", "elm") in fragments


def test_mergers_may_be_chained() -> None:
    findings: list[Finding] = []
    known = register.load(SMALL, findings)
    mergers = (
        register.Merger("a", "b", "w", "1949-01-01", "", 2),
        register.Merger("b", "elm-eve", "w", "1949-01-01", "", 3),
    )
    chained = register.Register(known.agents, known.aliases, mergers=mergers)
    assert chained.current("a") == "elm-eve"
