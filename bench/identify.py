"""How fast names are identified: made-up mentions against a made-up register of 50,000 names.

    python bench/identify.py                      # 1,000, 10,000 and 100,000 mentions, median of 3
    python bench/identify.py --mentions 100000 --names 50000 --repeat 5

Prints seconds of CPU, microseconds a mention, and the ratio to a floor measured in the same run: folding each name and
looking it up in a dict, which decides nothing. The same mentions on every machine; nothing here is history.

Shape: agents follow Zipf's law; one name in eight is a cover name of some months, one in twenty is borne by two; of the
mentions one in eight has a gloss, one in twelve is a slip, one in twelve a name nobody bears, one in fifty "unknown".
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from cablekg.authority.exchanges import propose
from cablekg.authority.identify import identify, state
from cablekg.authority.register import Register
from cablekg.index import fold
from cablekg.model import Agent, Alias, Document, Gloss, HistoricalDate, Mention, Office, Record, SourceLine, Witness

SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "sta",
    "vo",
    "chen",
    "li",
    "or",
    "fu",
    "teb",
    "ku",
    "zne",
    "mol",
    "tov",
    "shan",
    "wu",
    "gro",
    "my",
    "bev",
    "mar",
    "sha",
    "ach",
    "es",
    "dul",
    "har",
    "ri",
    "man",
]
NAMES_OF_ONE = 4
FIRST_DAY = date(1945, 1, 1)
OPEN = HistoricalDate()


def word(number: int) -> str:
    """Spell a number as a name of three or four syllables."""
    base = len(SYLLABLES)
    parts = []
    for _ in range(3 if number < base**3 else 4):
        number, rest = divmod(number, base)
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def period(rng: random.Random) -> HistoricalDate:
    """Give some months in which a cover name is used."""
    first = FIRST_DAY + timedelta(days=rng.randrange(3000))
    return HistoricalDate(None, None, first, first + timedelta(days=rng.randrange(100, 900)))


def register(names: int, rng: random.Random) -> Register:
    """Make a register of so many names: for each agent a preferred one, a surname, an initial, a cover or a variant."""
    agents, aliases, offices = {}, [], []
    for number in range(names // NAMES_OF_ONE):
        one, surname, given = f"agent-{number}", word(number * 7 + 3), word(number % 9000)
        agents[one] = Agent(one, "person", f"{surname}, {given}")
        aliases.append(Alias(one, f"{surname}, {given}", "preferred", fragment="a"))
        # One in twenty shares its surname with its neighbour.
        shared = word((number - 1) * 7 + 3) if number % 20 == 1 else surname
        aliases.append(Alias(one, shared, "variant", fragment="b"))
        aliases.append(Alias(one, f"{given[0]}. {surname}", "variant", fragment="c"))
        kind, name = ("cover", word(rng.randrange(names))) if number % 2 else ("variant", f"{given} {surname} {number}")
        aliases.append(Alias(one, name, kind, period=period(rng) if kind == "cover" else OPEN, fragment="d"))
        if number % 10 == 0:
            offices.append(Office(one, f"Consul in {word(number + 11)}", None, period(rng), None, number))
    return Register(agents, tuple(aliases), tuple(offices))


def documents(mentions: int, known: Register, rng: random.Random) -> Iterator[Document]:
    """Make documents of two or three names, until there are so many."""
    agents = list(known.agents)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(agents))))
    made = 0
    while made < mentions:
        count = min(rng.choice((2, 2, 3)), mentions - made)
        chosen = rng.choices(agents, cum_weights=weights, k=count)
        day = FIRST_DAY + timedelta(days=rng.randrange(3600))
        named = [_written(agent, known, rng) for agent in chosen]
        roles = ("sender", "recipient", "intermediary")
        yield Document(
            f"bench#{made}",
            SourceLine("bench", made + 1),
            date=HistoricalDate(day.isoformat(), day.isoformat(), day, day),
            mentions=tuple(Mention(role, name) for role, (name, _) in zip(roles, named, strict=False)),
            glosses=tuple(Gloss(name, gloss, index) for index, (name, gloss) in enumerate(named) if gloss),
        )
        made += count


def _written(agent: str, known: Register, rng: random.Random) -> tuple[str, str | None]:
    """Give how an agent is written, and the gloss beside it, if any."""
    names = known.of_agent(agent)
    draw, name = rng.random(), rng.choice(names).name
    if draw < 1 / 12:
        place = rng.randrange(1, len(name) - 1)
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :], None
    if draw < 2 / 12:
        return f"Nobody {rng.randrange(20_000)}", None
    if draw < 2 / 12 + 1 / 50:
        return "Identity not released", None
    return name, names[0].name if draw < 2 / 12 + 1 / 50 + 1 / 8 else None


def records(whole: Sequence[Document], known: Register) -> list[Record]:
    """Identify every mention, as a build does: by the rules, then by the exchanges."""
    made = [
        Record(
            f"bench/{document.source.line}", (Witness("bench", document),), document, identify(document, "bench", known)
        )
        for document in whole
    ]
    return propose(made, known)


def floor(whole: Sequence[Document], known: Register) -> int:
    """Fold and look up each name, and decide nothing."""
    by_name = {fold(alias.name): alias for alias in known.aliases}
    return sum(fold(mention.name) in by_name for document in whole for mention in document.mentions)


def seconds(work: Callable[[], object], repeat: int) -> float:
    """Give the median seconds of CPU of some runs."""
    taken = []
    for _ in range(repeat):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mentions", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--names", type=int, default=50_000)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    began = time.process_time()
    known = register(asked.names, random.Random(1))
    print(f"register of {len(known.aliases):,} names: {time.process_time() - began:.2f} s")
    for mentions in asked.mentions:
        whole = list(documents(mentions, known, random.Random(2)))
        # A register of its own for each size: what it remembers of slips belongs to the measure.
        taken = seconds(lambda whole=whole: records(whole, register(asked.names, random.Random(1))), asked.repeat)
        bare = seconds(lambda: register(asked.names, random.Random(1)), asked.repeat)
        least = seconds(lambda whole=whole: floor(whole, known), asked.repeat)
        spent = max(taken - bare, 0.0)
        found = records(whole, known)
        states = Counter(
            state(readings, mention.name)
            for record in found
            for mention, readings in zip(record.document.mentions, record.readings, strict=True)
        )
        said = ", ".join(f"{count} {name}" for name, count in states.most_common())
        each, ratio = spent / mentions * 1e6, spent / least
        print(f"{mentions:>8,} mentions: {spent:6.2f} s, {each:5.1f} us each, {ratio:4.1f} x floor; {said}")


if __name__ == "__main__":
    main()
