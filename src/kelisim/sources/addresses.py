"""Which network addresses may be fetched from: only those that the whole internet can reach.

A page that a stranger named must not lead this machine to itself, to its neighbours or to a cloud's own services.
"""

from __future__ import annotations

import ipaddress

from kelisim.sources.draft import RefusedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# The special-purpose registries of IANA (RFC 6890 and successors), written out: what ``ipaddress`` calls global has
# changed between Python's releases.
_SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64",
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip


def is_public(text: str) -> bool:
    """Whether an address (``203.0.113.7``, ``2001:db8::1``) may be connected to."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if any(address in network for network in _SPECIAL if network.version == address.version):
        return False
    # Everything outside 2000::/3 is not given out to anybody yet.
    return address.version == 4 or address in ipaddress.ip_network("2000::/3")


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, each once, in the system's order.

    Raises:
        RefusedError: If there is no network, or no such host.
    """
    import socket

    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusedError("network", f"the host {host} cannot be found; check the address and the network.") from None
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
