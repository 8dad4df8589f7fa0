"""A tracked model of the tests' own, kept out of the registry of apps."""

import uuid

import pgtrigger
from django.db import connection, models
from django.test.utils import isolate_apps

from footprint.audit.tracking import event_model, tracked

with isolate_apps("footprint.audit"):

    @tracked(leaving_out=["pin"])
    class Card(models.Model):
        """A library card: invented, so that the trail is tried without any app of the service."""

        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        holder = models.CharField(max_length=50)
        until_on = models.DateField(null=True)
        pin = models.CharField(max_length=10, default="0000")

        class Meta:
            app_label = "audit"

        def __str__(self) -> str:
            return self.holder


KEPT = event_model(Card)


def make_tables() -> None:
    for model in (Card, KEPT):
        with connection.schema_editor() as editor:
            editor.create_model(model)
    for model, trigger in pgtrigger.registered():
        if model is Card:
            trigger.install(model)
    for trigger in KEPT._meta.triggers:
        trigger.install(KEPT)
