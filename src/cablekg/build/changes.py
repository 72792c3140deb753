"""What a store knows otherwise than the one before it: documents, readings, agents, answers."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cablekg.build import answers, knowledge
from cablekg.build.answers import Moved, Opened
from cablekg.build.folder import BuildRequest
from cablekg.build.knowledge import Knowledge
from cablekg.build.readings import Reread, standing
from cablekg.errors import StoreError
from cablekg.graph import store, swap
from cablekg.report import Report, plain
from cablekg.settings import shipped

Progress = Callable[[str], None]

#: Lines of each kind in the report of a build, and seconds for its questions; `cablekg diff` has all and asks all.
SHOWN = 10
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Gone:
    """An agent whose address died: the store before knew it, the new one neither describes nor redirects it.

    `heirs` are those whom its names mean now, with the number of names, the most first.
    """

    agent: str
    heirs: Mapping[str, int]

    def line(self) -> str:
        """Name the row that keeps the address alive.

        >>> Gone("provisional-elm-woods", {"elm-eve": 2}).line()
        'provisional-elm-woods; row for register/merged.tsv: old provisional-elm-woods, new elm-eve'
        """
        named = " or ".join(self.heirs) or "whoever it is: none of its names is given to another"
        return f"{self.agent}; row for register/merged.tsv: old {self.agent}, new {named}"

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON values; `new` is empty where several or none could be meant."""
        new = next(iter(self.heirs)) if len(self.heirs) == 1 else ""
        return {"agent": self.agent, "merged_row": {"old": self.agent, "new": new}, "heirs": dict(self.heirs)}


@dataclass(frozen=True, slots=True)
class Changes:
    """Two stores compared: titles of documents added and gone, names read otherwise, agents gone, questions put.

    `identifications` mean somebody else now; `grounds` the same agent, by other readings.
    """

    added: Mapping[str, str]
    gone: Mapping[str, str]
    identifications: Sequence[Reread]
    grounds: Sequence[Reread]
    agents: Sequence[Gone]
    questions: Sequence[Moved]

    def lines(self, shown: int | None = None) -> list[str]:
        """Say what changed; no lines: nothing. `shown`: so many lines of each kind, and no rows of answers."""
        moved, unasked, late = self._moved(), self._unasked(), self._late()
        answered = f"questions whose answers moved: {len(moved)} of {len(self.questions) - len(unasked) - len(late)}"
        rows = [line for question in moved for line in (question.lines() if shown is None else [question.line()])]
        lines = [
            *_part("documents added", [f"+ {name}  {plain(title)}" for name, title in self.added.items()], shown),
            *_part("documents gone", [f"- {name}  {plain(title)}" for name, title in self.gone.items()], shown),
            *_part("identifications changed", [row.line() for row in self.identifications], shown),
            *_part("the same agent on other grounds", [row.line() for row in self.grounds], shown),
            *_part("agents gone without a merger", [agent.line() for agent in self.agents], shown),
            *([answered, *(f"  {row}" for row in rows)] if moved else []),
        ]
        if lines and unasked:
            lines.append(f"not asked, their examples name nothing known here: {', '.join(unasked)}")
        if late:
            lines.append(f"not asked for want of time, `cablekg diff` asks them: {', '.join(late)}")
        return lines

    def as_json(self, limit: int | None = None) -> dict[str, Any]:
        """Give it as JSON values: counts, then `limit` of each kind, None: all."""
        parts: dict[str, list[Any]] = {
            "documents_added": [{"document": name, "title": title} for name, title in self.added.items()],
            "documents_gone": [{"document": name, "title": title} for name, title in self.gone.items()],
            "identifications": [row.as_json() for row in self.identifications],
            "grounds": [row.as_json() for row in self.grounds],
            "agents_gone": [agent.as_json() for agent in self.agents],
            "questions": [question.as_json(limit) for question in self._moved()],
            "questions_not_asked": self._unasked(),
            "questions_not_in_time": self._late(),
        }
        counts = {name: len(rows) for name, rows in parts.items()}
        return {"counts": counts, **{name: rows[:limit] for name, rows in parts.items()}}

    def _moved(self) -> list[Moved]:
        return [question for question in self.questions if question.gained or question.lost]

    def _unasked(self) -> list[str]:
        return [question.question for question in self.questions if not question.is_asked]

    def _late(self) -> list[str]:
        return [question.question for question in self.questions if not question.is_in_time]


