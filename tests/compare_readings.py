"""Reads the corpora with the old code and the new, and prints gains and losses: `nox -s readings [-- COMMIT]`.

`python tests/compare_readings.py [COMMIT] [--all]`: the old code is that of the commit (HEAD when none is named), the
new one is the working tree. `+` is read now and was not, `-` was read and is not, `~` is read otherwise.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

from readings import corpora

CHILD = Path(__file__).parent / "readings" / "child.py"
#: Rows shown of each sign in a corpus, unless all are asked for.
SHOWN = 20
#: Letters of a text or value shown.
LONGEST = 140
_SIGNS = (("+", "gained"), ("-", "lost"), ("~", "changed"))
VERBS = {"date": "with bounds", "page": "entries read", "summary": "with glosses", "reference": "with parts"}


@dataclass(frozen=True, slots=True)
class Row:
    """One text as read by one code: fields as key to (class and field, words)."""

    kind: str
    text: str
    understood: bool
    fields: dict[str, tuple[str, str]]


@dataclass(slots=True)
class Readings:
    """What one code reads: the fields it knows, and its rows by corpus and place."""

    known: set[str] = field(default_factory=set)
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)


@dataclass(slots=True)
class Movement:
    """What moved in one corpus: rows gained, lost and changed, as lines; counts; fields that one code alone has."""

    kind: str
    understood: tuple[int, int]
    whole: int
    gained: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unmatched: dict[str, int] = field(default_factory=dict)


def read(source: Path, texts: Iterable[corpora.Text], name: str) -> Readings:
    """Read texts with the code in a folder, in a process of its own; exits with its words where it cannot run."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CABLEKG_")}
    environment |= {"PYTHONPATH": str(source), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(CHILD), str(source), name]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as given, tempfile.TemporaryFile("w+", encoding="utf-8") as got:
        given.writelines(json.dumps(asdict(text)) + "\n" for text in texts)
        given.seek(0)
        done = subprocess.run(command, stdin=given, stdout=got, env=environment, check=False)
        if done.returncode:
            sys.exit(f"the {name} code could not be run: see above")
        got.seek(0)
        return _load(got)


def _load(lines: Iterable[str]) -> Readings:
    readings = Readings()
    for line in lines:
        row = json.loads(line)
        if "known" in row:
            readings.known = set(row["known"])
            continue
        fields = {key: (owner, words) for key, owner, words in row["fields"]}
        of_corpus = readings.rows.setdefault(row["corpus"], {})
        of_corpus[row["where"]] = Row(row["kind"], row["text"], row["understood"], fields)
    return readings


def movements(old: Readings, new: Readings) -> dict[str, Movement]:
    """Compare what two codes read, corpus by corpus."""
    found = {}
    for corpus in dict.fromkeys([*new.rows, *old.rows]):
        before, after = old.rows.get(corpus, {}), new.rows.get(corpus, {})
        kind = next(iter({**before, **after}.values())).kind
        old_count, new_count = (sum(row.understood for row in rows.values()) for rows in (before, after))
        movement = Movement(kind, (old_count, new_count), len({**before, **after}))
        for where in dict.fromkeys([*after, *before]):
            _move(movement, where, (before.get(where), after.get(where)), (old.known, new.known))
        found[corpus] = movement
    return found


def _move(
    movement: Movement, where: str, rows: tuple[Row | None, Row | None], known: tuple[set[str], set[str]]
) -> None:
    before, after = (row or Row(movement.kind, "", False, {}) for row in rows)
    line = f'{where}  "{_cut(after.text or before.text)}"'
    differences = _differences(movement, before.fields, after.fields, known)
    if after.understood and not before.understood:
        movement.gained.append(f"{line}   {', '.join(after.fields)}")
    elif before.understood and not after.understood:
        movement.lost.append("\n".join([line, *differences]))
    elif differences:
        movement.changed.append("\n".join([line, *differences]))


