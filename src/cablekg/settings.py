"""What a user can set: CABLEKG_* variables, their defaults, and where the shipped files lie."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from cablekg.errors import UsageError

PREFIX = "CABLEKG_"
BASE_IRI = "https://w3id.org/cablekg/"


def shipped(name: str) -> Path:
    """Return the shipped `data`, `ontology` or `queries`: inside the wheel, else at the top of the repository."""
    package = Path(__file__).resolve().parent
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parents[1] / name


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; `from_environment` reads CABLEKG_<NAME>. The annotation is its help."""

    data: Annotated[str, "folder of data; else ./data where it holds sources.toml, else the shipped copy"] = ""
    store: Annotated[str, "folder that holds the stores; else `var` beside the data folder"] = ""
    bind: Annotated[str, "address and port that `serve` listens on; port 0 takes a free one"] = "127.0.0.1:5000"
    base_iri: Annotated[str, "what the addresses of documents, agents and graphs begin with"] = BASE_IRI
    query_timeout_s: Annotated[int, "seconds a free-hand query may run"] = 20
    question_timeout_s: Annotated[int, "seconds a canned question or a page's query may run"] = 10
    query_max_bytes: Annotated[int, "longest query taken"] = 65_536
    query_children: Annotated[int, "engine processes of each lane"] = 2
    query_wait_s: Annotated[int, "seconds a query waits for a free engine process before 503"] = 2
    answer_max_bytes: Annotated[int, "largest answer given; a larger one is refused with 413"] = 50_000_000
    source_max_bytes: Annotated[int, "largest source file read"] = 50_000_000
    curator: Annotated[str, "name that stands in the rows `review` writes; else asked once and kept in the store"] = ""
    stores_kept: Annotated[int, "stores kept beside each other: the one in use and those before it"] = 2

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the settings from a mapping such as os.environ.

        Raises UsageError for a CABLEKG_ name nobody knows and for a number that is none.

        >>> Settings.from_environment({"CABLEKG_QUERY_TIMEOUT_S": "5"}).query_timeout_s
        5
        """
        known = {PREFIX + item.name.upper(): item.name for item in fields(cls)}
        given = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
        if unknown := sorted(given.keys() - known.keys()):
            raise UsageError(f"unknown setting: {', '.join(unknown)}", f"known settings: {', '.join(sorted(known))}")
        base = given.get(f"{PREFIX}BASE_IRI", BASE_IRI)
        if not base.startswith(("http://", "https://")) or not base.endswith("/"):
            message = f"{PREFIX}BASE_IRI: expected an http or https address ending in '/', found {base!r}"
            raise UsageError(message, f"for example {PREFIX}BASE_IRI={BASE_IRI}")
        types = get_type_hints(cls)
        values: dict[str, Any] = {known[name]: _value(name, text, types[known[name]]) for name, text in given.items()}
        return cls(**values)


def _value(name: str, text: str, kind: type) -> str | int:
    if kind is str:
        return text
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise UsageError(f"{name}: expected a whole number above 0, found {text!r}", f"for example {name}=20")
    return int(text)
