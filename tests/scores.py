"""Prints how well the reading reads, measure by measure against its aims: `python tests/scores.py`.

`--misses` adds what is read otherwise than labelled. `--write` rewrites docs/scores.md and the floors that the suite
holds (tests/readings/floors.tsv); it refuses to lower one without `--lower`. `--speed` tells titles read a second on
one core instead. The labels of ../shared are scored where that folder lies beside the project.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from statistics import median, stdev

import score_frus
import score_titles
from cablekg.reading import dates, titles
from readings import corpora, layouts
from score_titles import Score
from sources import source_cases

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs" / "scores.md"
FLOORS = HERE / "readings" / "floors.tsv"
#: How far below its floor a score may lie: floors are written with three digits.
TOLERANCE = 0.001
#: Draws of the bootstrap; the standard error is steady in its third digit.
DRAWS = 1_000
THE_182 = "the 182"
#: Measures of B4: rare in the 182.
RARE = ("glosses", "conveys", "place", "intermediaries", "attachment_of")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what demand it answers, what was measured on what, the aim, and whether it is reached.

    `reached` is None where no aim is set. `unit` says what was counted.
    """

    demand: str
    measure: str
    corpus: str
    unit: str
    score: Score
    aim: str = ""
    reached: bool | None = None

    @property
    def cells(self) -> list[str]:
        """The line as the table shows it."""
        one = self.score
        counted = one.right + one.wrong + one.missed
        figures = [f"{value:.3f}" if counted else "—" for value in (one.f1, one.precision, one.recall)]
        verdict = {True: "yes", False: "no", None: ""}[self.reached]
        count = f"{one.right + one.missed:,} {self.unit}"
        return [self.demand, self.measure, self.corpus, count, *figures, self.aim, verdict]


HEADER = ["", "measure", "measured on", "labelled", "F1", "precision", "recall", "aim", "reached"]


def lines(shared: Path | None, *, with_frus: bool = True) -> Iterator[Line]:
    """Measure everything at hand: the project's own tables, and what lies in `shared` where that is given."""
    if shared is not None:
        yield from _labelled(score_titles.load(shared / "titles" / "titles-dev.tsv"))
    for path in sorted((HERE / "labelled").glob("*.tsv")):
        yield from _made_up(path)
    yield from _dates(shared)
    if shared is not None and with_frus:
        yield from _frus(shared / "sources" / "frus")
    yield from _pages()


def is_frus(line: Line) -> bool:
    """Say whether a line is measured on the volumes of FRUS, which takes its time."""
    return line.corpus.startswith("FRUS heads")


def _labelled(rows: list[dict[str, str]]) -> Iterator[Line]:
    """Measure the 182: B1 to B4."""
    found = score_titles.score(rows)
    one = found["parties"]
    aim = "F1 ≥ 0.97, precision ≥ 0.98"
    yield Line("B1", "parties", THE_182, "pairs", one, aim, one.f1 >= 0.97 and one.precision >= 0.98)
    yield from _held_out(rows)
    for measure, aimed in (("form", 0.95), ("topic", 0.90)):
        yield Line("B3", measure, THE_182, "", found[measure], f"F1 ≥ {aimed:.2f}", found[measure].f1 >= aimed)
    for measure in RARE:
        one = found[measure]
        yield Line(
            "B4", measure, THE_182, "", one, f"all but explained rows: {len(one.misses)}", not one.misses or None
        )
    for measure in ("offices", "whole rows"):
        yield Line("", measure, THE_182, "", found[measure])


def is_held_out(row: dict[str, str]) -> bool:
    """Say whether a labelled title is of the third held out: by its series, the page it was found on."""
    return int(sha256(row["source_url"].encode()).hexdigest(), 16) % 3 == 0


def _held_out(rows: list[dict[str, str]]) -> Iterator[Line]:
    """Measure both parts of the 182, split by series, and how far apart they may lie by chance."""
    series: dict[bool, dict[str, list[dict[str, str]]]] = {False: defaultdict(list), True: defaultdict(list)}
    for row in rows:
        series[is_held_out(row)][row["source_url"]].append(row)
    parts = {
        held: [score_titles.score(of_series)["parties"] for of_series in found.values()]
        for held, found in series.items()
    }
    rules, held = _sum(parts[False]), _sum(parts[True])
    allowed = max(0.03, 2 * _standard_error(parts[False], parts[True]))
    yield Line("B2", "parties", f"{THE_182}: two thirds for rules", "pairs", rules)
    aim = f"within {allowed:.3f} of the two thirds"
    yield Line("B2", "parties", f"{THE_182}: a third held out", "pairs", held, aim, abs(rules.f1 - held.f1) <= allowed)


def _sum(scores: Iterable[Score]) -> Score:
    whole = Score()
    for one in scores:
        whole.right, whole.wrong, whole.missed = (
            whole.right + one.right,
            whole.wrong + one.wrong,
            whole.missed + one.missed,
        )
        whole.misses += one.misses
    return whole


