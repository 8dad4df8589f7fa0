"""Looking at a record leaves a trace before the page is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from footprint.audit.actions import record_read
from footprint.audit.models import ReadEvent
from footprint.audit.queries import looks_at
from footprint.audit.reading import records_page_view

ADA = UUID("8d6f3a52-4d8b-4d6c-9a0e-0c1c5f4b7a11")
BEN = UUID("8d6f3a52-4d8b-4d6c-9a0e-0c1c5f4b7a12")


@dataclass
class Ines:
    audit_key: str = "0b4c9a5e"
    audit_label: str = "Ines Okafor"
    audit_role: str = "IRO"


@records_page_view(kind="child")
def child(request: HttpRequest, pk: UUID) -> HttpResponse:
    if pk == BEN:
        raise Http404
    return HttpResponse("Ada")


def request(user: object) -> HttpRequest:
    made = RequestFactory().get(f"/children/{ADA}/")
    made.user = user  # type: ignore[assignment]
    return made


@pytest.mark.django_db(transaction=True)
def test_a_look_is_kept_with_who_when_and_where() -> None:
    assert child(request(Ines()), pk=ADA).content == b"Ada"

    look = looks_at(("child", ADA)).get()
    assert (look.who_label, look.role, look.page) == ("Ines Okafor", "IRO", f"/children/{ADA}/")
    assert (datetime.now(UTC) - look.at).total_seconds() < 60


@pytest.mark.django_db
def test_a_refused_page_is_no_look() -> None:
    with pytest.raises(Http404):
        child(request(Ines()), pk=BEN)

    assert not ReadEvent.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("stranger", [None, object()])
def test_a_page_is_not_sent_to_somebody_the_trail_cannot_name(stranger: object) -> None:
    with pytest.raises(ImproperlyConfigured, match="signed in"):
        child(request(stranger), pk=ADA)


@pytest.mark.django_db(transaction=True)
def test_a_look_does_not_wait_for_a_transaction_that_may_be_rolled_back() -> None:
    moment = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        record_read(by=Ines(), about=("child", ADA), page="children:child", at=moment)

    assert not ReadEvent.objects.exists()


@pytest.mark.django_db
def test_looks_are_listed_newest_first_in_one_query(django_assert_num_queries: Callable[[int], object]) -> None:
    for hour in (9, 11, 10):
        moment = datetime(2026, 3, 31, hour, tzinfo=UTC)
        record_read(by=Ines(), about=("child", ADA), page="children:child", at=moment)
    record_read(by=Ines(), about=("child", BEN), page="children:child", at=moment)

    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert [look.at.hour for look in looks_at(("child", ADA))] == [11, 10, 9]
