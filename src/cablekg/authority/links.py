"""Links of our agents and places to authority records, as SSSOM rows (https://mapping-commons.github.io/sssom/)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from cablekg.authority.rows import Checker, collect
from cablekg.errors import Finding

COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification"),
    *("confidence", "mapping_tool", "mapping_date", "author_id", "comment", "other"),
)
REJECTED = (*COLUMNS[:3], "predicate_modifier", *COLUMNS[3:])

#: What the short names of authorities stand for. history.state.gov gives its people no page of their own:
#: the number is shown as a fragment of the repository that holds it.
AUTHORITIES = {
    "geonames": "https://sws.geonames.org/",
    "gnd": "https://d-nb.info/gnd/",
    "hsgpeople": "https://github.com/HistoryAtState/people#",
    "lcnaf": "http://id.loc.gov/authorities/names/",
    "snac": "http://n2t.net/ark:/99166/",
    "viaf": "http://viaf.org/viaf/",
    "wikidata": "http://www.wikidata.org/entity/",
}


@dataclass(frozen=True, slots=True)
class Link:
    """An accepted link: `subject` is (agent or place, id), `predicate` exactMatch or closeMatch, `object` an IRI."""

    subject: tuple[str, str]
    predicate: str
    object: str
    line: int = 0


def load(folder: Path, agents: Collection[str], places: Collection[str], findings: list[Finding]) -> tuple[Link, ...]:
    """Read `links/*.tsv` below a data folder and give the accepted ones; every fault is added to `findings`."""
    if not agents:
        return ()  # the register could not be read, or nobody is in it: no link has an end
    known = {f"agent:{name}" for name in agents} | {f"place:{name}" for name in places}
    links: tuple[Link, ...] = ()
    for state in ("accepted", "candidates", "rejected", "unsure"):
        rows = tuple(_links(folder, state, known, findings))
        if state == "accepted":
            links = rows
    return links


def _links(folder: Path, state: str, known: Collection[str], findings: list[Finding]) -> Iterable[Link]:
    shown = f"links/{state}.tsv"
    for row in collect(folder, shown, REJECTED if state == "rejected" else COLUMNS, findings):
        check = Checker(shown, row, findings)
        kind, _, name = check.member("subject_id", known).partition(":")
        predicate = check.one_of("predicate_id", ("skos:exactMatch", "skos:closeMatch"))
        authority, _, number = check.needed("object_id").partition(":")
        if authority not in AUTHORITIES or not number:
            check.fault(
                "object_id",
                f"expected AUTHORITY:NUMBER, found {row['object_id']!r}",
                f"known authorities: {', '.join(AUTHORITIES)}",
            )
            continue
        yield Link((kind, name), predicate.removeprefix("skos:"), AUTHORITIES[authority] + number, row.line)


def references(links: Iterable[Link]) -> dict[str, Link]:
    """Give the link of each authority record of an agent, by its canonical address; a record of two is nobody's.

    Only exact matches say who is meant.
    """
    owners: dict[str, list[Link]] = {}
    for link in links:
        if link.subject[0] == "agent" and link.predicate == "exactMatch":
            owners.setdefault(canonical(link.object), []).append(link)
    return {address: found[0] for address, found in owners.items() if len({link.subject for link in found}) == 1}


def canonical(address: str) -> str:
    """Give an address without what two ways of writing it differ in: http or https, www, a last slash, VIAF's tail.

    >>> canonical("https://viaf.org/viaf/12345/#Name,_A.") == canonical("http://www.viaf.org/viaf/12345")
    True
    """
    rest = address.strip().partition("://")[2] or address.strip()
    if rest.removeprefix("www.").startswith("viaf.org/"):
        rest = rest.partition("#")[0]
    return rest.removeprefix("www.").rstrip("/")
