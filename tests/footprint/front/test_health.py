"""What /health says, and that the sender of messages shows that it is alive."""

import logging
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


def test_a_probe_leaves_no_line_in_the_log_and_a_missing_page_does(db: None, caplog: pytest.LogCaptureFixture) -> None:
    terminal = next(one for one in logging.getLogger("django").handlers if one.formatter and one.filters)
    Client().get("/health")
    Client().get("/no-such-page/")
    printed = [
        record.getMessage() for record in caplog.records if record.name == "django.request" and terminal.filter(record)
    ]
    assert printed == ["Not Found: /no-such-page/"]


def test_nothing_is_sent_to_it(db: None) -> None:
    assert Client().post("/health").status_code == 404
