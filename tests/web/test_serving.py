from __future__ import annotations

import socket

import pytest

from reportedly.errors import UsageError
from reportedly.web.serving import listening
from reportedly.web.settings import Settings


def test_small_answers_are_not_held_back() -> None:
    with listening(Settings(port=0)) as ear:
        assert ear.proto == socket.IPPROTO_TCP, "asyncio sets TCP_NODELAY on such sockets only"


def test_a_port_that_is_taken_is_told() -> None:
    with listening(Settings(port=0)) as ear, pytest.raises(UsageError, match="choose another --port"):
        listening(Settings(port=ear.getsockname()[1]))
