"""The rules of identification: the name of each, the ground it stands on, and what it gives.

The table of docs/identification.md is made from this one; every reading of the graph names one of these rules.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule: its name in `ckg:rule`, its ground, and which decision and certainty it gives."""

    name: str
    ground: str
    gives: str


#: In the order in which they are asked. Sources: design of the ontology, "Two layers"; demands C2 and C12.
RULES = (
    Rule(
        "curator",
        "a row of decisions/identifications.tsv names the agent of this mention of this document",
        "what the row says, and outranks every rule: beside an acceptance or a proposal the rules only propose; "
        "a rejection excludes the agent from all of them",
    ),
    Rule(
        "gloss",
        "a bracket of the document's own title, or of a name that a curator added, explains the name",
        "accepted: certain where name and bracket are names of one agent at that date, probable where only one of the "
        "two is known; proposed as rivals where they are names of different agents",
    ),
    Rule(
        "summary",
        "the archive's summary of the same document explains the name",
        "as `gloss`; where title and summary name different agents, or the summary makes one person of two that the "
        "title keeps apart, all are proposed as rivals",
    ),
    Rule(
        "reference",
        "the source's own pointer beside the name is an authority record of the agent, by an accepted link",
        "accepted: certain where the agent bears the name, probable where nobody does and a word of it is his; "
        "proposed as rivals where the name is another's, proposed as possible where nothing of it is his",
    ),
    Rule(
        "register",
        "the name is a name of the agent in the register, valid at that date and, where it is bound to correspondents, "
        "in a document with one of them",
        "one agent: accepted, certain for a preferred name, else probable; proposed where the document may lie outside "
        "the name's period, or writes that nobody knows who is behind the name; several: proposed as rivals, possible",
    ),
    Rule(
        "office",
        "the office written beside the name, or in its place, was the agent's at that date",
        "of several bearers of a name the one holder is accepted, probable, the others proposed, possible; an office "
        "without a name: accepted, probable, where one holder's dated term surely holds the document, else proposed",
    ),
    Rule(
        "exchange",
        "another document with the same party reads the same name as this agent, and the register does not bind the "
        "name to another time",
        "proposed, possible",
    ),
    Rule(
        "slip",
        "nobody bears the name, and it is written nearly as a name of the agent valid at that date",
        "proposed, possible",
    ),
    Rule(
        "merged",
        "nobody bears the name, and its provisional agent was merged into this one (register/merged.tsv)",
        "accepted, probable",
    ),
    Rule(
        "provisional",
        "nobody bears the name",
        "accepted, probable: an agent of its own, marked provisional, one a name and source; nobody where the source "
        "writes only that the name is unknown or not released",
    ),
)
