"""The dialogue of `cablekg review`: it gives text, takes lines, and knows neither the terminal nor the clock."""

from collections.abc import Collection, Generator
from dataclasses import dataclass, field

from cablekg.curating import sheet
from cablekg.curating.answers import Reply
from cablekg.curating.consequences import said
from cablekg.curating.decision_rows import Decided, Merged
from cablekg.curating.desk import Desk
from cablekg.curating.names import Name
from cablekg.curating.prompts import BACK, Asked, Prompts, command
from cablekg.curating.queue import Step, is_left
from cablekg.curating.worklist import candidates
from cablekg.errors import DataError
from cablekg.model import Certainty, Decision, accepted

HELP = """\
accept N: the name means candidate N; certainty, evidence and a note are asked.
reject N: it does not mean candidate N; evidence is asked.
unsure N: it may be candidate N; a proposal, possible; evidence is asked.
merge N: all names of this provisional agent mean N; evidence is asked.
keep: this name means the provisional agent, which stays an agent of its own.
A name or an id alone adds that agent to the candidates; it may also stand for
  N, as in: accept Stalin
skip: pass over this name; it is not asked again without --all.
back: the name before this one; at a question, take the answer back.
show: the candidates again. quit: end; what is written stays.
One letter is enough, s for skip.
Evidence that begins with a voice of the page (title: summary: text: mark:) is
  that voice's, as in: text: signed Kuznetsov. Other evidence is yours.
"""
PROMPT = "accept N, reject N, unsure N, {more}a name, skip, back, quit, ? > "
ANSWERS: dict[str, Decision] = {"accept": "accepted", "reject": "rejected", "unsure": "proposed"}

#: What a dialogue about one answer gives: whether something was written.
Written = Generator[str, str, bool]


