"""The faults and remarks every room speaks of: where, what was expected, what was found, what to do."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["fault", "remark"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that was met in a file.

    A *fault* is an entry, row or file that could not be kept, or a promise broken.
    A *remark* loses nothing: a title not understood, a value kept as text.
    `line` counts from 1; `column` is the name of a table's column, or a position as text.
    """

    file: str
    line: int | None
    message: str
    hint: str = ""
    level: Level = "fault"
    column: str | None = None

    def __str__(self) -> str:
        """Say it as the terminal does.

        >>> print(Finding("p11.txt", 3, "the page promises 10 entries; 9 were read", "look after line 55"))
        p11.txt:3: the page promises 10 entries; 9 were read
          hint: look after line 55
        """
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.column is not None:
            place += f" [{self.column}]"
        return f"{place}: {self.message}" + (f"\n  hint: {self.hint}" if self.hint else "")


class CableKGError(Exception):
    """Something a user can mend. `findings` holds every fault met, not the first alone."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class SourceError(CableKGError):
    """A source could not be read whole. What could be read was yielded before this was raised."""


class DataError(CableKGError):
    """What a curator keeps (register, decisions, ledger, sources.toml) has faults: nothing is built."""


class UsageError(CableKGError):
    """Wrong use: an unknown setting, question or parameter, a value of the wrong kind."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__()
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message + (f"\n  hint: {self.hint}" if self.hint else "")


class StoreError(UsageError):
    """A store is missing, damaged, of another version, locked, or its folder cannot be written."""
