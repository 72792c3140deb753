"""A name of one document: the document, the number of the mention in it, and how it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cablekg.authority.identify import state
from cablekg.graph.roles import PLAIN, plain, relays
from cablekg.model import Mention, Readings, Record


@dataclass(frozen=True, slots=True)
class Name:
    """A mention in its place: `record` is the document or the message inside it, `index` counts from 0."""

    record: Record
    index: int

    @property
    def mention(self) -> Mention:
        """The name as written, with its role."""
        return self.record.document.mentions[self.index]

    @property
    def readings(self) -> Readings:
        """Everything that is said of who is meant."""
        return self.record.readings[self.index]

    @property
    def state(self) -> str:
        """How the name stands: accepted, provisional, disputed ..."""
        return state(self.readings, self.mention.name)

    @property
    def document(self) -> str:
        """The id of the whole document, as decisions name it."""
        return self.record.id.partition("#")[0]

    @property
    def key(self) -> str:
        """The mention as decisions name it: m1, or in a message inside the document message-m1."""
        message = self.record.id.partition("#")[2]
        return f"{message}-m{self.index + 1}" if message else f"m{self.index + 1}"

    @property
    def place(self) -> tuple[str, str]:
        """Document and mention: what tells a name from every other."""
        return self.document, self.key


#: A plain role: the document or message, the role, the agent.
RoleOf = tuple[str, str, str]


def names(records: Iterable[Record]) -> Iterator[Name]:
    """Give every name of the documents and of the messages inside them, in their order."""
    for record in records:
        for whole in record.wholes:
            for index in range(len(whole.document.mentions)):
                yield Name(whole, index)


def roles(record: Record) -> Iterator[RoleOf]:
    """Give the plain roles of a document and of the messages in it, with those who relayed them."""
    for whole in record.wholes:
        for mention, readings in zip(whole.document.mentions, whole.readings, strict=True):
            if mention.role in PLAIN:
                for agent in plain(readings):
                    yield whole.id, mention.role, agent
    for inner in record.inner:
        for agent in relays(record, inner):
            yield inner.id, "intermediary", agent
