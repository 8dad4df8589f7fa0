from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from footprint.page import colour


class PageConfig(AppConfig):
    name = "footprint.page"
    label = "page"


@register("page")
def council_colour_can_be_read(app_configs: object, **options: object) -> list[CheckMessage]:
    """White text stands on the council's colour in the header, so the colour must be dark enough."""
    try:
        ratio = colour.contrast(settings.COLOUR, "#ffffff")
    except ValueError as problem:
        return [Error(f"FOOTPRINT_COLOUR: {problem}", id="page.E001")]
    if ratio < colour.READABLE:
        message = f"FOOTPRINT_COLOUR {settings.COLOUR} is too light for white text: contrast {ratio:.1f}, below 4.5."
        return [Error(message, hint="Choose a darker shade of the council's colour.", id="page.E002")]
    return []
