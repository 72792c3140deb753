r"""Requests to the SPARQL door as rows of a table, sent over a real connection, with what must come back.

Columns: id, method, path, headers, body, status, type, note. Headers are parted by " ;; "; "-" is none.
Body: "hex:" raw bytes, "utf16:" text as UTF-16, "pad:N:" text and N plus signs, \r and \n as escapes.
Status and type: alternatives parted by "|"; "-" is not looked at.
Notes hold checks in braces: {boolean:X} {rows:N} {body:T} {absent:T} {nobody} {hdr:NAME~T} {rdf:N} {ask:PATTERN}
{within:S}; all else says why.
"""

import contextlib
import http.client
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

RDF_TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
_CHECK = re.compile(r"\{(\w+)(?::((?:[^{}]|\{[^{}]*\})*))?\}")


@dataclass(frozen=True)
class Row:
    id: str
    method: str
    path: str
    headers: str
    body: str
    status: str
    type: str
    note: str


@dataclass(frozen=True)
class Answer:
    status: int
    type: str
    headers: dict[str, str]
    body: bytes
    seconds: float


def rows(path: Path) -> list[Row]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [Row(*line.split("\t")) for line in lines[1:]]


def data(path: Path) -> str:
    """The quads (N-Quads) that the rows count on."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return "\n".join(line.removeprefix("#data ") for line in lines if line.startswith("#data "))


def send(row: Row, host: str, port: int) -> Answer:
    connection = http.client.HTTPConnection(host, port, timeout=60)
    headers = {} if row.headers == "-" else dict(part.split(": ", 1) for part in row.headers.split(" ;; "))
    body = _bytes(row.body)
    begun = time.monotonic()
    try:
        connection.putrequest(row.method, row.path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body or row.method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        # A server that refuses a large body may answer before it has read it.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.endheaders(body)
        response = connection.getresponse()
        got = response.read()
        found = {name.lower(): value for name, value in response.getheaders()}
        kind = found.get("content-type", "").partition(";")[0].strip().lower()
    finally:
        connection.close()
    return Answer(response.status, kind, found, got, time.monotonic() - begun)


def faults(row: Row, answer: Answer, base: str) -> list[str]:
    """What is not as the row wants it; empty when all is."""
    found = []
    if row.status != "-" and str(answer.status) not in row.status.split("|"):
        found.append(f"status {answer.status}, expected {row.status}")
    if row.type != "-" and answer.status < 300 and answer.type not in row.type.split("|"):
        found.append(f"type {answer.type}, expected {row.type}")
    for check, wanted in _CHECK.findall(row.note):
        if answer.status < 300 or check not in {"boolean", "rows", "rdf", "ask"}:
            found += _check(check, wanted.replace("{base}", base), answer)
    return found


def _check(check: str, wanted: str, answer: Answer) -> list[str]:
    text = answer.body.decode("utf-8", "replace")
    if check == "nobody":
        holds = not answer.body
    elif check in {"body", "absent"}:
        holds = (wanted in text) == (check == "body")
    elif check == "hdr":
        name, _, value = wanted.partition("~")
        holds = value.lower() in answer.headers.get(name.lower(), "\0").lower()
    elif check == "within":
        holds = answer.seconds <= float(wanted)
    elif check == "boolean":
        holds = (
            f"<boolean>{wanted}</boolean>" in text
            if "xml" in answer.type
            else json.loads(text)["boolean"] is (wanted == "true")
        )
    elif check == "rows":
        holds = len(json.loads(text)["results"]["bindings"]) == int(wanted)
    else:
        graph = Store()
        graph.load(answer.body, format=RDF_TYPES[answer.type])
        holds = len(graph) >= int(wanted) if check == "rdf" else bool(graph.query(f"ASK {{ {wanted} }}"))
    return [] if holds else [f"{check} {wanted!r} does not hold: {text[:200]!r}"]


def _bytes(written: str) -> bytes:
    if written == "-":
        return b""
    kind, _, rest = written.partition(":")
    if kind == "hex":
        return bytes.fromhex(rest)
    if kind == "utf16":
        return rest.encode("utf-16")
    if kind == "pad":
        number, _, text = rest.partition(":")
        return text.encode() + b"+" * int(number)
    return written.replace("\\r", "\r").replace("\\n", "\n").encode("utf-8")
