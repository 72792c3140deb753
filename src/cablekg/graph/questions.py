"""The files of queries/ as texts: their front matter, the blocks that hold their parameters, and their addresses.

A file is a query that runs as it lies. Lines that begin with `#+` hold TOML. A parameter owns one block
`VALUES ?name { … }`, whose row is both its place and its example.
"""

import re
import tomllib
from typing import Any

from cablekg.settings import BASE_IRI

#: The block of a parameter, and one value in its rows: a text (or a day), or a name with its prefix.
BLOCK = re.compile(r"\bVALUES\s+\?(?P<name>\w+)\s*\{(?P<rows>[^{}]*)\}")
VALUE = re.compile(r'"(?P<text>[^"]*)"(?:\^\^\S+)?|\b(?P<prefix>\w+):(?P<id>[^\s"]+)')

_FRONT_MATTER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)


def front_matter(text: str) -> dict[str, Any]:
    r"""Read the TOML of a file. Raises tomllib.TOMLDecodeError.

    >>> front_matter('#+ summary = "Every name"\nSELECT …')
    {'summary': 'Every name'}
    """
    return tomllib.loads("\n".join(_FRONT_MATTER.findall(text)))


def at(text: str, base: str) -> str:
    """Move the addresses of a file to another base; the vocabulary's stay.

    >>> at("<https://w3id.org/cablekg/agent/a> <https://w3id.org/cablekg/ns#sender>", "https://x.org/")
    '<https://x.org/agent/a> <https://w3id.org/cablekg/ns#sender>'
    """
    return text.replace(BASE_IRI, base).replace(f"{base}ns#", f"{BASE_IRI}ns#")
