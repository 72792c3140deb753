"""A made-up data folder with something of every kind to decide, and a curator at a desk about it."""

import shutil
from datetime import date
from pathlib import Path

from cablekg.authority.decisions import IDENTIFICATIONS
from cablekg.build.run import BuildRequest, Read, read_all, write_missing
from cablekg.curating.desk import Desk
from cablekg.curating.prompts import Prompts
from cablekg.curating.queue import Wanted, queue
from cablekg.curating.session import Session
from cablekg.settings import Settings

SMALL = Path(__file__).parent / "small"
WHO = "W. Ward"
TODAY = date(1950, 1, 2)

_TABLE = """date\ttitle
1850-01-01\tCable, Alder to Dogwood
1900-06-03\tCable, Elm to Alder
1900-06-09\tCable, ELM to Alder [via Oak]
1900-07-01\tCable, Oak to Dogwood
1900-07-02\tCable, Oak to Dogwood
1900-08-01\tCable, Oak to Alder, transmitting a Message from Fir Fay to Dogwood
1900-09-01\tCable, Birhc to Dogwood
1900-10-01\tCable, Elm to Fir Fay
1900-11-01\tCable, Unidentified to Fir Fay
1900-12-01\tCable, Quill to Fir Fay
1900\tCable, Mistletoe to Fir Fay
1940-01-01\tCable, Alder to Dogwood
"""
_SOURCES = """[[source]]
id = "woods"
path = "tables/woods.tsv"
reader = "table"
title = "Cables of the woods"
holder = "Archive of Woods"
[source.columns]
date = "date"
title = "title"
"""
_PLACES = "id\tlabel\tvariants\tnote\nchina-prc\tChina\t\t\nsoviet-union\tSoviet Union\t\t\n"
_LINKS = "".join(
    f"agent:{agent}\t\tskos:{match}\t{record}\t\tsemapv:ManualMappingCuration\t0.9\t\t1900-01-01\tnobody\t\t\n"
    for agent, match, record in (
        ("birch-ben", "closeMatch", "wikidata:Q1"),
        ("alder-anna", "exactMatch", "viaf:7"),
        ("alder-anna", "closeMatch", "viaf:8"),
    )
)
HEADER = "\t".join(IDENTIFICATIONS) + "\n"
ASH = "A. Ash\t1949-05-05"
DECISIONS = f"""{HEADER}\
1900-06-03-elm-alder\tm1\tElm\telm-eve\tproposed\tpossible\tinferred\teditor\ther hand\t{ASH}\t
1900-07-01-oak-dogwood\tm2\tDogwood\tdogwood-dan\taccepted\tcertain\tstated\ttext\tsigned for\t{ASH}\tseen twice
1900-12-01-quill-fir\tm1\tQuill\tprovisional-quill-woods\trejected\tcertain\tstated\ttext\ta pen, no name\t{ASH}\t
"""


def folder(place: Path) -> Path:
    """Make the data folder, its ledger written."""
    data = place / "data"
    shutil.copytree(SMALL / "register", data / "register")
    shutil.copytree(SMALL / "links", data / "links")
    files = {"tables/woods.tsv": _TABLE, "sources.toml": _SOURCES, "places.tsv": _PLACES}
    files["decisions/identifications.tsv"] = DECISIONS
    for name, text in files.items():
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text(text, encoding="utf-8")
    with (data / "links" / "accepted.tsv").open("a", encoding="utf-8") as file:
        file.write(_LINKS)
    write_missing(request(data), print)
    return data


def request(data: Path) -> BuildRequest:
    return BuildRequest(data, data.parent / "var", Settings())


def read(data: Path) -> Read:
    return read_all(request(data), lambda _: None)


def desk(data: Path, who: str = WHO) -> Desk:
    return Desk(request(data), read(data), who, TODAY)


def talk(data: Path, *lines: str, who: str = WHO, wanted: Wanted | None = None) -> str:
    """Answer the questions of a review with these lines, and give everything said; the input ends with them."""
    at = desk(data, who)
    session = Session(at, queue(at.read, who, (), wanted or Wanted()).steps, Prompts(80))
    dialogue, said = session.talk(), ""
    try:
        said = next(dialogue)
        for line in lines:
            said += "\n" + dialogue.send(line)
    except StopIteration as end:
        said += "\n" + end.value
    return said
