"""What the fields of a model are called on pages: said once, as the verbose name of each field."""

from django.db.models import Model
from django.utils.text import capfirst


def label_of(model: type[Model], name: str) -> str:
    return str(capfirst(getattr(model._meta.get_field(name), "verbose_name", name)))


def labels_of(model: type[Model], *names: str) -> dict[str, str]:
    """By the names of the fields, in their order."""
    return {name: label_of(model, name) for name in names}
