"""What /health says, and that the sender of messages shows that it is alive."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from footprint.post.heartbeat import beat


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (59, 200), (90, 503)])
def test_a_sender_that_has_been_silent_for_a_minute_is_told(seconds: int, status: int, db: None) -> None:
    beat(at=timezone.now() - timedelta(seconds=seconds))

    answer = Client().get("/health", headers={"host": "no-name-of-ours"})

    assert answer.status_code == status
    assert answer.json() == {"database": True, "worker": status == 200}
    assert not answer.cookies


def test_without_a_sender_the_site_is_not_well(db: None) -> None:
    assert Client().get("/health").json() == {"database": True, "worker": False}


def test_nothing_is_sent_to_it(db: None) -> None:
    assert Client().post("/health").status_code == 404
