"""The register of persons, bodies and posts: who bears which name, when, towards whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from cablekg.authority.links import Link, canonical
from cablekg.authority.lives import lives
from cablekg.authority.posts import post, posts
from cablekg.authority.rows import Checker, collect
from cablekg.authority.slips import Spellings
from cablekg.errors import Finding
from cablekg.index import fold, numbered, slug
from cablekg.model import Agent, AgentKind, Alias, AliasKind, Office, SourceLine

AGENTS = ("id", "kind", "name", "born", "died", "dates_basis", "note")
ALIASES = ("agent", "name", "kind", "script", "from", "to", "user", "correspondents", "evidence")
OFFICES = ("agent", "office", "place", "from", "to", "evidence")
MERGED = ("old", "new", "who", "when", "why")

PROVISIONAL = "provisional-"


@dataclass(frozen=True, slots=True)
class Merger:
    """An agent that turned out to be another: its address lives on and leads to `new` (a row of merged.tsv)."""

    old: str
    new: str
    who: str
    when: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Register:
    """Agents by id, every alias (preferred names among them), offices and mergers, in the order of their files.

    `references` gives the link of an authority record to an agent, by its canonical address.
    """

    agents: Mapping[str, Agent]
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...] = ()
    mergers: tuple[Merger, ...] = ()
    references: Mapping[str, Link] = field(default_factory=dict)
    spellings: Spellings = field(init=False, repr=False)
    _by_name: dict[str, list[Alias]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))
    _by_agent: dict[str, list[Alias]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))
    _terms: dict[str, list[Office]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))
    _posts: dict[frozenset[str], list[Office]] = field(
        init=False, repr=False, default_factory=lambda: defaultdict(list)
    )
    _onward: dict[str, Merger] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._onward.update((merger.old, merger) for merger in self.mergers)
        for alias in self.aliases:
            self._by_name[fold(alias.name)].append(alias)
            agent = self.agents.get(alias.agent)
            if agent is not None and agent.kind != "body" and (turned := _turned(alias)):
                self._by_name[turned].append(alias)
            self._by_agent[alias.agent].append(alias)
        for term in self.offices:
            self._terms[term.agent].append(term)
            for words in posts(term.office):
                self._posts[words].append(term)
        object.__setattr__(self, "spellings", Spellings(self.aliases))

    def names(self, name: str) -> tuple[Alias, ...]:
        """Give the aliases that are this name, whatever their period; only listed names match, never a part of one."""
        return tuple(self._by_name.get(fold(name), ()))

    def of_agent(self, agent: str) -> tuple[Alias, ...]:
        """Give every name of an agent."""
        return tuple(self._by_agent.get(agent, ()))

    def terms_of(self, agent: str) -> tuple[Office, ...]:
        """Give every term of office of an agent."""
        return tuple(self._terms.get(agent, ()))

    def held(self, written: str) -> tuple[Office, ...]:
        """Give the terms of the office that a text words, whoever held it; () where it words none."""
        words = post(written)
        return tuple(self._posts.get(words, ())) if words else ()

    def pointed(self, reference: str) -> Link | None:
        """Give the accepted link that makes an address the record of an agent; None where there is none."""
        return self.references.get(canonical(reference))

    def merger_line(self, agent: str) -> SourceLine | None:
        """Give the row that merged an agent into another."""
        merger = self._onward.get(agent)
        return SourceLine("register/merged.tsv", merger.line) if merger else None

    def current(self, agent: str) -> str:
        """Follow mergers to the agent that stands for `agent` today."""
        seen = {agent}
        while agent in self._onward and self._onward[agent].new not in seen:
            agent = self._onward[agent].new
            seen.add(agent)
        return agent


def _turned(alias: Alias) -> str:
    """Give an own name that is written surname first in the other order, folded; "" where no one comma parts it.

    >>> _turned(Alias("stalin-joseph", "Stalin, Joseph", "preferred"))
    'joseph stalin'
    """
    surname, comma, given = alias.name.partition(",")
    if alias.kind in ("cover", "office") or not comma or "," in given or any(c.isdigit() for c in given):
        return ""
    return fold(f"{given} {surname}")


def load(folder: Path, findings: list[Finding]) -> Register:
    """Read `register/*.tsv` below a data folder; every fault is added to `findings`.

    Source: demands A8 and A9; an agent's preferred name is an alias of kind preferred.
    """
    agents = _agents(folder, findings)
    if findings and not agents:
        return Register({}, ())  # the fault to mend; that nobody is known follows from it
    preferred = [Alias(agent.id, agent.name, "preferred", line=line) for agent, line in agents.values()]
    known = {name: agent for name, (agent, _) in agents.items()}
    aliases = tuple(_with_fragments([*preferred, *_aliases(folder, known, findings)]))
    return Register(known, aliases, tuple(_offices(folder, known, findings)), tuple(_mergers(folder, known, findings)))


def _agents(folder: Path, findings: list[Finding]) -> dict[str, tuple[Agent, int]]:
    agents: dict[str, tuple[Agent, int]] = {}
    shown = "register/agents.tsv"
    for row in collect(folder, shown, AGENTS, findings):
        check = Checker(shown, row, findings)
        agent = Agent(
            check.slug("id"),
            check.one_of("kind", get_args(AgentKind)),
            check.needed("name"),
            row["dates_basis"] or None,
            row["note"] or None,
            lives(check),
        )
        if agent.id in agents:
            check.fault(
                "id",
                f"two agents of one id: {agent.id!r} stands at line {agents[agent.id][1]} too",
                "give one of them another id",
            )
        elif agent.id.startswith(PROVISIONAL):
            check.fault("id", f"{agent.id!r} begins like a provisional agent's id", "choose an id without it")
        else:
            agents[agent.id] = (agent, row.line)
    return agents


def _with_fragments(aliases: Iterable[Alias]) -> Iterable[Alias]:
    """Give each alias its part of the agent's address: the name folded, '-2' where taken."""
    taken: dict[str, set[str]] = defaultdict(set)
    for alias in aliases:
        fragment = numbered(slug(alias.name) or "alias", taken[alias.agent])
        taken[alias.agent].add(fragment)
        yield replace(alias, fragment=fragment)


