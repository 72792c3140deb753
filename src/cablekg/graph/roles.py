"""The plain layer and its two neighbours: who is certainly, who by decision, and who possibly had a role.

A question may be asked at three levels (demand C10). `certain` ⊆ `probable` (the plain roles) ⊆ `possible`: a plain
role holds what is accepted, certain or probable; what is proposed, disputed or accepted as possible is possible alone.
"""

from collections.abc import Callable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from cablekg.graph.iris import Iris
from cablekg.graph.vocab import CKG
from cablekg.model import Readings, Record, accepted

#: mentioned and signer make no plain role.
PLAIN = {
    "sender": CKG.sender,
    "recipient": CKG.recipient,
    "intermediary": CKG.intermediary,
    "participant": CKG.participant,
}
CERTAIN = {
    "sender": CKG.certainSender,
    "recipient": CKG.certainRecipient,
    "intermediary": CKG.certainIntermediary,
    "participant": CKG.certainParticipant,
}
POSSIBLE = {
    "sender": CKG.possibleSender,
    "recipient": CKG.possibleRecipient,
    "intermediary": CKG.possibleIntermediary,
    "participant": CKG.possibleParticipant,
}

CONTESTED = {
    "sender": CKG.contestedSender,
    "recipient": CKG.contestedRecipient,
    "intermediary": CKG.contestedIntermediary,
    "participant": CKG.contestedParticipant,
}

#: Forms of what is decided, not sent: a draft that a decision approves is relayed by nobody.
NOT_SENT = {"agreement", "decision", "directive", "minutes", "protocol", "resolution"}

#: Whom the readings of one mention give at a level.
Level = Callable[[Readings], list[str]]


def plain(readings: Readings) -> list[str]:
    """Give whom a mention means by decision: the one reading in force."""
    standing = accepted(readings)
    return [standing.agent] if standing else []


def certain(readings: Readings) -> list[str]:
    """Give whom a mention certainly means."""
    standing = accepted(readings)
    return [standing.agent] if standing and standing.certainty == "certain" else []


def possible(readings: Readings) -> list[str]:
    """Give everybody whom a mention may mean; a rejected reading says that it is not he."""
    denied = {reading.agent for reading in readings if reading.decision == "rejected"} - set(plain(readings))
    return list(dict.fromkeys(reading.agent for reading in readings if reading.agent not in denied))


def rivals(readings: Readings) -> list[str]:
    """Give everybody whom a mention may mean, where that is more than one."""
    found = possible(readings)
    return found if len(found) > 1 else []


def roles(record: Record, iris: Iris) -> Iterator[Quad]:
    """Give the roles of a record and of the messages in it.

    The plain ones stand in /graph/roles and nowhere else, the certain and the possible ones in /graph/certainty.
    """
    yield from _referred(record, iris)
    yield from _at(record, iris, "roles", PLAIN, plain)
    yield from _at(record, iris, "certainty", CERTAIN, certain)
    yield from _at(record, iris, "certainty", POSSIBLE, possible)
    yield from _at(record, iris, "certainty", CONTESTED, rivals)


def relays(outer: Record, inner: Record, level: Level = plain) -> list[str]:
    """Give those who relayed an inner message: the outer's sender, and its recipient when he is not the inner's.

    Nobody relays what he wrote or what was written to him: then the outer document only shows the inner one.
    Whose message it is, is asked of the plain layer at every level.
    """
    if (outer.document.form or "").rpartition(" ")[2] in NOT_SENT:
        return []
    # One letter to two men is two messages here: who received one of them did not relay the other.
    own = {a for message in outer.inner for role in ("sender", "recipient") for a in _in_role(message, role, plain)}
    carriers = [agent for agent in _in_role(outer, "sender", level) if agent not in own]
    if not carriers:
        return []
    # Where the title does not name the inner recipient, the outer's may well be he.
    onward = _in_role(outer, "recipient", level) if _in_role(inner, "recipient", plain) else []
    return carriers + [agent for agent in onward if agent not in own]


def _referred(record: Record, iris: Iris) -> Iterator[Quad]:
    graph = NamedNode(iris.graph("roles"))
    for whole in record.wholes:
        for number, readings in enumerate(whole.readings, 1):
            for agent in plain(readings):
                yield Quad(iris.part(whole.id, f"m{number}"), CKG.refersTo, NamedNode(iris.agent(agent)), graph)


def _at(record: Record, iris: Iris, name: str, terms: Mapping[str, NamedNode], level: Level) -> Iterator[Quad]:
    """Give every role of a record at one level, relays of the messages inside it among them."""
    graph = NamedNode(iris.graph(name))
    for whole in record.wholes:
        for mention, readings in zip(whole.document.mentions, whole.readings, strict=True):
            if mention.role in terms:
                for agent in level(readings):
                    yield Quad(iris.part(whole.id), terms[mention.role], NamedNode(iris.agent(agent)), graph)
    for inner in record.inner:
        for relay in relays(record, inner, level):
            yield Quad(iris.part(inner.id), terms["intermediary"], NamedNode(iris.agent(relay)), graph)


def _in_role(record: Record, role: str, level: Level) -> list[str]:
    pairs = zip(record.document.mentions, record.readings, strict=True)
    return [agent for mention, readings in pairs if mention.role == role for agent in level(readings)]