def between(before: Opened, after: Opened, questions: Path, progress: Progress, patience: float = math.inf) -> Changes:
    """Compare two stores, each below its base: what the second knows otherwise than the first.

    `questions` is the folder of the canned questions that are put to both, for `patience` seconds.
    """
    progress("comparing documents and names")
    old, new = (knowledge.read(opened.store, opened.base) for opened in (before, after))
    reread = list(_reread(old, new))
    progress("comparing the answers of the canned questions")
    return Changes(
        _only(new, old),
        _only(old, new),
        [row for row in reread if row.is_of_another],
        [row for row in reread if not row.is_of_another],
        _died(old, new, reread),
        list(answers.compared(before, after, questions, patience)),
    )


def compared(report: Report, request: BuildRequest, part: Path, progress: Progress) -> Report:
    """Give the report with what the new store knows otherwise than the one in use; as it is where there is none.

    A store built from other data is no earlier state of these: it is named, not compared.
    """
    try:
        folder, listed = swap.opened(request.store)
        before = listed.report.get("data")
        if before != report.data:
            return replace(report, replaced=str(before))
        if listed.version == report.version:
            # The same data, code and base give the same store.
            return replace(report, changes=Changes({}, {}, (), (), (), ()).as_json(), is_same_version=True)
        with swap.held(folder):
            old = Opened(store.open_read_only(folder), listed.base_iri)
            new = Opened(store.open_read_only(part), request.settings.base_iri)
            changes = between(old, new, shipped("queries"), progress, PATIENCE)
    except StoreError:
        return report
    return replace(report, changed=tuple(changes.lines(SHOWN)), changes=changes.as_json(SHOWN))


def _only(one: Knowledge, other: Knowledge) -> dict[str, str]:
    return {name: one.documents[name] for name in sorted(one.documents.keys() - other.documents.keys())}


def _reread(old: Knowledge, new: Knowledge) -> Iterator[Reread]:
    """Give every name that is read otherwise, of documents that both stores have, in order."""
    moved = [name for name, readings in old.names.items() if new.names.get(name) != readings]
    moved += new.names.keys() - old.names.keys()
    for name in sorted(moved):
        if name.document in old.documents and name.document in new.documents:
            yield Reread(name, old.names.get(name), new.names.get(name))


def _died(old: Knowledge, new: Knowledge, reread: Sequence[Reread]) -> list[Gone]:
    died = sorted((old.agents | old.replaced.keys()) - new.agents - new.replaced.keys())
    heirs = _heirs(reread)
    for agent in died:
        if agent in old.replaced:
            heirs[agent][old.replaced[agent]] += 1  # its row was taken out of merged.tsv
    return [Gone(agent, dict(heirs[agent].most_common())) for agent in died]


def _heirs(reread: Sequence[Reread]) -> dict[str, Counter[str]]:
    """Count whom the names of each agent mean now.

    Where a document lost one name in a role and has one new name there, the one is the other, read better.
    """
    pairs = [(row.before, row.after) for row in reread]
    lost, found = defaultdict(list), defaultdict(list)
    for row in reread:
        place = (row.name.document, row.name.role)
        if row.after is None:
            lost[place].append(row.before)
        elif row.before is None:
            found[place].append(row.after)
    pairs += [(lost[place][0], found[place][0]) for place in lost if len(lost[place]) == len(found[place]) == 1]
    heirs: dict[str, Counter[str]] = defaultdict(Counter)
    for before, after in pairs:
        was, now = standing(before or ()), standing(after or ())
        if was and now and was.agent != now.agent:
            heirs[was.agent][now.agent] += 1
    return heirs


def _part(heading: str, rows: Sequence[str], shown: int | None) -> list[str]:
    if not rows:
        return []
    more = [f"  … and {len(rows) - shown} more"] if shown is not None and len(rows) > shown else []
    return [f"{heading}: {len(rows)}", *(f"  {row}" for row in rows[:shown]), *more]