def _aliases(folder: Path, agents: Mapping[str, Agent], findings: list[Finding]) -> Iterable[Alias]:
    shown = "register/aliases.tsv"
    preferred: dict[tuple[str, str], int] = {}
    for row in collect(folder, shown, ALIASES, findings):
        check = Checker(shown, row, findings)
        if row["kind"] == "preferred":
            _check_preferred(check, preferred)
        yield Alias(
            check.member("agent", agents),
            check.needed("name"),
            check.one_of("kind", get_args(AliasKind)),
            check.language("script") or None,
            check.period(),
            tuple(check.members("user", agents)),
            tuple(check.members("correspondents", agents)),
            row["evidence"] or None,
            row.line,
        )


def _check_preferred(check: Checker, preferred: dict[tuple[str, str], int]) -> None:
    """See that an agent has, beside its preferred name in agents.tsv, one in each script at most."""
    row = check.row
    if not row["script"]:
        hint = "name its script, or make it a variant: the preferred name without one stands in agents.tsv"
        check.fault("script", "a second preferred name needs a script", hint)
    first = preferred.setdefault((row["agent"], row["script"]), row.line)
    if first != row.line:
        message = f"{row['agent']!r} has a preferred name in {row['script'] or 'no script'} at line {first} too"
        check.fault("kind", message, "make one of them a variant")


def _offices(folder: Path, agents: Mapping[str, Agent], findings: list[Finding]) -> Iterable[Office]:
    shown = "register/offices.tsv"
    for row in collect(folder, shown, OFFICES, findings):
        check = Checker(shown, row, findings)
        yield Office(
            check.member("agent", agents),
            check.needed("office"),
            row["place"] or None,
            check.period(),
            row["evidence"] or None,
            row.line,
        )


def _mergers(folder: Path, agents: Mapping[str, Agent], findings: list[Finding]) -> Iterable[Merger]:
    shown = "register/merged.tsv"
    onward: dict[str, str] = {}
    rows = collect(folder, shown, MERGED, findings)
    known = {*agents, *(row["old"] for row in rows)}
    for row in rows:
        check = Checker(shown, row, findings)
        merger = Merger(
            check.slug("old"),
            check.member("new", known),
            check.needed("who"),
            check.day("when"),
            row["why"],
            row.line,
        )
        if merger.old in agents:
            check.fault("old", f"{merger.old!r} is still an agent of agents.tsv", "take its row out, or this one")
        if merger.old in onward:
            check.fault("old", f"{merger.old!r} is merged twice, into {onward[merger.old]!r} too", "keep one row")
        onward[merger.old] = merger.new
        yield merger
    for row in rows:
        end, steps = row["new"], 0
        while end in onward and steps <= len(onward):
            end, steps = onward[end], steps + 1
        if steps > len(onward):
            Checker(shown, row, findings).fault("new", f"{row['old']!r} leads back to itself", "let it end at an agent")
