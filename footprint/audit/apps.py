from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from footprint.audit import triggers


class AuditConfig(AppConfig):
    name = "footprint.audit"
    label = "audit"

    def ready(self) -> None:
        autodiscover_modules("audit_actions")
        post_migrate.connect(triggers.lay_down, sender=self)
