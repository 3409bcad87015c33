"""Which addresses a picture may be fetched from: public ones on the web, and no other."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

import httpx

MAX_URL_CHARACTERS: Final = 2048
PORTS: Final = frozenset({80, 443})
_TRANSLATED: Final = (  # IPv6 ranges that only wrap an IPv4 address, under whichever policy
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("2002::/16"),
    ipaddress.ip_network("2001::/32"),
)
_NOT_PUBLIC: Final = (".localhost", ".local", ".internal", ".home.arpa", ".onion", ".localdomain")
_NUMBERS_ONLY = re.compile(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+))*\.?", re.IGNORECASE)


class RefusedAddressError(ValueError):
    """An address that we never fetch from; the message says why."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Not so: private, loopback, link-local, reserved, multicast, unspecified and carrier-grade NAT
    addresses, those of IPv6 too, and IPv6 addresses that wrap one of IPv4.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.scope_id is not None or any(parsed in network for network in _TRANSLATED):
            return False
        if parsed.ipv4_mapped is not None:
            return is_public(str(parsed.ipv4_mapped))
    return parsed.is_global and not (
        parsed.is_multicast or parsed.is_reserved or parsed.is_link_local or parsed.is_loopback
    )


def picture_url(text: str) -> httpx.URL:
    """`text` as a web address that names a public host, as far as can be told without asking for it.

    Raises:
        RefusedAddressError: another scheme than http and https, a user name, a strange port, no host, or a
            host that is an address of no public machine.
    """
    url = web_url(text)
    if url.port is not None and url.port not in PORTS:
        raise RefusedAddressError(f"port {url.port} is not a web port")
    host = url.host.rstrip(".").casefold()
    literal = _literal_address(host)
    if literal is not None and not is_public(literal):
        raise RefusedAddressError(f"{host} is not a public address")
    if literal is None and (_NUMBERS_ONLY.fullmatch(host) or "." not in host or host.endswith(_NOT_PUBLIC)):
        raise RefusedAddressError(f"{host} is not a public host name")
    return url


def web_url(text: str) -> httpx.URL:
    """`text` as an http or https URL with a host and no user name.

    Raises:
        RefusedAddressError: it is none.
    """
    if len(text) > MAX_URL_CHARACTERS:
        raise RefusedAddressError(f"the address is longer than {MAX_URL_CHARACTERS} characters")
    if "\\" in text or any(character.isspace() for character in text):
        raise RefusedAddressError("the address has a space or backslash in it")
    try:
        url = httpx.URL(text)
        host = url.host
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise RefusedAddressError("the address is not a URL") from error
    if url.scheme not in {"http", "https"}:
        raise RefusedAddressError(f"{url.scheme or 'no scheme'} is not http or https")
    if url.userinfo:
        raise RefusedAddressError("the address carries a user name")
    if not host:
        raise RefusedAddressError("the address names no host")
    return url


def _literal_address(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None
