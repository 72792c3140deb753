"""Plural heads dealt out: `Embassies in Oslo and Bern` are two embassies, `Foreign Ministers A and B` two ministers."""

import re
from dataclasses import replace

from cablekg.reading.gazetteer import ADJECTIVES
from cablekg.reading.names import Party, is_name, words

#: Plural missions that are dealt out: `Embassies in Oslo and Bern`.
PLURALS = {"delegations": "Delegation", "embassies": "Embassy", "legations": "Legation", "missions": "Mission"}
PLURALS |= {"consulates": "Consulate", "representations": "Representation", "ambassadors": "Ambassador"}
PLURALS |= {"ministers": "Minister", "governments": "Government", "presidents": "President", "chairmen": "Chairman"}
PLURALS |= {"secretaries": "Secretary", "premiers": "Premier", "marshals": "Marshal", "generals": "General"}
PLURALS |= {"ministries": "Ministry", "committees": "Committee", "politburos": "Politburo", "members": "Member"}
PLURALS |= {"consuls": "Consul", "chancellors": "Chancellor", "senators": "Senator", "attachés": "Attaché"}
_JOINTS = frozenset({"of", "in", "to", "from", "at"})
_ARTICLE = re.compile(r"the ", re.IGNORECASE)
#: A plural head stands among the first words: `the Australian Embassies in ...`.
_REACH = 4

_NATION = re.compile(r"[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?")
_NATIONS = re.compile(
    r"(?:[Tt]he )?(?P<nations>[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?(?:, [A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?){0,4},?"
    r" and [A-Z][\w-]{1,20}(?: German| Korean| Vietnamese| European)?) (?P<head>[A-Z][\w ]{1,60})"
)
#: Groups that stay plural when they are dealt out: `British and Dutch Officials`.
_GROUPS = frozenset({"officials", "representatives", "leaders", "diplomats", "experts", "delegates", "communists"})
Piece = tuple[str, Party]


def out(text: str, pieces: list[Piece]) -> tuple[Party, ...]:
    """Deal a plural office or mission out to those after it: one each. `pieces`: what parts the agents, and they.

    Others are given as they are: of `Representatives of Denmark and Norway` nobody knows how many came from where.
    """
    parties = tuple(party for _, party in pieces)
    if len(parties) < 2:
        return parties
    first = parties[0]
    if first.kind == "person":
        return _office_of_each(first, parties)
    head = words(text, first.start, first.end)
    at = next((i for i, word in enumerate(head[:_REACH]) if word.low in PLURALS), None)
    if at is None or at + 1 == len(head) or any(word.low in _JOINTS for word in head[:at]):
        return parties
    singular = text[first.start : head[at].start] + PLURALS[head[at].low]
    singular = singular.removeprefix("the ").removeprefix("The ")
    if is_name(head[at + 1 :]):
        named = replace(first, name=text[head[at + 1].start : first.end], kind="person", office=singular)
        return (named, *(replace(p, office=p.office or singular) if p.kind == "person" else p for p in parties[1:]))
    joints = [i for i in range(at + 1, len(head)) if head[i].low in _JOINTS]
    if joints[:1] != [at + 1]:
        return parties
    # `Ministers of Trade of Denmark and Norway`: a bare place goes on with the last joint.
    joint = joints[-1] if all(party.kind == "place" for party in parties[1:]) else joints[0]
    return _seats(text, pieces, singular, head[at].end, head[joint].end) or parties


def adjectives(text: str, start: int, end: int) -> list[Piece] | None:
    """Read `the Polish and Brazilian Delegations` as two; None where the words are no such phrase.

    >>> [party.name for _, party in adjectives("Polish, Czech and West German Delegations", 0, 41)]
    ['Polish Delegation', 'Czech Delegation', 'West German Delegation']
    """
    match = _NATIONS.fullmatch(text, start, end)
    head = words(text, match.start("head"), end)[0] if match else None
    if match is None or head is None or (head.low not in PLURALS and head.low not in _GROUPS):
        return None
    nations = [hit.span() for hit in _NATION.finditer(text, match.start("nations"), match.end("nations"))]
    if not all(set(text[first:last].split()) <= ADJECTIVES for first, last in nations):
        return None
    noun = PLURALS.get(head.low, head.text) + text[head.end : end]
    parties = [Party(f"{text[first:last]} {noun}", "body", first, last) for first, last in nations]
    parties[-1] = replace(parties[-1], end=end)
    return [("" if not index else " and ", party) for index, party in enumerate(parties)]


def _office_of_each(first: Party, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Give the office of `[Politburo Members] A, B, C` to each of them."""
    before, _, last = (first.office or "").rpartition(" ")
    singular = PLURALS.get(last.lower())
    if singular is None or any(party.kind != "person" for party in parties):
        return parties
    office = f"{before} {singular}".strip()
    return tuple(replace(p, office=office if p is first else p.office or office) for p in parties)


def _seats(text: str, pieces: list[Piece], singular: str, start: int, joint_end: int) -> tuple[Party, ...] | None:
    first = pieces[0][1]
    shared = f"{singular}{text[start:joint_end]}"
    dealt = [replace(first, name=f"{shared} {text[joint_end + 1 : first.end]}")]
    for (separator, party), (_, before) in zip(pieces[1:], pieces, strict=False):
        if party.kind == "person" or party.office:
            return None
        between = text[before.end : party.start]
        article = match.group() if (match := _ARTICLE.search(between[len(separator) :])) else ""
        dealt.append(replace(party, name=f"{shared} {article}{party.name}", kind="body"))
    return tuple(dealt)
