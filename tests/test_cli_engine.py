"""The engine inside the command line: a query opens no socket, and what is refused to it is refused to nobody else."""

import socket

import pytest

from cablekg.cli.engine import on_deep_stack


def test_a_query_of_the_command_line_opens_no_socket() -> None:
    with pytest.raises(PermissionError):
        on_deep_stack(socket.socket)
    socket.socket().close()
