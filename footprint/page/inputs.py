"""One-line inputs and selects, drawn without a template: Django's takes two files for each option of a select."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


def drawn_input(widget: Widget) -> SafeString:
    value = widget["value"]
    text = {} if value is None else {"value": str(value)}
    return format_html(
        "<input{}{}>", flatatt({"type": widget["type"], "name": widget["name"], **text}), flatatt(widget["attrs"])
    )


def drawn_select(widget: Widget) -> SafeString:
    groups = ((name, _options(options)) for name, options, _ in widget["optgroups"])
    inside = format_html_join("\n", "{}", ((_group(name, options) if name else options,) for name, options in groups))
    return format_html('<select name="{}"{}>\n{}\n</select>', widget["name"], flatatt(widget["attrs"]), inside)


def _group(name: str, options: SafeString) -> SafeString:
    return format_html('<optgroup label="{}">\n{}\n</optgroup>', name, options)


def _options(options: list[Widget]) -> SafeString:
    rows = ((str(option["value"]), flatatt(option["attrs"]), option["label"]) for option in options)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', rows)


KINDS = ("text", "hidden", "number", "email", "url", "password", "time", "date", "datetime")
DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    "django/forms/widgets/select.html": drawn_select,
    **{f"django/forms/widgets/{kind}.html": drawn_input for kind in KINDS},
}
