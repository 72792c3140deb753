"""Which layout a made-up page has, told by a few signs of its own and not by the reader that is measured."""

import re
from pathlib import Path

#: Layouts by what a page holds, the surest first; the names are those of the specification.
OPENINGS = (
    ("X1", r"(?s).*^\([0-9]+\) documents$"),
    ("P1", r"(?s).*^Popular Documents$"),
    ("N1", r"(Skip to content\n)?Results:\n[0-9]+ - [0-9]+ of [0-9]+"),
    ("N2", r"(Skip to content\n)?[0-9]+ - [0-9]+ of [0-9]+"),
    ("C1", r"(?s).*^No image found\."),
    ("O3", r"(?s)(Search in\n|ADD SEARCH FILTER).*^SEARCH RESULTS$"),
    ("O1", r"Search in\n"),
    ("O2", r"SEARCH RESULTS\n"),
    ("O4", r"•"),
    ("F1", r"(?s)([^\n]*\n)?[0-9]+\. .*^Source: "),
)
#: Document pages, the same way; one that shows none of these signs is a D2.
DOCUMENT_PAGES = (
    # A mirror may quote the archive's citation; a page of the archive has no such label.
    ("mirror", r"(?s).*^Citation:"),
    ("D0", r"(?s).*History and Public Policy Program Digital Archive"),
    ("D1", r"Skip to content\n"),
)
_NAMED = re.compile(r"(?:^|-)(n[12]|o[1-4]|c1|t1|p1|f1|d[0-2]|x1)(?:-|$)")


def of_case(case: Path) -> str:
    """Name the layout of a case: by its folder's name where that says it, else by what its page holds.

    A page that shows no sign of a layout and has entries is a topic's (T1); one without is there to be refused.
    """
    if named := _NAMED.search(case.name):
        return named[1].upper()
    text = next(case.glob("input.*")).read_bytes().decode("utf-8-sig", errors="replace")
    words = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    signs, otherwise = (DOCUMENT_PAGES, "D2") if case.parent.name == "document-page" else (OPENINGS, "T1")
    if layout := next((name for name, pattern in signs if re.match(pattern, words, re.MULTILINE)), None):
        return layout
    return otherwise if (case / "expected.jsonl").read_text(encoding="utf-8").strip() else "none, to be refused"
