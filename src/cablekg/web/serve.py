"""`cablekg serve`: granian in front of the application, one line on stdout when it answers, an end without remains."""

import http.client
import ipaddress
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from cablekg.asking.child import Child
from cablekg.errors import StoreError, UsageError
from cablekg.settings import Settings
from cablekg.web import create_app

_START_S = 60  # the longest start waited for: a cold disk, a busy machine
_STOP_S = 5  # requests that still run at the end have this long
# More than engine processes, so that pages that need none and refusals never queue behind queries.
THREADS = 64
_HINT = "for example --bind 127.0.0.1:5000, or port 0 for a free one"


@dataclass(frozen=True, slots=True)
class Bind:
    """Where to listen; `host` without brackets."""

    host: str
    port: int

    @property
    def address(self) -> str:
        """The address to visit."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"


def run(settings: Settings, store_folder: Path) -> None:
    """Serve the store in `store_folder` until SIGINT or SIGTERM, then return.

    Prints `cablekg serves at http://HOST:PORT/` on stdout when the first request was answered; nothing else.
    Raises UsageError for a `bind` that is none, StoreError when the port is in use or the store cannot be opened,
    both before anything is served.
    """
    bind = free(parse(settings.bind))
    _try(store_folder, settings)
    # Workers are spawned, not forked: whoever called may have threads (an engine's, a build's).
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        target="cablekg.web",
        address=bind.host,
        port=bind.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_S,
        log_level=LogLevels.error,
        log_dictconfig=_log_config(),
    )
    server.on_startup(partial(_end_at_hangup, server.signal_handler_interrupt, signal.getsignal(signal.SIGHUP)))
    server.on_startup(partial(_announce_when_ready, bind))
    loader = partial(_application, settings, store_folder, bind.address)
    server.serve(target_loader=loader, wrap_loader=False)


def parse(bind: str) -> Bind:
    """Read HOST:PORT; an IPv6 address stands in brackets.

    Raises UsageError that says what was expected.

    >>> parse("[::1]:5000")
    Bind(host='::1', port=5000)
    >>> parse("localhost")
    Traceback (most recent call last):
    cablekg.errors.UsageError: bind: expected ADDRESS:PORT, found 'localhost'
      hint: for example --bind 127.0.0.1:5000, or port 0 for a free one
    """
    host, colon, port = bind.rpartition(":")
    if not colon or not host:
        raise UsageError(f"bind: expected ADDRESS:PORT, found {bind!r}", _HINT)
    if not (port.isascii() and port.isdigit()) or int(port) > 65_535:
        raise UsageError(f"bind: expected a port from 0 to 65535, found {port!r}", _HINT)
    if host.startswith("[") and host.endswith("]"):
        return Bind(_ip(host[1:-1], bind), int(port))
    if ":" in host:
        raise UsageError(f"bind: an IPv6 address stands in brackets, found {bind!r}", "for example --bind [::1]:5000")
    return Bind(host, int(port))


def free(bind: Bind) -> Bind:
    """Return the address as numbers and with a port that is free (the one asked for; for 0 any).

    Raises StoreError when the port is in use, UsageError when the address is none of this machine.
    """
    try:
        family, *_, where = socket.getaddrinfo(bind.host, bind.port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, socket.SOCK_STREAM)) as tried:
            # Without SO_REUSEPORT: granian sets it, and two servers would share the port without a word.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(where)
            return Bind(*tried.getsockname()[:2])
    except socket.gaierror as error:
        raise UsageError(f"bind: {bind.host!r} is no address: {error.strerror}", _HINT) from error
    except ValueError as error:  # a name that DNS cannot hold: an empty label, one of more than 63 letters
        raise UsageError(f"bind: {bind.host!r} is no address: {error}", _HINT) from error
    except PermissionError as error:
        raise UsageError(f"bind: port {bind.port} is not open to this user", "take one above 1023") from error
    except OSError as error:
        hint = "stop what listens there, or take another port: --bind 127.0.0.1:0"
        raise StoreError(f"bind: {bind.address} cannot be taken: {error.strerror}", hint) from error


def _ip(text: str, bind: str) -> str:
    try:
        return str(ipaddress.IPv6Address(text))
    except ValueError as error:
        raise UsageError(f"bind: no IPv6 address in {bind!r}: {error}", "for example --bind [::1]:5000") from error


def _try(store_folder: Path, settings: Settings) -> None:
    """Let an engine process open the store: what is wrong with it is said before anything listens."""
    child = Child(store_folder, settings.answer_max_bytes)
    try:
        child.ready(time.monotonic() + _START_S)
    finally:
        child.kill()


def _application(settings: Settings, store_folder: Path, address: str) -> Any:
    """Make the application; runs in granian's worker process."""
    os.setpgrp()  # Ctrl-C is for the parent alone, which then stops this process in order
    parent = multiprocessing.parent_process()
    if parent is not None:
        # Killed hard, the parent tells nobody; a worker left behind would hold the port for ever.
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    return create_app(settings, store_folder, address)


def _end_with(parent: Any) -> None:
    parent.join()  # one that ends in order ends the worker first
    os._exit(1)


def _end_at_hangup(end: Any, before: Any) -> None:
    # To granian a closed terminal means "load again"; to who closed it, an end. `nohup` stays what it is.
    signal.signal(signal.SIGHUP, before if before == signal.SIG_IGN else end)


def _announce_when_ready(bind: Bind) -> None:
    threading.Thread(target=_announce, args=(bind,), daemon=True).start()


def _announce(bind: Bind) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        if _answers(bind):
            print(f"cablekg serves at {bind.address}", flush=True)
            return
        time.sleep(0.05)
    print(f"cablekg does not answer at {bind.address} after {_START_S} s", file=sys.stderr, flush=True)
    os.kill(os.getpid(), signal.SIGTERM)


def _answers(bind: Bind) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind.host, bind.host)  # noqa: S104 - compared, not bound
    connection = http.client.HTTPConnection(host, bind.port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _log_config() -> dict[str, Any]:
    """Return granian's log settings with everything on stderr: stdout is for the one line."""
    console = {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
    return {"handlers": {"console": console, "access": console | {"formatter": "access"}}}
