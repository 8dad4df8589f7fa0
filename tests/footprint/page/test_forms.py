from collections.abc import Callable
from datetime import date, time

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.renderers import DjangoTemplates
from django.template import Context, Template
from django.test.html import parse_html
from django.utils.datastructures import MultiValueDict

from footprint.page import forms, inputs
from footprint.page.datefield import far_days, wrong
from rulebook import days


class Review(forms.Form):
    held_on = forms.DateField(
        label="When was it held?", called="Review date", earliest=date(2011, 4, 1), latest=date(2014, 4, 28)
    )


class Part(forms.Form):
    manner = forms.RadioField(
        label="How did they take part?",
        called="how they took part",
        choices=[("spoke", "Spoke"), ("other", "Somebody spoke for them")],
        reveals={"other": ["spoken_by"]},
    )
    spoken_by = forms.TextField(label="Who spoke?", called="who spoke")


def typed(day: str, month: str, year: str) -> dict[str, str]:
    return {"held_on_day": day, "held_on_month": month, "held_on_year": year}


Today = Callable[[date], None]


@pytest.mark.parametrize(
    ("boxes", "held_on"),
    [
        (("28", "4", "2014"), date(2014, 4, 28)),  # the last day allowed
        (("01", "04", "2011"), date(2011, 4, 1)),  # the first day allowed
        (("3", "Mar", "2014"), date(2014, 3, 3)),
        ((" 3 ", "march", "2014 "), date(2014, 3, 3)),
        (("29", "2", "2012"), date(2012, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(boxes: tuple[str, str, str], held_on: date) -> None:
    form = Review(typed(*boxes))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["held_on"] == held_on


@pytest.mark.parametrize(
    ("boxes", "message", "focus"),
    [
        (("", "", ""), "Enter review date", "day"),
        (("28", "", "2014"), "Review date must include a month", "month"),
        (("", "", "2014"), "Review date must include a day and month", "day"),
        (("29", "2", "2014"), "Review date must be a real date", "day"),
        (("3", "Marmalade x", "2014"), "Review date must be a real date", "day"),
        (("3", "0", "2014"), "Review date must be a real date", "day"),
        (("³", "3", "2014"), "Review date must be a real date", "day"),
        (("3", "3", "14"), "Review date: the year must be four numbers, for example 2014", "year"),
        (
            ("31", "3", "2011"),
            "Review date must be on or after 1 April 2011. Thursday 31 March 2011 was 3 years ago.",
            "day",
        ),
        (
            ("29", "4", "2014"),
            "Review date must be on or before 28 April 2014. Tuesday 29 April 2014 is still to come, tomorrow.",
            "day",
        ),
    ],
)
def test_a_wrong_date_says_what_to_put_right_and_where(
    boxes: tuple[str, str, str], message: str, focus: str, today: Today
) -> None:
    today(date(2014, 4, 28))
    form = Review(typed(*boxes))

    assert form.errors["held_on"] == [message]
    summary = Template("{% load page %}{% error_summary form %}").render(Context({"form": form}))
    assert f'<a href="#id_held_on_{focus}">{message}</a>' in summary


def test_a_date_that_may_be_left_out_is_none_and_half_a_date_is_refused() -> None:
    class Optional(forms.Form):
        held_on = forms.DateField(label="Held", required=False)

    form = Optional(typed("", "", ""))
    assert form.is_valid()
    assert form.cleaned_data["held_on"] is None
    assert not Optional(typed("3", "", "")).is_valid()


def test_what_was_typed_stays_in_the_boxes() -> None:
    drawn = str(Review(typed("31", "", "2014")))

    assert 'value="31"' in drawn
    assert drawn.count("govuk-input--error") == 1


def test_a_date_known_beforehand_fills_the_boxes() -> None:
    drawn = str(Review(initial={"held_on": date(2014, 3, 9)}))

    assert [f'value="{part}"' in drawn for part in ("9", "3", "2014")] == [True, True, True]


def test_a_date_drawn_in_a_form_within_a_form_keeps_its_prefix() -> None:
    form = Review({"first-held_on_day": "3", "first-held_on_month": "3", "first-held_on_year": "2014"}, prefix="first")

    assert form.is_valid()
    assert 'id="id_first-held_on_day"' in str(form)


def test_a_revealed_question_is_asked_only_of_those_who_chose_it() -> None:
    assert Part({"manner": "other", "spoken_by": ""}).errors == {"spoken_by": ["Enter who spoke"]}

    form = Part({"manner": "spoke", "spoken_by": "left from before"})
    assert form.is_valid()
    assert form.cleaned_data == {"manner": "spoke", "spoken_by": None}


def test_a_revealed_question_is_drawn_once_inside_its_option() -> None:
    drawn = str(Part())

    assert drawn.count('name="spoken_by"') == 1
    assert drawn.index('id="id_manner_1_reveals"') < drawn.index('name="spoken_by"')


def test_checkboxes_are_drawn_as_checkboxes_and_radios_as_radios() -> None:
    class Both(forms.Form):
        one = forms.RadioField(label="One", choices=[("a", "A")])
        many = forms.CheckboxesField(label="Many", choices=[("a", "A")])

    drawn = str(Both())
    assert 'class="govuk-radios__input"' in drawn
    assert 'class="govuk-checkboxes__input"' in drawn


def test_several_files_come_as_a_list_and_none_is_refused() -> None:
    class Papers(forms.Form):
        papers = forms.FilesField(label="Files", called="at least one file")

    two = [SimpleUploadedFile("a.csv", b"CHILD"), SimpleUploadedFile("b.csv", b"CHILD")]
    form = Papers({}, MultiValueDict({"papers": [*two]}))
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["papers"]] == ["a.csv", "b.csv"]
    assert Papers({}, MultiValueDict()).errors["papers"] == ["Select at least one file"]
    assert Papers({}, MultiValueDict({"papers": [SimpleUploadedFile("empty.csv", b"")]})).errors["papers"]


@pytest.mark.parametrize("field", ["notes", "office", "minutes"])
def test_every_kind_of_question_carries_its_label_hint_and_error(field: str) -> None:
    class Every(forms.Form):
        notes = forms.LongTextField(label="Notes", help_text="A sentence")
        office = forms.SelectField(label="Office", choices=[("n", "North")], help_text="Where they sit")
        minutes = forms.WholeNumberField(label="Minutes", help_text="Of the meeting")

    drawn = Every({"minutes": ""})[field].as_field_group()
    assert f'for="id_{field}"' in drawn
    assert f'aria-describedby="id_{field}_helptext id_{field}_error"' in drawn
    assert f'id="id_{field}_helptext"' in drawn
    assert f'id="id_{field}_error"' in drawn


def test_what_people_type_is_never_markup() -> None:
    drawn = str(Review(typed('"><script>', "3", "2014")))

    assert "<script>" not in drawn


def test_an_error_may_name_the_boxes_it_is_about() -> None:
    assert wrong("Wrong", ["day"]).params == {"boxes": ("day",)}


DRAWN_BOTH_WAYS = {
    "text": (
        django_forms.TextInput(attrs={"class": "a", "disabled": True, "readonly": False, "size": 4}),
        'It\'s <b> & "c"',
    ),
    "no value": (django_forms.TextInput(), None),
    "hidden": (django_forms.HiddenInput(), "x"),
    "time": (django_forms.TimeInput(format="%H:%M"), time(9, 5)),
    "address": (django_forms.URLInput(), "https://example.org/?a=1&b=2"),
    "select": (django_forms.Select(choices=[("", "Nobody"), (1, 'A "B"'), ("<2>", "C & D")]), "1"),
    "groups": (
        django_forms.Select(choices=[("North", [("1", "One")]), ("2", "Two"), ("S & W", [("3", "<Three>")])]),
        "3",
    ),
}


@pytest.mark.parametrize("kind", DRAWN_BOTH_WAYS)
def test_an_input_drawn_without_a_template_is_the_one_of_django(kind: str) -> None:
    widget, value = DRAWN_BOTH_WAYS[kind]
    ours = widget.render("asked", value, attrs={"id": "id_asked"}, renderer=forms.Renderer())
    djangos = widget.render("asked", value, attrs={"id": "id_asked"}, renderer=DjangoTemplates())
    assert parse_html(ours) == parse_html(djangos)
    assert widget.template_name in inputs.DRAWN


class Bounded(forms.Form):
    held_on = forms.DateField(called="The day", kind=days.HAPPENED, required=False)
    by_on = forms.DateField(called="The last day", kind=days.PLANNED, required=False)
    from_on = forms.DateField(called="The first day", kind=days.STARTS_SOON, required=False)
    born_on = forms.DateField(called="The birth", kind=days.BORN_LATELY, required=False)
    until_on = forms.DateField(called="The end", required=False)


@pytest.mark.parametrize(
    ("name", "allowed", "refused", "message"),
    [
        ("held_on", "2014-4-28", "2014-4-29",
         "The day must be on or before 28 April 2014. Tuesday 29 April 2014 is still to come, tomorrow."),
        ("held_on", "1989-4-28", "1914-6-1",
         "The day must be on or after 28 April 1989. Monday 1 June 1914 was 99 years ago."),
        ("by_on", "2014-6-1", "1914-6-1",
         "The last day must be on or after 28 April 2013. Monday 1 June 1914 was 99 years ago."),
        ("by_on", "2017-4-28", "2017-4-29",
         "The last day must be on or before 28 April 2017. Saturday 29 April 2017 is still to come, in 3 years."),
        ("from_on", "2014-5-2", "2114-5-2",
         "The first day must be on or before 28 April 2015. Wednesday 2 May 2114 is still to come, in 100 years."),
        ("born_on", "1999-12-1", "1899-12-1",
         "The birth must be on or after 28 April 1989. Friday 1 December 1899 was 114 years ago."),
        ("until_on", "2017-4-1", "2041-4-1",
         "The end must be on or before 28 April 2017. Monday 1 April 2041 is still to come, in 26 years."),
    ],
)  # fmt: skip
def test_a_day_is_bounded_by_what_it_is(name: str, allowed: str, refused: str, message: str, today: Today) -> None:
    today(date(2014, 4, 28))
    assert Bounded(boxes(name, allowed)).is_valid()
    assert Bounded(boxes(name, refused)).errors == {name: [message]}


def test_a_day_more_than_a_year_ahead_is_said_back_before_it_is_saved(today: Today) -> None:
    today(date(2014, 4, 28))
    near, far = Bounded(boxes("by_on", "2015-4-28")), Bounded(boxes("by_on", "2015-6-1"))
    assert (near.is_valid(), far.is_valid()) == (True, True)
    assert far_days(near) == []
    assert far_days(far) == [
        "The last day: Monday 1 June 2015 is still to come, in 13 months. Check that this is the day that you mean."
    ]


def boxes(name: str, day: str) -> dict[str, str]:
    return dict(zip((f"{name}_year", f"{name}_month", f"{name}_day"), day.split("-"), strict=True))


class Meets(forms.Form):
    at_time = forms.TimeField(label="At what time?")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14:00", time(14, 0)), ("9.30", time(9, 30)), ("9:30am", time(9, 30)), ("2pm", time(14, 0)),
        ("14", time(14, 0)), ("12 a.m.", time(0, 0)), ("12pm", time(12, 0)), ("2.15 PM", time(14, 15)),
        ("09:00:00", time(9, 0)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(written: str, meant: time) -> None:
    form = Meets({"at_time": written})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at_time"] == meant


@pytest.mark.parametrize("written", ["24:00", "14pm", "0am", "9:60", "noonish", "930", "\u0669"])
def test_a_time_that_is_none_says_how_it_is_written(written: str) -> None:
    assert Meets({"at_time": written}).errors == {"at_time": ["The time must be written as 14:00, 9.30am or 2pm"]}
