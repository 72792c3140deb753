"""What a build says of itself: what was found, what was not understood, what changed since the last one."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from cablekg.errors import Finding

#: As many findings as a screen holds; all of them stand in the JSON form.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one build and its findings.

    `mentions` counts by state: accepted, disputed, proposed (one candidate that no rule may accept) and
    provisional, and `mentioned` for names that only a summary glosses. `missing` counts documents that lack a value.
    `readings` holds, a title read, what the reading gave: the next build compares itself with it.
    """

    data: str
    store: str
    version: str
    sources: int
    documents: int
    inner: int
    titles_read: int
    titles_composed: int
    mentions: dict[str, int]
    missing: dict[str, int]
    unledgered: int
    quads: int
    seconds: float
    findings: tuple[Finding, ...]
    gains: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    is_built: bool = False

    @property
    def has_faults(self) -> bool:
        """True where an entry, row or file could not be kept, or a promise was broken: exit 1."""
        return any(finding.level == "fault" for finding in self.findings)

    def summary(self) -> str:
        """Say the build in one line.

        The counts of documents leave out messages known only from inside another.
        """
        states = ", ".join(f"{count} {state}" for state, count in self.mentions.items() if count)
        return (
            f"{self.documents} documents from {self.sources} sources; {self.titles_read} titles read, "
            f"{self.titles_composed} composed; mentions: {states or 'none'}"
        )

    def text(self) -> str:
        """Give the whole report as the terminal shows it."""
        lines = [self.summary(), f"data {self.data}", f"store {self.store}"]
        if self.inner:
            lines.append(f"{self.inner} messages are known only from inside another")
        if self.missing:
            lines.append("without " + ", ".join(f"{name}: {count}" for name, count in self.missing.items()))
        if self.unledgered:
            lines.append(f"{self.unledgered} entries are not in the ledger; `cablekg ids` writes their rows")
        lines += _changes("gained", "+", self.gains) + _changes("lost", "-", self.losses)
        lines += _shown("fault", self.findings) + _shown("remark", self.findings)
        if self.is_built:
            lines.append(f"{self.quads} quads in {self.seconds:.1f} s; version {self.version[:12]}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Give the report as JSON values, every finding included."""
        whole = asdict(self)
        whole["findings"] = [asdict(finding) for finding in self.findings]
        return whole


def _changes(word: str, sign: str, rows: tuple[str, ...]) -> list[str]:
    if not rows:
        return []
    more = [f"  … and {len(rows) - SHOWN} more"] if len(rows) > SHOWN else []
    return [f"{word} since the last build: {len(rows)}", *(f"  {sign} {row}" for row in rows[:SHOWN]), *more]


def _shown(level: str, findings: tuple[Finding, ...]) -> list[str]:
    rows = [finding for finding in findings if finding.level == level]
    if not rows:
        return []
    lines = [f"{len(rows)} {level}s:"]
    lines += ["  " + str(finding).replace("\n", "\n  ") for finding in rows[:SHOWN]]
    if len(rows) > SHOWN:
        by_file = Counter(finding.file for finding in rows[SHOWN:])
        lines.append("  … and more: " + ", ".join(f"{count} in {file}" for file, count in sorted(by_file.items())))
    return lines
