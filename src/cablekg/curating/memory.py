"""What the reviewing remembers beside the stores, never among the data: who decides, and what was passed over."""

from pathlib import Path

CURATOR = "curator.txt"
SKIPPED = "review-skipped.tsv"

#: Who passed over which name: curator, document, mention, written form.
Skip = tuple[str, str, str, str]


def curator(var: Path) -> str:
    """Give the name that was given the first time; "" where nobody has been asked yet."""
    path = var / CURATOR
    return " ".join(path.read_text(encoding="utf-8").split()) if path.is_file() else ""


def remember_curator(var: Path, who: str) -> None:
    """Keep the name that stands in the rows of decisions."""
    var.mkdir(parents=True, exist_ok=True)
    (var / CURATOR).write_text(f"{who}\n", encoding="utf-8")


def skipped(var: Path) -> set[Skip]:
    """Give every name that was passed over; a line that is none, from an older form of the file, is left out."""
    path = var / SKIPPED
    rows = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return {(who, *place) for who, *place in (row.split("\t") for row in rows) if len(place) == 3}  # type: ignore[misc]


def skip(var: Path, row: Skip) -> None:
    """Remember that somebody passed over a name."""
    if row not in skipped(var):
        var.mkdir(parents=True, exist_ok=True)
        with (var / SKIPPED).open("a", encoding="utf-8") as file:
            file.write("\t".join(row) + "\n")
