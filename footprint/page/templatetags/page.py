"""The parts of a page: `{% load page %}`. The gallery (/gallery/) shows each with its markup."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from footprint.page import cells
from footprint.page.act_tokens import new_token
from footprint.page.datefield import PARTS, DateBoxes
from footprint.page.filters import chips
from footprint.page.nouns import DEFAULT_NOUNS, Nouns

register = template.Library()

PART_OF = (
    (DateBoxes, "page/fields/date.html"),
    (forms.RadioSelect, "page/fields/choices.html"),
    (forms.CheckboxSelectMultiple, "page/fields/choices.html"),
    (forms.CheckboxInput, "page/fields/checkbox.html"),
    (forms.FileInput, "page/fields/file.html"),
)
CLASS_OF = (
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Widget, "govuk-input"),
)


@register.filter
def part_for(field: BoundField) -> str:
    """The template that draws this kind of field."""
    return next((part for kind, part in PART_OF if isinstance(field.field.widget, kind)), "page/fields/control.html")


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's own input with the classes of the pattern."""
    widget = field.field.widget
    name = next(name for kind, name in CLASS_OF if isinstance(widget, kind))
    wrong = f"{name}--error" if field.errors else ""
    classes = " ".join(filter(None, (name, wrong, widget.attrs.get("class"))))
    return field.as_widget(attrs={"class": classes})


@register.inclusion_tag("page/fields/field.html")
def field_group(field: BoundField, *, heading: bool = False, size: str = "s", plain: bool = False) -> dict[str, Any]:
    """A question with its label, hint and error.

    `heading` makes the label the page's h1, `size` is s, m, l or xl; `plain` leaves out "(optional)", as filters do.
    """
    return {"field": field, "heading": heading, "size": size, "plain": plain}


@register.simple_tag
def date_boxes(field: BoundField) -> list[dict[str, Any]]:
    wrong = {box for error in field.errors.as_data() for box in (error.params or {}).get("boxes", PARTS)}
    return [
        {
            "label": part.capitalize(),
            "name": f"{field.html_name}_{part}",
            "id": f"{field.auto_id}_{part}",
            "value": typed,
            "width": 4 if part == "year" else 2,
            "wrong": part in wrong,
        }
        for part, typed in zip(PARTS, field.value() or ("", "", ""), strict=True)
    ]


@register.simple_tag
def options(field: BoundField) -> list[dict[str, Any]]:
    """The options of radios or checkboxes, each with its hint and the questions that it reveals."""
    current_field = field.field
    return [
        {
            "input": option,
            "value": option.data["value"],
            "checked": option.data["selected"],
            "hint": getattr(current_field, "hints", {}).get(option.data["value"], ""),
            "reveals": [
                field.form[name] for name in getattr(current_field, "reveals", {}).get(option.data["value"], ())
            ],
        }
        for option in field
    ]


@register.filter
def kind_of_choices(field: BoundField) -> str:
    """ "radios" or "checkboxes"."""
    return "checkboxes" if isinstance(field.field.widget, forms.CheckboxSelectMultiple) else "radios"


@register.inclusion_tag("page/parts/act_fields.html", takes_context=True)
def button_fields(context: template.Context, address: str) -> dict[str, Any]:
    """The marks of a form that is a button alone, sent to `address`, where `footprint.page.acts.press` answers."""
    request = context["request"]
    return {"csrf_token": context.get("csrf_token"), "act": {"token": new_token(request, path=address)}}


@register.inclusion_tag("page/parts/error_summary.html")
def error_summary(*cleaned: Any) -> dict[str, Any]:
    """Every error of the forms and form sets given, each a link to the box to put right."""
    every = [form for item in cleaned if item is not None for form in getattr(item, "forms", [item])]
    general = [message for item in cleaned if hasattr(item, "forms") for message in item.non_form_errors()]
    return {"errors": [("", message) for message in general] + [error for form in every for error in errors_of(form)]}


