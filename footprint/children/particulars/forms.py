"""What is asked about a child, their names, the people in their life, and those who belong together."""

import json
from typing import Any

from django import forms as django_forms

from footprint.children.models import Birth, Relationship, SafeToContact, Sex
from footprint.children.wording import capital
from footprint.page import forms
from rulebook import codes
from rulebook.days import BORN, BORN_LATELY, GROWN_UP, HAPPENED
from rulebook.numbers import check_nhs_number, check_upn

ETHNICITIES = [(code, capital(codes.ETHNICITY.words(code))) for code in codes.ETHNICITY.codes]
DISABILITIES = [(code, capital(codes.DISABILITY.words(code))) for code in codes.DISABILITY.codes]
WHY = "It stays in the history of the child."
Choices = list[tuple[str, str]]


class Find(forms.Form):
    q = forms.TextField(
        label="Name, date of birth or number", called="what to look for", max_length=120, required=False,
        help_text="For example Amira Sample, 17 May 2004, or the beginning of a number.",
    )  # fmt: skip


class AsShown(forms.Form):
    """Each field as the page showed it, which is sent back with the answers: what the sender never touched stays as
    others left it meanwhile. A field that is missing there was not shown."""

    seen = django_forms.CharField(widget=django_forms.HiddenInput, required=False)

    def clean_seen(self) -> dict[str, str]:
        return seen_in(self.cleaned_data["seen"])


def seen_in(text: str) -> dict[str, str]:
    try:
        seen = json.loads(text)
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in seen.items()} if isinstance(seen, dict) else {}


class Particulars(forms.Form):
    """What is known of a child. Numbers are checked, and kept without spaces."""

    given_names = forms.TextField(label="Given names", required=False, max_length=100)
    family_name = forms.TextField(label="Family name", required=False, max_length=100)
    known_as = forms.TextField(label="Known as", required=False, max_length=100)
    local_id = forms.TextField(label="Number in the council’s system", max_length=20, width=20)
    birth = forms.RadioField(
        label="How is the date of birth known?",
        called="how the date of birth is known",
        choices=Birth.choices,
        hints={"unborn": "Not yet born: enter the day on which the birth is expected"},
        inline=False,
    )
    born_on = forms.DateField(kind=BORN_LATELY, label="Date of birth", help_text="For example, 17 5 2004")
    sex = forms.RadioField(label="Sex", choices=Sex.choices, inline=True)
    ethnicity = forms.SelectField(label="Ethnicity", choices=ETHNICITIES, empty="Not recorded", required=False)
    disabilities = forms.CheckboxesField(label="Disabilities", choices=DISABILITIES, required=False, small=True)
    uasc = django_forms.BooleanField(label="Unaccompanied asylum-seeking child", required=False)
    uasc_until = forms.DateField(
        label="Unaccompanied until",
        required=False,
        help_text="The first day on which they no longer counted as that.",
        kind=GROWN_UP,
    )
    nhs_number = forms.TextField(label="NHS number", required=False, max_length=20, width=20)
    upn = forms.TextField(label="Unique pupil number", required=False, max_length=20, width=20)
    language = forms.TextField(label="Language", required=False, max_length=60, width=20)
    interpreter = django_forms.BooleanField(label="Needs an interpreter", required=False)
    communication = forms.LongTextField(label="Communication needs", required=False, rows=3)

    def clean_nhs_number(self) -> str:
        return _checked(self.cleaned_data["nhs_number"], check_nhs_number)

    def clean_upn(self) -> str:
        return _checked(self.cleaned_data["upn"], check_upn)


def _checked(typed: str, check: Any) -> str:
    try:
        return str(check(typed)) if typed else ""
    except ValueError as fault:
        raise django_forms.ValidationError(str(fault)) from None


class ChangeChild(Particulars, AsShown):
    born_on = forms.DateField(kind=BORN, label="Date of birth", help_text="For example, 17 5 2004")
    reason = forms.TextField(label="Why?", called="why", help_text=WHY)


class WhyOpened(forms.Form):
    reason = forms.TextField(
        label="Why do you need the addresses?", called="why you need the addresses",
        help_text="Kept with your name in the history of the record and seen by the information governance officer. It "
        "holds for an hour.",
    )  # fmt: skip


class AboutContact(forms.Form):
    name = forms.TextField(label="Name", max_length=100)
    relationship = forms.SelectField(
        label="Who they are to the child", called="who they are to the child", choices=Relationship.choices,
        empty="Choose",
    )  # fmt: skip
    parental_responsibility = django_forms.BooleanField(label="Has parental responsibility", required=False)
    safe = forms.RadioField(label="Is it safe to contact them?", called="whether it is safe",
                            choices=SafeToContact.choices)  # fmt: skip
    telephone = forms.TextField(label="Telephone", required=False, max_length=40, width=20)
    email = django_forms.EmailField(
        label="E-mail", required=False,
        error_messages={"invalid": "Enter an e-mail address, like name@example.com"},
    )  # fmt: skip
    address = forms.LongTextField(label="Address", required=False, rows=3)
    address_protected = django_forms.BooleanField(label="The address is protected", required=False)
    language = forms.TextField(label="Language", required=False, max_length=60, width=20)
    interpreter = django_forms.BooleanField(label="Needs an interpreter", required=False)
    note = forms.LongTextField(label="Note", required=False, rows=3)


class ChangeContact(AboutContact, AsShown):
    reason = forms.TextField(label="Why?", called="why", help_text=WHY)


class EndContact(forms.Form):
    until_on = forms.DateField(label="From which day do they no longer count?", called="The day")
    reason = forms.TextField(label="Why?", called="why", help_text=WHY)


class LinkChildren(forms.Form):
    """Who belongs to the child, among those found. `found` are their keys with what they are called."""

    others = forms.CheckboxesField(label="Who?", called="at least one child", choices=[], small=True)
    kind = forms.RadioField(
        label="What are they to the child?",
        called="what they are to the child",
        choices=[("sibling", "Brother or sister"), ("baby", "Baby of the child"), ("parent", "Parent of the child")],
    )
    group = django_forms.BooleanField(
        label="Brothers and sisters of each are brothers and sisters of all", required=False, initial=True
    )

    def __init__(self, *args: Any, found: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = found  # type: ignore[attr-defined]


class Why(forms.Form):
    reason = forms.LongTextField(label="Why?", called="why", rows=3)


class APreviousName(forms.Form):
    given_names = forms.TextField(label="Given names", required=False, max_length=100)
    family_name = forms.TextField(label="Family name", required=False, max_length=100)
    until_on = forms.DateField(kind=HAPPENED, label="Until when?", called="The day", required=False)
    reason = forms.LongTextField(label="How is it known?", called="how it is known", rows=2)
