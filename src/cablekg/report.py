"""What a build says of itself: what was found, what was not understood, what changed since the last one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import category, combining, east_asian_width

from cablekg.errors import Finding

#: As many findings as a screen holds; all of them stand in the JSON form.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one build and its findings.

    `mentions` counts by state: accepted, disputed, proposed (one candidate that no rule may accept) and
    provisional, and `mentioned` for names that only a summary glosses. `missing` counts documents that lack a value.
    `data` is the whole path of the data folder, or the files' names. `changes` compares with the store before,
    when it was built from the same folder (JSON values; `changed`: the same as lines, none: nothing that is compared
    changed; `is_same_version`: nothing at all did); `replaced` names the data of another.
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
    changes: Mapping[str, Any] | None = None
    changed: tuple[str, ...] = ()
    is_same_version: bool = False
    replaced: str = ""
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
            f"{counted(self.documents, 'document')} from {counted(self.sources, 'source')}; "
            f"{counted(self.titles_read, 'title')} read, {self.titles_composed} composed; mentions: {states or 'none'}"
        )

    def text(self) -> str:
        """Give the whole report as the terminal shows it."""
        lines = [self.summary()]
        if self.inner:
            lines.append(f"{counted(self.inner, 'message')} known only from inside another")
        if self.missing:
            lines.append("without " + ", ".join(f"{name}: {count}" for name, count in self.missing.items()))
        if self.unledgered:
            lines.append(f"not in the ledger: {counted(self.unledgered, 'entry')}; `cablekg ids` writes their rows")
        if self.replaced:
            lines.append(f"the store before was built from {self.replaced}")
        lines += self._changed()
        lines += _shown("fault", self.findings) + _shown("remark", self.findings)
        if self.is_built:
            lines.append(f"{self.quads} quads in {self.seconds:.1f} s; version {self.version[:12]}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Give the report as JSON values, every finding included."""
        whole = asdict(self)
        whole["findings"] = [asdict(finding) for finding in self.findings]
        del whole["changed"]  # `changes` says it
        return whole

    def _changed(self) -> list[str]:
        if self.changes is None:
            return []
        if not self.changed:
            return [f"{unchanged(is_same_version=self.is_same_version)} since the last build"]
        hint = " (`cablekg diff` shows all)" if self.is_built else ""
        return [f"changed since the last build{hint}:", *(f"  {line}" for line in self.changed)]


def counted(number: int, noun: str) -> str:
    """Count things in words.

    >>> counted(1, "entry"), counted(2, "entry"), counted(0, "fault")
    ('1 entry', '2 entries', '0 faults')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"


def unchanged(*, is_same_version: bool) -> str:
    """Say that a comparison found nothing; of two versions, only what was compared is the same.

    >>> unchanged(is_same_version=False)
    'no document came or went, no name is read otherwise and no answer changed'
    """
    if is_same_version:
        return "nothing changed"
    return "no document came or went, no name is read otherwise and no answer changed"


def width(text: str) -> int:
    r"""Count the cells a terminal needs: two for a wide letter (Chinese), none for a combining mark.

    >>> width("毛泽东"), width("e\u0301")
    (6, 1)
    """
    return sum(0 if combining(letter) else 1 + (east_asian_width(letter) in "WF") for letter in text)


def plain(text: str) -> str:
    r"""Put a text of the data on one line, without letters that move a terminal's cursor or turn its writing round.

    >>> plain("Cable,\n Stalin\x1b to Mao")
    'Cable, Stalin\ufffd to Mao'
    """
    return harmless(" ".join(text.split()))


def harmless(line: str) -> str:
    r"""Take from a line what would break it, move a terminal's cursor or turn its writing round; blanks stay.

    >>> harmless("  Stalin\x1b\u2028 to Mao")
    '  Stalin\ufffd\ufffd to Mao'
    """
    return "".join(sign if category(sign) not in ("Cc", "Cf", "Zl", "Zp") else "\ufffd" for sign in line)


def _shown(level: str, findings: tuple[Finding, ...]) -> list[str]:
    rows = [finding for finding in findings if finding.level == level]
    if not rows:
        return []
    lines = [f"{counted(len(rows), level)}:"]
    lines += ["  " + str(finding).replace("\n", "\n  ") for finding in rows[:SHOWN]]
    if len(rows) > SHOWN:
        by_file = Counter(finding.file for finding in rows[SHOWN:])
        lines.append("  … and more: " + ", ".join(f"{count} in {file}" for file, count in sorted(by_file.items())))
    return lines
