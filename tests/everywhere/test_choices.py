"""What a field may hold is said once: the database holds each field of choices to those that the pages offer."""

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from footprint.children.models import Child, Contact

OURS = [model for model in apps.get_models() if model.__module__.startswith("footprint.") and not model._meta.proxy]


def of_choices() -> list[tuple[type[models.Model], models.Field]]:
    rows = [model for model in OURS if not hasattr(model, "pgh_tracked_model")]
    return [(model, field) for model in rows for field in model._meta.local_fields if field.choices]


def values_held_to(model: type[models.Model], name: str) -> list[set[str]]:
    checks = [check.condition for check in model._meta.constraints if isinstance(check, models.CheckConstraint)]
    alone = [check.children[0] for check in checks if len(check.children) == 1]
    return [set(pair[1]) for pair in alone if isinstance(pair, tuple) and pair[0] == f"{name}__in"]


@pytest.mark.parametrize(
    ("model", "field"), of_choices(), ids=lambda one: one.name if isinstance(one, models.Field) else one._meta.label
)
def test_a_field_of_choices_is_held_to_them_by_the_database(model: type[models.Model], field: models.Field) -> None:
    offered = {value for value, _ in field.flatchoices}
    assert values_held_to(model, field.name) in ([offered], [offered | {""}])


@pytest.mark.django_db
def test_a_value_that_no_page_offers_is_refused() -> None:
    child = Child.objects.create(local_id="C1", born_on="2010-01-01", entered_on="2013-04-01", sex="F")
    Contact.objects.create(child=child, name="Ann Vale", relationship="mother", safe="no")
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(child=child, name="Bo Vale", relationship="stepmother")
