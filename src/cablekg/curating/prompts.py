"""The small questions of a dialogue: text that ends with a prompt goes out, a line comes in, what fits is given on."""

import re
from collections.abc import Generator
from dataclasses import dataclass, field

from cablekg.curating.sheet import paragraphs
from cablekg.model import Certainty

#: A question: it gives texts, takes lines, and returns the line that fits.
Asked = Generator[str, str, str]

#: What is said at any question to take an answer back.
BACK = "back"
COMMANDS = ("accept", "reject", "unsure", "merge", "keep", "skip", BACK, "show", "quit", "help")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")

#: What is typed by who thinks that he is asked for the next name already.
_LIKE_A_COMMAND = re.compile(rf"(?:[a-z?]|{'|'.join(COMMANDS)})(?: ?\d+)?|\d+", re.IGNORECASE)
#: What a line holds that was no UTF-8, or keys that are no letters.
_BROKEN = {"\ufffd", *map(chr, range(0x20)), "\x7f"} - {"\t"}


@dataclass(slots=True)
class Prompts:
    """Collects what is to be said, and asks; lines are broken at `width`."""

    width: int
    out: list[str] = field(default_factory=list)

    def say(self, line: str = "") -> None:
        """Say a line before the next question."""
        self.out.append(line)

    def text(self, prompt: str = "") -> str:
        """Give what is to be said, and a prompt."""
        lines, self.out = self.out, []
        return paragraphs(lines, self.width) + ("\n" if lines else "") + prompt

    def ask(self, prompt: str) -> Asked:
        """Ask for a line that a table can hold; runs of blanks are one."""
        while True:
            line = yield self.text(prompt)
            if not _BROKEN & set(line):
                return " ".join(line.split())
            self.say("That line holds a key or a character that no table can carry; type it again.")

    def words(self, prompt: str) -> Asked:
        """Ask for words that go into a row, or for nothing; a command typed by mistake does not go there."""
        while True:
            line = yield from self.ask(prompt)
            if line == BACK or not _LIKE_A_COMMAND.fullmatch(line):
                return line
            self.say(f"{line!r} looks like a command. Words are asked here; back takes the answer back.")

    def evidence(self, proposed: str) -> Asked:
        """Ask why: something must be said, or what is `proposed` taken over ("": nothing is)."""
        if proposed:
            self.say(f"Evidence proposed: {proposed}")
        while True:
            line = yield from self.words(f"Evidence{', or nothing for the proposed' if proposed else ''} > ")
            if line or proposed:
                return line or proposed
            self.say("A decision without evidence is none: say why; back takes the answer back.")

    def certainty(self, default: Certainty) -> Generator[str, str, Certainty | None]:
        """Ask how sure; None where the answer is taken back."""
        while True:
            line = yield from self.ask(f"How sure? certain, probable or possible [{default}] > ")
            if line == BACK:
                return None
            found = [word for word in CERTAINTIES if word.startswith(line.lower())] if line else [default]
            if len(found) == 1:
                if found[0] == "possible":
                    self.say("Accepted as possible makes no role: the name stays in the work list.")
                return found[0]
            self.say("Expected certain, probable or possible; back takes the answer back.")

    def agreed(self) -> Generator[str, str, bool]:
        """Ask whether to go on; anything but yes is no."""
        line = yield from self.ask("Go on? yes or no > ")
        return line.lower() in ("y", "yes")


def command(line: str) -> tuple[str, str]:
    """Part a line into a command, of which the first letters are enough, and what follows; ("", line) for none.

    >>> command("acc Mao Zedong"), command("s"), command("?"), command("Oak")
    (('accept', 'Mao Zedong'), ('skip', ''), ('help', ''), ('', 'Oak'))
    """
    first, _, rest = line.partition(" ")
    word = {"?": "help", "s": "skip"}.get(first.lower(), first.lower())
    found = [name for name in COMMANDS if word and name.startswith(word)]
    takes_a_candidate = found and found[0] in ("accept", "reject", "unsure", "merge")
    return (found[0], rest.strip()) if len(found) == 1 and (takes_a_candidate or not rest) else ("", line)