def _standard_error(rules: list[Score], held: list[Score]) -> float:
    """Give the standard error of the difference of two F1, by drawing whole series anew."""
    draw = random.Random(0)
    differences = [
        _sum(draw.choices(rules, k=len(rules))).f1 - _sum(draw.choices(held, k=len(held))).f1 for _ in range(DRAWS)
    ]
    return stdev(differences)


def _made_up(path: Path) -> Iterator[Line]:
    """Measure a table of made-up titles; where it has a column `part`, the rows held out by themselves too."""
    rows = score_titles.load(path)
    corpus = path.relative_to(HERE.parent).as_posix()
    parts = {"": rows} | {
        f" ({part})": [row for row in rows if row["part"] == part]
        for part in sorted({row.get("part") or "" for row in rows} - {""})
    }
    for part, of_part in parts.items():
        for measure, one in score_titles.score(of_part).items():
            if one.right + one.wrong + one.missed:
                demand = "B4" if measure in RARE else "B2" if part and measure == "parties" else ""
                yield Line(demand, measure, corpus + part, "", one)


def _dates(shared: Path | None) -> Iterator[Line]:
    """Measure the date texts: read to bounds, and the bounds that their editors give where they give any."""
    found: dict[str, Score] = {}
    for text in [*corpora.own(corpora.PROJECT), *(corpora.beside(shared) if shared else ())]:
        # The tables of the tests hold what must be refused, too.
        if text.kind == "date" and text.text.strip() and not text.corpus.startswith("dates of tests/"):
            _count_date(found.setdefault(text.corpus, Score()), text)
    for corpus, one in found.items():
        if corpus == corpora.DATE_LINES:
            yield Line("B5", "dates as their editors read them", corpus, "texts", one)
        else:
            yield Line("B5", "dates read to bounds", corpus, "texts", one, "all", not one.misses)


def _count_date(score: Score, text: corpora.Text) -> None:
    read = dates.read(text.text)
    where = f"{text.where}  {text.text!r}"
    if read.earliest is None and read.latest is None:
        score.missed += 1
        score.misses.append(f"{where}: no bounds")
        return
    edited = dates.from_edtf(text.when[:10]) if text.when else read
    if edited.earliest is not None and (read.earliest, read.latest) != (edited.earliest, edited.latest):
        score.wrong += 1
        score.missed += 1
        score.misses.append(f"{where}: {read.earliest} to {read.latest}, its editors {text.when}")
        return
    score.right += 1


def _frus(folder: Path) -> Iterator[Line]:
    """Measure the marked heads of FRUS: B6."""
    aims = {"X to Y": 0.98, "From X to Y": 0.96}
    for kind, one in score_frus.score(folder).items():
        aim = f"F1 ≥ {aims[kind]:.2f}" if kind in aims else ""
        reached = one.f1 >= aims[kind] if kind in aims else None
        yield Line("B6", "senders and recipients", f"FRUS heads: {kind}", "marks", one, aim, reached)


def _pages() -> Iterator[Line]:
    """Measure the made-up pages, by their layout: B7."""
    found: dict[str, Score] = {}
    pages: Counter[str] = Counter()
    for folder in ("listing", "document-page"):
        for case in source_cases.cases(folder) if (source_cases.HERE / folder).is_dir() else ():
            layout = layouts.of_case(case)
            pages[layout] += 1
            _count_page(found.setdefault(layout, Score()), case, folder.removesuffix("-page"))
    for layout, one in sorted(found.items()):
        unit = f"entries on {pages[layout]} page{'s'[: pages[layout] - 1]}"
        yield Line("B7", "entries", f"made-up pages: {layout}", unit, one, "all, and every fault told", not one.misses)