@dataclass(slots=True)
class Session:
    """A walk through names at a desk; `skipped` are those passed over, which the caller remembers."""

    desk: Desk
    steps: tuple[Step, ...]
    prompts: Prompts
    skipped: list[tuple[str, str, str]] = field(default_factory=list)
    _among: list[str] = field(default_factory=list)

    def talk(self) -> Asked:
        """Go through the names until all were asked or the curator quits; gives what is left to say.

        Closing it loses nothing that was written. Raises DataError when the data have got faults meanwhile.
        """
        at = 0
        while at < len(self.steps):
            name = self.desk.name(self.steps[at].place)
            if name is None:
                at += 1
                continue
            self._among = _candidates(name)
            self._show(at, name)
            move = yield from self._one(name)
            if move == "quit":
                return self.prompts.text()
            at = self._before(at) if move == BACK else self._after(at)
        self.prompts.say("That was the last one.")
        return self.prompts.text()

    def _one(self, name: Name) -> Asked:
        """Ask about one name until it is answered, passed over or left: gives next, back or quit."""
        while True:
            line = yield from self.prompts.ask(PROMPT.format(more="merge N, keep, " if _stand_in(name) else ""))
            # A whole line that is somebody's name is no command.
            verb, rest = ("", line) if " " in line and self.desk.find(line) else command(line)
            if verb in ("quit", BACK):
                return verb
            if verb == "skip":
                self._skip(name)
                return "next"
            if verb in ("help", "show"):
                self._told(name, verb)
            elif (yield from self._decided(name, verb, rest)):
                now = self.desk.name(name.place)
                if now is not None:
                    self.prompts.say(f"It now stands: {said(now)}")
                if verb != "reject" or now is None or now.state == "accepted":
                    return "next"
                name = now
                self.prompts.say("It is still open: say more, or skip.")

    def _told(self, name: Name, verb: str) -> None:
        if verb == "help":
            self.prompts.out += HELP.splitlines()
        else:
            self._candidates(name, self._among)

    def _decided(self, name: Name, verb: str, rest: str) -> Written:
        """Follow an answer to its row; a name alone only adds a candidate."""
        if verb == "keep":
            agent = _stand_in(name)
            return agent is not None and (yield from self._answered(name, "accept", agent))
        agent = self._chosen(name, rest) if rest or verb else None
        if agent is None or not verb:
            return False
        return (yield from self._merged(name, agent) if verb == "merge" else self._answered(name, verb, agent))

    def _answered(self, name: Name, verb: str, agent: str) -> Written:
        # What a curator wrote of this document says more than what the register says of the name.
        own = [r for r in name.readings if r.agent == agent and r.decision != "rejected"]
        own.sort(key=lambda reading: reading.rule != "curator")
        certainty: Certainty | None = "possible" if verb == "unsure" else "probable"
        if verb == "accept":
            is_certain = any(reading.certainty == "certain" for reading in own)
            certainty = yield from self.prompts.certainty("certain" if is_certain else "probable")
        if certainty is None:
            return False
        # What speaks for him is no reason to reject him.
        proposed = next((r.evidence for r in own if r.evidence and r.rule != "provisional"), "")
        because = yield from self.prompts.evidence(proposed if verb != "reject" else "")
        note = BACK if because == BACK else (yield from self.prompts.words("Note, or nothing > "))
        if note == BACK:
            return False
        return (yield from self._written(self.desk.row(name, Reply(agent, ANSWERS[verb], certainty, because, note))))

    def _written(self, answer: Decided) -> Written:
        """Write an answer; where it stands against an accepted row, say so and ask first."""
        against = self.desk.contested(answer)
        for row in against:
            because = row["evidence"] or "no evidence given"
            self.prompts.say(f"{row['who']} accepted {row['agent']} on {row['when']}: {because}")
        if against:
            self.prompts.say("Your answer sets what was accepted to 'proposed', with a note; nothing is deleted.")
            if not (yield from self.prompts.agreed()):
                return False
        self.desk.decide(answer)
        words = f"{answer.mention} {answer.written}: {answer.agent} {answer.decision}, {answer.certainty}"
        self.prompts.say(f"Written to decisions/identifications.tsv: {words}.")
        return True

    def _merged(self, name: Name, agent: str) -> Written:
        old = _stand_in(name)
        if old is None or agent not in self.desk.standing.kept.register.agents:
            self.prompts.say("Only a provisional agent is merged, and only into an agent of the register.")
            return False
        self.prompts.out += sheet.consequences(f"If {old} is merged into {agent}", self.desk.if_merged(old, agent))
        because = yield from self.prompts.evidence("")
        if because == BACK:
            return False
        try:
            self.desk.merge(Merged(old, agent, self.desk.who, self.desk.today.isoformat(), because))
        except DataError as error:
            self.prompts.say(str(error))
            return False
        self.prompts.say(f"Written to register/merged.tsv: {old} is {agent}.")
        return True

    def _chosen(self, name: Name, text: str) -> str | None:
        """Find whom a number, id or name means; who was not among the candidates is added and shown."""
        if text.isdecimal():
            if 0 < int(text) <= len(self._among):
                return self._among[int(text) - 1]
            self.prompts.say(f"There is no candidate {text}; there are {len(self._among)}.")
            return None
        found = self.desk.find(text) if text else []
        self._candidates(name, [agent for agent in found if agent not in self._among])
        if len(found) == 1:
            return found[0]
        if found:
            self.prompts.say(f"{len(found)} are called so; choose by number.")
        elif text:
            near = "; ".join(f"{self.desk.label(agent)} ({agent})" for agent in self.desk.near(text))
            self.prompts.say(f"Nobody in the register is called {text!r}." + (f" Near it: {near}." if near else ""))
        else:
            self.prompts.say("Name a candidate by number, id or name, such as: accept 1.")
        return None

    def _candidates(self, name: Name, agents: Collection[str]) -> None:
        self._among += [agent for agent in agents if agent not in self._among]
        for agent in agents:
            self.prompts.say()
            self.prompts.out += sheet.candidate(self.desk, name, self._among.index(agent) + 1, agent)

    def _show(self, at: int, name: Name) -> None:
        self.prompts.out += ["", f"Name {at + 1} of {len(self.steps)}, {self.steps[at].why}", ""]
        self.prompts.out += [*sheet.document(self.desk, name), "", *sheet.mention(name, self._among)]
        self._candidates(name, self._among)
        if not self._among:
            self.prompts.say("Nobody is proposed. Type a name or an id.")
        self.prompts.say()

    def _skip(self, name: Name) -> None:
        if not any(row.act.who == self.desk.who for row in self.desk.rows(name)):
            self.skipped.append((*name.place, name.mention.name))

    def _after(self, at: int) -> int:
        """Give the next step that no answer has settled meanwhile."""
        for later in range(at + 1, len(self.steps)):
            name = self.desk.name(self.steps[later].place)
            if name is not None and is_left(name, self.steps[later].why):
                return later
        return len(self.steps)

    def _before(self, at: int) -> int:
        if at == 0:
            self.prompts.say("This is the first one.")
        return max(at - 1, 0)


def _candidates(name: Name) -> list[str]:
    """Give whom a name may mean, who was accepted first, then in the order of the readings."""
    meant = candidates(name)
    standing = accepted(name.readings)
    order = [standing.agent] if standing and standing.agent in meant else []
    return list(dict.fromkeys([*order, *(r.agent for r in name.readings if r.agent in meant)]))


def _stand_in(name: Name) -> str | None:
    standing = accepted(name.readings)
    return standing.agent if standing is not None and standing.rule == "provisional" else None
