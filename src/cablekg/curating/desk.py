"""The desk of one curator: what is known, what an answer would change, and the answer written and in force."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from cablekg.authority import decisions
from cablekg.authority.decisions import IdentificationRow
from cablekg.authority.register import Merger
from cablekg.build.folder import BuildRequest, Kept, kept
from cablekg.build.resolve import records
from cablekg.build.run import Read
from cablekg.curating import answers, decision_rows
from cablekg.curating.answers import Reply, with_answer
from cablekg.curating.consequences import Change, Standing
from cablekg.curating.decision_rows import DECISIONS, MERGERS, Cells, Decided, Merged
from cablekg.curating.names import Name, names
from cablekg.errors import DataError, Finding
from cablekg.index import fold

#: As many names as one looks through when none is as typed.
_NEAR = 5


@dataclass(slots=True)
class Desk:
    """Where `who` decides `today`, about the data of `request`; `written` counts rows by file."""

    request: BuildRequest
    read: Read
    who: str
    today: date
    written: Counter[str] = field(default_factory=Counter)
    standing: Standing = field(init=False)
    _seen: str = field(init=False)

    def __post_init__(self) -> None:
        self.standing = Standing.of(self.read)
        self._seen = self._digest()

    def name(self, place: tuple[str, str]) -> Name | None:
        """Give a name as it stands now; None when a row written meanwhile has taken it away."""
        return next((name for name in names([self.standing.record(place[0])]) if name.place == place), None)

    def rows(self, name: Name) -> list[IdentificationRow]:
        """Give what curators have decided of a name, in the order of the file."""
        rows = self.standing.kept.decisions.identifications
        return [row for row in rows if (row.act.document, row.mention, row.written) == (*name.place, name.mention.name)]

    def label(self, agent: str) -> str:
        """Give an agent's preferred name; of a provisional one the name it stands for."""
        if agent in self.standing.kept.register.agents:
            return self.standing.kept.register.agents[agent].name
        return self.standing.stands_for(agent)

    def find(self, text: str) -> list[str]:
        """Give the agents that a text means: an id, one that was merged, or every bearer of the name."""
        known = self.standing.kept.register
        current = known.current(text)
        if current in known.agents or self.standing.bearing(current):
            return [current]
        return list(dict.fromkeys(alias.agent for alias in known.names(text)))

    def near(self, text: str) -> list[str]:
        """Give agents of names most like a text: first those that hold all its words."""
        wanted = set(fold(text).split())
        names: dict[str, str] = {fold(alias.name): alias.agent for alias in self.standing.kept.register.aliases}
        holding = [agent for name, agent in names.items() if wanted and wanted <= set(name.split())]
        like = [names[name] for name in get_close_matches(fold(text), names, _NEAR)]
        return list(dict.fromkeys([*holding, *like]))[:_NEAR]

    def if_accepted(self, name: Name, agent: str) -> list[Change]:
        """Say what else would change if the name were read as this agent."""
        reply = Reply(agent, "accepted", "probable")
        known = self.standing.kept
        tried = replace(known, decisions=with_answer(known.decisions, self.row(name, reply), reply))
        return self.standing.changes(self.standing.under(tried, [name.document]), [name.place])

    def if_merged(self, old: str, new: str) -> list[Change]:
        """Say what would change if a provisional agent were another."""
        known = self.standing.kept.register
        merger = Merger(old, new, self.who, self.today.isoformat(), "", 0)
        tried = replace(self.standing.kept, register=replace(known, mergers=(*known.mergers, merger)))
        return self.standing.changes(self.standing.under(tried, self.standing.bearing(old)), [])

    def row(self, name: Name, reply: Reply) -> Decided:
        """Make a row of an answer about a name."""
        return answers.row(name, reply, self.who, self.today)

    def contested(self, answer: Decided) -> list[Cells]:
        """Give the accepted rows that an answer would stand against, from the file as it is now."""
        return decision_rows.contested(self.request.data, answer)

    def decide(self, answer: Decided) -> None:
        """Write an answer and let it stand. Raises DataError when the data have got faults meanwhile."""
        is_alone = self._digest() == self._seen
        decision_rows.decide(self.request.data, answer)
        self.written[DECISIONS] += 1
        if not is_alone:
            self._renew_all()
            return
        known, findings = self.standing.kept, list[Finding]()
        decided = decisions.load(self.request.data, known.register, known.subjects.topics, findings)
        if faults := [finding for finding in findings if finding.level == "fault"]:
            raise DataError(*faults)
        self._renew(replace(known, decisions=decided), [answer.document])

    def merge(self, answer: Merged) -> None:
        """Write a merger and let it stand. Raises DataError when the agent has been merged meanwhile."""
        is_alone = self._digest() == self._seen
        decision_rows.merge(self.request.data, answer)
        self.written[MERGERS] += 1
        if is_alone:
            self._renew(kept(self.request), self.standing.bearing(answer.old))
        else:
            self._renew_all()

    def _renew(self, known: Kept, documents: Iterable[str]) -> None:
        self.standing.settle(known, self.standing.under(known, documents))
        self._seen = self._digest()

    def _renew_all(self) -> None:
        """Run everything anew: somebody else wrote too."""
        known = kept(self.request)
        placed = self.standing.placed
        self.standing = Standing.of(replace(self.read, kept=known, placed=placed, records=records(placed, known, [])))
        self._seen = self._digest()

    def _digest(self) -> str:
        found = hashlib.sha256()
        for room in ("decisions", "register"):
            for path in sorted((self.request.data / room).glob("*.tsv")):
                found.update(path.read_bytes())
        return found.hexdigest()