def _count_page(score: Score, case: Path, reader: str) -> None:
    """Count the entries that are read field by field as expected, and what is reported otherwise than expected."""
    read, faults = source_cases.run(case, reader)
    expected = [json.loads(line) for line in (case / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    for wanted, found in zip_longest(expected, read):
        if wanted is not None and found is not None and all(found[name] == wanted[name] for name in wanted):
            score.right += 1
            continue
        score.missed += wanted is not None
        score.wrong += found is not None
        score.misses.append(f"{case.name}\n    expected {wanted}\n    found    {found}")
    fault_file = case / "faults.txt"
    wanted_faults = fault_file.read_text(encoding="utf-8").rstrip("\n") if fault_file.exists() else ""
    if faults != wanted_faults:
        score.wrong += 1
        score.misses.append(f"{case.name}\n    expected {wanted_faults}\n    found    {faults}")


Floors = dict[tuple[str, str], tuple[float, float]]


def floors() -> Floors:
    """Load the floors: (corpus, measure) to F1 and precision."""
    if not FLOORS.exists():
        return {}
    rows = corpora.rows(FLOORS)
    return {(row["corpus"], row["measure"]): (float(row["f1"]), float(row["precision"])) for row in rows}


def fallen(measured: list[Line], held: Floors) -> list[str]:
    """Say which scores lie below their floors."""
    told = []
    for line in measured:
        f1, precision = held.get((line.corpus, line.measure), (0.0, 0.0))
        if line.score.f1 < f1 - TOLERANCE or line.score.precision < precision - TOLERANCE:
            told.append(f"{line.measure}, {line.corpus}: floor F1 {f1:.3f} precision {precision:.3f}; now {line.score}")
    return told


def write(measured: list[Line], *, may_lower: bool) -> None:
    """Rewrite the page of scores and the floors; exits when a floor would sink or vanish and may not."""
    here = {(line.corpus, line.measure) for line in measured}
    held = floors()
    lowered = fallen(measured, held)
    lowered += [
        f"{measure}, {corpus}: is not measured any more" for corpus, measure in held if (corpus, measure) not in here
    ]
    if lowered and not may_lower:
        sys.exit("nothing written; --lower lets these fall:\n" + "\n".join(lowered))
    rows = [["corpus", "measure", "f1", "precision"]]
    rows += [[one.corpus, one.measure, f"{one.score.f1:.3f}", f"{one.score.precision:.3f}"] for one in measured]
    FLOORS.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    DOCS.write_text(page(measured), encoding="utf-8")


_TAKEN_OFF = " ".join(sorted(set(score_frus.TITLES)))
_OPENING = """# Scores

<!-- Written by `python tests/scores.py --write`; do not edit. -->

How well the reading reads, and what it aims at. A test holds every score at its floor (`tests/readings/floors.tsv`).
`python tests/scores.py --misses` lists what is read otherwise than labelled.

"""
_HOW = f"""
## How it is measured

- **The 182** are titles labelled by hand. Parties are pairs of role and name, compared after folding case and
  punctuation; a form, topic or place is compared whole. *Labelled* counts what the labels hold.
- **A third held out**: the 182 are split by series (the page they were found on) by a hash of its address. The two
  parts may differ by 0.03 or by two standard errors, whichever is more; the error comes from {DRAWS:,} draws of whole
  series, with a fixed seed.
- **Tables of made-up titles** lie in `tests/labelled/`. Rows marked `held` were not looked at while rules were written.
- **Dates** count as read when they have a bound. A date line of FRUS is right when it has the bounds of the day that
  its editors encoded.
- **FRUS heads**: the editors marked sender and recipient. Marks and notes are taken off, the head is read as a title,
  and the reading is compared with the marks, in documents with both. A body counts when the mark opens the reading;
  a mark after "for" is met by the intermediary and the recipient. Off the front of a name, on both sides, come:
  {_TAKEN_OFF}.
- **Made-up pages** lie in `tests/sources/`. An entry is right when it reads as expected field by field.
"""


def page(measured: list[Line]) -> str:
    """Give docs/scores.md."""
    rows = [HEADER, ["---"] * len(HEADER), *(line.cells for line in measured)]
    return _OPENING + "".join("| " + " | ".join(row) + " |\n" for row in rows) + _HOW


def _print(measured: list[Line], *, misses: bool) -> None:
    rows = [HEADER, *(line.cells for line in measured)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    for line, row in zip([None, *measured], rows, strict=True):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if misses and line is not None and line.measure != "whole rows":
            print("".join(f"    {miss}\n" for miss in line.score.misses), end="")
    print(f"\ntaken off the front of names in FRUS heads, on both sides: {_TAKEN_OFF}")


def speed(texts: list[str], runs: int = 5) -> float:
    """Give titles read a second on one core: the median of some runs, in processor time."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        for text in texts:
            titles.read(text)
        taken.append(time.process_time() - start)
    return len(texts) / median(taken)


def main() -> None:
    """Print the table, write it, or tell the speed."""
    parser = argparse.ArgumentParser(description="Print how well the reading reads, against its aims.")
    parser.add_argument("--misses", action="store_true", help="list what is read otherwise than labelled")
    parser.add_argument("--write", action="store_true", help="rewrite docs/scores.md and the floors")
    parser.add_argument("--lower", action="store_true", help="with --write: let floors fall")
    parser.add_argument("--speed", action="store_true", help="tell titles read a second on one core")
    arguments = parser.parse_args()
    shared = corpora.SHARED if corpora.SHARED.is_dir() else None
    if arguments.speed:
        texts = [text for text in corpora.gather() if text.kind == "title"]
        for name, is_head in (("titles of listings", False), ("heads of FRUS", True)):
            of_kind = [text.text for text in texts if (text.corpus == corpora.HEADS) is is_head]
            if of_kind:
                print(f"{name}: {speed(of_kind):,.0f} a second ({len(of_kind):,} titles, median of 5 runs)")
        return
    if shared is None and arguments.write:
        sys.exit(f"--write needs the folder {corpora.SHARED.name}/ beside the project")
    measured = list(lines(shared))
    _print(measured, misses=arguments.misses)
    if arguments.write:
        write(measured, may_lower=arguments.lower)


if __name__ == "__main__":
    main()