def _differences(
    movement: Movement,
    before: dict[str, tuple[str, str]],
    after: dict[str, tuple[str, str]],
    known: tuple[set[str], set[str]],
) -> list[str]:
    """Say which fields differ; one that only one of the codes has at all is counted, not told row by row."""
    lines = []
    for key in dict.fromkeys([*before, *after]):
        owner = (after.get(key) or before[key])[0]
        if owner and not (owner in known[0] and owner in known[1]):
            movement.unmatched[key] = movement.unmatched.get(key, 0) + 1
            continue
        was, now = (_cut(fields[key][1]) if key in fields else "—" for fields in (before, after))
        if before.get(key, ("", ""))[1] != after.get(key, ("", ""))[1]:
            lines.append(f"      {key}: {was} → {now}")
    return lines


def report(found: dict[str, Movement], shown: int | None) -> Iterator[str]:
    """Tell what moved: a line a corpus, its rows below it, and the sums by kind; `shown` rows of each sign at most."""
    for corpus, movement in found.items():
        yield _count(corpus, [movement])
        for sign, part in _SIGNS:
            alike = _alike(getattr(movement, part))
            yield from (f"{sign} {row}" for row in alike[:shown])
            if shown is not None and len(alike) > shown:
                yield f"{sign} and {len(alike) - shown} more (--all)"
        for key, count in movement.unmatched.items():
            yield f"  {key}: known to one of the codes alone; filled in {count} rows"
    yield ""
    for kind in dict.fromkeys(movement.kind for movement in found.values()):
        yield _count(f"all {_plural(kind)}", [movement for movement in found.values() if movement.kind == kind])


def _alike(rows: list[str]) -> list[str]:
    """Tell a text that stands in many places once: by its first place, and how many more there are."""
    places: dict[str, list[str]] = {}
    for row in rows:
        where, _, words = row.partition("  ")
        places.setdefault(words, []).append(where)
    more = {words: f" and {len(found) - 1} more" if len(found) > 1 else "" for words, found in places.items()}
    return [f"{found[0]}{more[words]}  {words}" for words, found in places.items()]


def _plural(kind: str) -> str:
    return "summaries" if kind == "summary" else f"{kind}s"


def _count(name: str, moved: list[Movement]) -> str:
    old, new = (sum(one.understood[side] for one in moved) for side in (0, 1))
    whole = sum(one.whole for one in moved)
    signs = [f"{sign} {sum(len(getattr(one, part)) for one in moved)}" for sign, part in _SIGNS]
    return f"{name} {VERBS.get(moved[0].kind, 'understood')} {old} → {new} of {whole}   {'   '.join(signs)}"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def unpack(commit: str, folder: Path) -> Path:
    """Write the code of a commit into a folder; gives its src."""
    git = ["git", "-c", f"safe.directory={corpora.PROJECT}", "-C", str(corpora.PROJECT)]
    done = subprocess.run([*git, "archive", commit, "src"], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"no code of {commit!r}: {done.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def main() -> None:
    """Compare the code of a commit with the working tree."""
    parser = argparse.ArgumentParser(description="Read the corpora with old and new code; print gains and losses.")
    parser.add_argument("commit", nargs="?", default="HEAD", help="the old code (default: the last commit)")
    parser.add_argument("--all", action="store_true", help=f"show every row, not {SHOWN} of each sign in a corpus")
    arguments = parser.parse_args()
    texts = list(corpora.gather())
    if not corpora.SHARED.is_dir():
        print(f"{corpora.SHARED.name}/ is not beside the project: its corpora are left out", file=sys.stderr)
    print(f"{len(texts)} texts are read twice; half a minute", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        sources = [unpack(arguments.commit, Path(folder)), corpora.PROJECT / "src"]
        with ThreadPoolExecutor() as beside:
            old, new = beside.map(read, sources, [texts, texts], ["old", "new"])
    print("\n".join(report(movements(old, new), None if arguments.all else SHOWN)))


if __name__ == "__main__":
    main()
