"""Whose address a request has, how often that address may send forms, and what a proxy's words are worth."""

import pytest

from footprint.front.intake.callers import Rate, caller
from footprint.front.intake.pages import environ

PROXY, BROWSER = "10.0.0.1", "192.0.2.7"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        (BROWSER, "", BROWSER),
        (BROWSER, "203.0.113.9", BROWSER),  # nobody's proxy: what it says is not believed
        (PROXY, BROWSER, BROWSER),
        (PROXY, f"203.0.113.9, {BROWSER}", BROWSER),  # what the browser wrote itself stands before
        (PROXY, f"{BROWSER}, {PROXY}", BROWSER),
        (PROXY, "", PROXY),
        (PROXY, "unknown", PROXY),
    ],
)
def test_the_address_is_the_browsers_behind_a_known_proxy_only(peer: str, forwarded: str, address: str) -> None:
    assert caller(peer=peer, forwarded=forwarded, proxies={PROXY}).address == address


def test_addresses_of_one_network_of_ipv6_are_one_caller() -> None:
    first, second, other = (
        caller(peer=peer, forwarded="", proxies=()) for peer in ("2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1")
    )
    assert first.network == second.network != other.network


def test_an_address_may_send_so_many_forms_and_then_so_many_a_second() -> None:
    clock = [0.0]
    rate = Rate(at_once=3, a_second=0.5, now=lambda: clock[0])

    assert [rate.allows(BROWSER) for _ in range(4)] == [True, True, True, False]
    assert rate.allows(PROXY)
    clock[0] = 2.0
    assert [rate.allows(BROWSER) for _ in range(2)] == [True, False]


class Scope:
    method, path, query_string, server, http_version = "POST", "/café/", "on=1", "127.0.0.1:8000", "1.1"

    def __init__(self, *headers: tuple[str, str]) -> None:
        self.headers = Headers(headers)


class Headers(dict[str, str]):
    """As granian gives them: a name may come more than once."""

    def __init__(self, given: tuple[tuple[str, str], ...]) -> None:
        super().__init__(given)
        self.given = given

    def items(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return list(self.given)


SENT = (("x-forwarded-proto", "https"), ("x_forwarded_proto", "https"), ("cookie", "a=1"), ("cookie", "b=2"))


@pytest.mark.parametrize(("peer", "believed"), [(PROXY, "https"), (BROWSER, None)])
def test_what_a_proxy_says_of_a_request_is_believed_of_a_known_one(peer: str, believed: str | None) -> None:
    by = caller(peer=peer, forwarded="", proxies={PROXY})

    asked = environ(Scope(*SENT), caller=by, size=0, body=None)  # type: ignore[arg-type]

    assert asked.get("HTTP_X_FORWARDED_PROTO") == believed
    assert asked["HTTP_COOKIE"] == "a=1; b=2"
    assert asked["PATH_INFO"].encode("latin-1").decode() == "/café/"
    assert asked["REMOTE_ADDR"] == peer
