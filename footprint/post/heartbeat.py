"""The sender of messages leaves a mark each time that it has looked into the outbox, so that its silence is noticed."""

from datetime import datetime

from footprint.post.models import Heartbeat

SENDER = "worker"


def beat(*, at: datetime) -> None:
    Heartbeat.objects.update_or_create(name=SENDER, defaults={"at": at})


def last_beat() -> datetime | None:
    heartbeat = Heartbeat.objects.filter(name=SENDER).first()
    return heartbeat.at if heartbeat else None
