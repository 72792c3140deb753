"""Scores the title reader against titles labelled by hand: `python tests/score_titles.py [LABELS.tsv] [--misses]`.

Measures as the labelling guide has them: (role, name) pairs exact after folding case and punctuation, offices and
forms and topics as text. The labels lie beside the project (../shared/titles/titles-dev.tsv) unless a file is named.
"""

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cablekg.reading import titles

LABELS = Path(__file__).parents[1].parent / "shared" / "titles" / "titles-dev.tsv"
ROLES = {
    "senders": "sender",
    "recipients": "recipient",
    "intermediaries": "intermediary",
    "participants": "participant",
}
#: What is measured, a Score each; `intermediaries` are counted among the parties too.
MEASURES = (
    *("parties", "intermediaries", "offices", "form", "topic", "place"),
    *("glosses", "conveys", "attachment_of", "whole rows"),
)
_AGENT = re.compile(r"(?:\{(?P<office>[^}]*+)\} )?(?P<name>.*+)")
_PUNCTUATION = re.compile(r"[\W_]++")


@dataclass
class Score:
    """Counts of one measure: what was read rightly, what wrongly, what was missed, and where."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    def count(self, expected: set[tuple[str, ...]], found: set[tuple[str, ...]], where: str) -> None:
        self.right += len(expected & found)
        self.wrong += len(found - expected)
        self.missed += len(expected - found)
        if expected != found:
            self.misses.append(f"{where}\n    expected {sorted(expected)}\n    found    {sorted(found)}")

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}  ({self.right} right)"


def fold(text: str) -> str:
    """Fold case, blanks and punctuation."""
    return _PUNCTUATION.sub(" ", text).strip().lower()


def parties(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give (role, office, name) of a labelled row."""
    for column, role in ROLES.items():
        for agent in filter(None, row[column].split("; ")):
            match = _AGENT.fullmatch(agent)
            assert match
            yield role, match["office"] or "", match["name"]


def _cell(value: str | None) -> set[tuple[str, ...]]:
    return {(fold(value),)} if value else set()


def score(rows: list[dict[str, str]]) -> dict[str, Score]:
    """Read every title and compare; one Score a measure, and `whole rows` for rows without any difference."""
    scores = {name: Score() for name in MEASURES}
    for row in rows:
        title = titles.read(row["title"])
        where = f"{row.get('id', '')}  {row['title']}  [{title.remark or 'read'}]".strip()
        labelled = list(parties(row))
        compared: dict[str, tuple[set[tuple[str, ...]], set[tuple[str, ...]]]] = {
            "parties": (
                {(role, fold(name)) for role, _, name in labelled},
                {(mention.role, fold(mention.name)) for mention in title.mentions},
            ),
            "intermediaries": (
                {(fold(name),) for role, _, name in labelled if role == "intermediary"},
                {(fold(mention.name),) for mention in title.mentions if mention.role == "intermediary"},
            ),
            "offices": (
                {(role, fold(office), fold(name)) for role, office, name in labelled if office},
                {(m.role, fold(m.office), fold(m.name)) for m in title.mentions if m.office},
            ),
            "form": (_cell(row["form"]), _cell(title.form)),
            "topic": (_cell(row["topic"]), _cell(title.topic)),
            "place": (_cell(row["place"]), _cell(title.place)),
            "glosses": (
                {tuple(map(fold, pair.split("=", 1))) for pair in filter(None, row["glosses"].split("; "))},
                {(fold(gloss.written), fold(gloss.gloss)) for gloss in title.glosses},
            ),
            "conveys": (
                {tuple(map(fold, pair.split(">", 1))) for pair in filter(None, row["conveys"].split("; "))},
                {(fold(one.sender or ""), fold(one.recipient or "")) for one in title.conveys},
            ),
            "attachment_of": (_cell(row["attachment_of"]), _cell(title.attachment_of)),
        }
        for name, (expected, found) in compared.items():
            scores[name].count(expected, found, where)
        wrong = sorted(name for name, (expected, found) in compared.items() if expected != found)
        scores["whole rows"].count({("yes",)}, set() if wrong else {("yes",)}, f"{where}: {', '.join(wrong)}")
    return scores


def load(path: Path) -> list[dict[str, str]]:
    """Load labelled titles: TSV, a header line, no quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def main(arguments: list[str]) -> None:
    """Print the scores, with `--misses` every row that differs, by measure."""
    files = [Path(argument) for argument in arguments if not argument.startswith("--")]
    for name, one in score(load(files[0] if files else LABELS)).items():
        print(f"{name:14} {one}")
        if "--misses" in arguments and name != "whole rows":
            print("\n".join(f"  {miss}" for miss in one.misses))


if __name__ == "__main__":
    main(sys.argv[1:])
