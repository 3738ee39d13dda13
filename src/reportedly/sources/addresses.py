"""Which network addresses may be fetched from: public ones."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from reportedly.errors import FetchError, FetchRefused
from reportedly.sources.tables import rows

Address = IPv4Address | IPv6Address

Check = Callable[[Address], str | None]
"""Says why an address is refused, or ``None`` if it may be fetched from."""

_GLOBAL_V6 = IPv6Network("2000::/3")


@cache
def _networks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(network), kind) for network, kind in rows("networks.tsv"))


def refusal(address: Address) -> str | None:
    """Why an address is not public, or ``None`` if it is.

    Args:
        address: the address; a scope such as ``%eth0`` is not looked at.
    """
    plain = IPv6Address(int(address)) if isinstance(address, IPv6Address) else address
    for network, kind in _networks():
        if plain.version == network.version and plain in network:
            return kind
    # IANA has given out no other unicast block to the public.
    if isinstance(plain, IPv6Address) and plain not in _GLOBAL_V6:
        return "not a public address"
    return None


def resolve(host: str, port: int, timeout: float) -> list[str]:
    """The addresses of a host, in the system's order.

    Args:
        host: a name or an address.
        port: the port to connect to.
        timeout: seconds to wait, since the system's resolver has no limit of its own.

    Raises:
        FetchError: the host has no address, or none was found in time.
    """
    found: list[str] = []
    problem: list[Exception] = []

    def look_up() -> None:
        try:
            for *_rest, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                if str(place[0]) not in found:
                    found.append(str(place[0]))
        except (OSError, UnicodeError) as error:
            problem.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        raise FetchError(f"no address of {host} was found in {timeout:.0f} seconds: check the connection")
    if problem or not found:
        raise FetchError(f"{host} has no address: check the spelling and the connection")
    return found


def public_address(host: str, port: int, timeout: float, check: Check = refusal) -> str:
    """The address of a host to connect to: the first that may be fetched from.

    Args:
        host: a name or an address.
        port: the port to connect to.
        timeout: seconds to wait for the resolver.
        check: what decides; only tests give another one.

    Raises:
        FetchRefused: every address of the host is refused.
        FetchError: it has none.
    """
    reasons = []
    for address in resolve(host, port, timeout):
        reason = check(ip_address(address))
        if reason is None:
            return address
        reasons.append(f"{address} is {reason}")
    raise FetchRefused(f"{host} is not fetched: {reasons[0]}; save the page and give the file")