def errors_of(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    for name, messages in form.errors.items():
        for message in messages:
            yield (first_wrong_id(form[name]) if name in form.fields else ""), str(message)


def first_wrong_id(field: BoundField) -> str:
    if isinstance(field.field.widget, DateBoxes):
        return next((box["id"] for box in date_boxes(field) if box["wrong"]), field.id_for_label)
    if isinstance(field.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return field.id_for_label


register.simple_tag(cells.tag, name="tag")
register.simple_tag(cells.inside, name="cell")


@register.inclusion_tag("page/parts/table.html", takes_context=True)
def table(context: template.Context, shown: Any) -> dict[str, Any]:
    """A `footprint.page.tables.Table`, its heads links that sort when it is sorted by the server."""
    return drawn_table(shown, params_of(context), context.get("nouns") or DEFAULT_NOUNS)


def drawn_table(context: Any, params: QueryDict, nouns: Nouns = DEFAULT_NOUNS) -> dict[str, Any]:
    """What the template of a table takes."""
    heads = [replace(head, label=nouns.worded(head.label)) for head in context.heads(params)]
    body = cells.body(context.lines(), stacked=context.stacked)
    return {"table": replace(context, caption=nouns.worded(context.caption)), "heads": heads, "body": body}


@register.simple_block_tag(takes_context=True)
def worded(context: template.Context, content: str) -> SafeString:
    """A heading in the council's nouns."""
    nouns = context.get("nouns") or DEFAULT_NOUNS
    return SafeString(Nouns(escape(nouns.children), escape(nouns.review)).worded(content))


@register.inclusion_tag("page/parts/pagination.html", takes_context=True)
def pagination(context: template.Context, page: "Page[Any]") -> dict[str, Any]:
    """Links to the other pages, which keep the rest of the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": numbers, "gap": page.paginator.ELLIPSIS, "request": context["request"]}


@register.inclusion_tag("page/parts/filters.html", takes_context=True)
def filters(context: template.Context, form: forms.BaseForm) -> dict[str, Any]:
    """A form that filters through the address, and for each filter set a link that takes it off."""
    params = params_of(context)
    return {"form": form, "chips": chips(form=form, params=params), "kept": kept(form, params)}


def kept(form: forms.BaseForm, params: QueryDict) -> list[tuple[str, str]]:
    """What else the address says (the sort order), to be sent along; the page number starts again."""
    cleaned = {form.add_prefix(name) for name in form.fields}
    own = cleaned | {f"{name}_{part}" for name in cleaned for part in PARTS} | {"page"}
    return [(key, value) for key, values in params.lists() if key not in own for value in values]


def params_of(context: template.Context) -> QueryDict:
    request = context.get("request")
    return request.GET if request else QueryDict()


@register.inclusion_tag("page/parts/chart.html", takes_context=True)
def chart(context: template.Context, drawn: Any, *, table: bool = True) -> dict[str, Any]:
    """A `footprint.page.charts.Chart`: what it says in words, the picture, and the numbers in a table, unless the page
    has a `table` of its own beside it."""
    nouns = context.get("nouns") or DEFAULT_NOUNS
    return {"chart": drawn, **(drawn_table(drawn.table(), QueryDict(), nouns) if table else {})}


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        summary,
        content,
    )


@register.simple_block_tag
def inset(content: str) -> SafeString:
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


BANNERS = {"notice": ("Important", "region", ""), "success": ("Success", "alert", "govuk-notification-banner--success")}


@register.simple_block_tag
def banner(content: str, kind: str = "notice", *, title: str = "", name: str = "banner") -> SafeString:
    """A notice above the page's heading: `kind` is notice or success; `name` must differ when a page shows two."""
    usual, role, look = BANNERS[kind]
    return format_html(
        '<div class="govuk-notification-banner {look}" role="{role}" aria-labelledby="{name}-title" '
        'data-module="govuk-notification-banner"><div class="govuk-notification-banner__header">'
        '<h2 class="govuk-notification-banner__title" id="{name}-title">{title}</h2></div>'
        '<div class="govuk-notification-banner__content">{content}</div></div>',
        look=look,
        role=role,
        name=name,
        title=title or usual,
        content=content,
    )
