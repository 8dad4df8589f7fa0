"""How a test sends the form of an act: as a browser does, from the page that shows it, with its mark."""

import re
from typing import Any

from django.core import signing
from django.test import Client

from footprint.page.act_tokens import NAME, SALT, Token

MARK = re.compile(rf'name="{NAME}"\s+value="([^"]+)"')


def mark(client: Client, address: str, *, page: str = "") -> str:
    """The mark of the form that is sent to `address`, read from its own page, or from `page` where a button stands."""
    return _mark_in(client.get(page or address), address.partition("?")[0])


def _mark_in(shown: Any, path: str) -> str:
    marks = MARK.findall(shown.content.decode())
    (found,) = [one for one in marks if Token(*signing.loads(one, salt=SALT)).path == path]
    return str(found)


def send(client: Client, address: str, answers: dict[str, Any] | None = None, *, page: str = "") -> Any:
    """What a person sees who opens the form, answers it so, sends it, and is led on."""
    return client.post(address, {**(answers or {}), NAME: mark(client, address, page=page)}, follow=True)


def twice(client: Client, address: str, answers: dict[str, Any] | None = None, *, page: str = "") -> Any:
    """A double click: what a person sees whose form arrives two times."""
    sent = {**(answers or {}), NAME: mark(client, address, page=page)}
    client.post(address, sent)
    return client.post(address, sent, follow=True)


def led_to(answer: Any) -> str:
    """The address that the answer to sending leads to."""
    return str(answer.redirect_chain[0][0])


def confirm(client: Client, shown: Any, answers: dict[str, Any]) -> Any:
    """Sends the form that `shown` came with, warnings and all, once more with these answers."""
    path, query = shown.request["PATH_INFO"], shown.request["QUERY_STRING"]
    return client.post(f"{path}?{query}", {**answers, NAME: _mark_in(shown, path)}, follow=True)
