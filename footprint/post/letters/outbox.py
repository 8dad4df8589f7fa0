"""How the outbox stands, for whoever watches over it: silence would look like health."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from footprint.post.models import Letter

LATE = timedelta(minutes=15)
RECENT = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """`late` wait for a quarter of an hour longer than they should, or were tried in vain three times.

    `sent` and `failed` are of the last day.
    """

    waiting: int
    late: int
    sent: int
    failed: int

    @property
    def stuck(self) -> bool:
        """Messages do not leave: some are late, or failed while none was sent."""
        return bool(self.late or (self.failed and not self.sent))

    def in_words(self) -> str:
        return f"{self.waiting} wait, {self.late} of them late; in the last day {self.sent} sent, {self.failed} failed"


def standing(*, at: datetime) -> Standing:
    letters = Letter.objects
    waiting = letters.filter(status="waiting")
    return Standing(
        waiting=waiting.count(),
        late=waiting.filter(Q(due_at__lt=at - LATE) | Q(tries__gt=2)).count(),
        sent=letters.filter(status="sent", sent_at__gte=at - RECENT).count(),
        failed=letters.filter(status="failed", due_at__gte=at - RECENT).count(),
    )
