"""Who asks: the address of the browser, also behind a proxy that we know, and how often that address may ask."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

MOST_KNOWN = 10_000  # addresses whose count is kept


@dataclass(frozen=True)
class Caller:
    """`by_proxy`: what the request says of where it came from was written by a proxy that is known."""

    address: str
    by_proxy: bool

    @property
    def network(self) -> str:
        """What counts as one caller: an IPv4 address, or the 64 bits of an IPv6 address that name its network."""
        if _is_address(self.address) and ip_address(self.address).version == 6:
            return str(ip_network((self.address, 64), strict=False))
        return self.address


def caller(*, peer: str, forwarded: str, proxies: Collection[str]) -> Caller:
    """`peer`, or behind a known proxy the last address of X-Forwarded-For that is no known proxy itself."""
    address = peer
    for named in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if address not in proxies or not _is_address(named):
            break
        address = named
    return Caller(address, peer in proxies)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class Rate:
    """So many at first, then so many a second: a bucket for each address that fills again."""

    def __init__(self, *, at_once: int, a_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._at_once, self._a_second, self._now = at_once, a_second, now
        self._left: dict[str, tuple[float, float]] = {}

    def allows(self, address: str) -> bool:
        now = self._now()
        left, since = self._left.pop(address, (float(self._at_once), now))
        left = min(self._at_once, left + (now - since) * self._a_second)
        allowed = left >= 1
        self._left[address] = (left - allowed, now)
        if len(self._left) > MOST_KNOWN:
            del self._left[next(iter(self._left))]  # the one that was seen longest ago
        return allowed
