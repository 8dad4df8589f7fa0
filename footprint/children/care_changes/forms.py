"""What is asked about care: its start, its changes, its end, and what was entered wrongly."""

from typing import Any

from django.forms import BooleanField, DecimalField

from footprint.children.models import Episode
from footprint.children.wording import capital
from footprint.page import forms
from rulebook import codes


def code_choices(of: codes.CodeSet, *, without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Every code with its words, and with its years where it was not always in use."""
    return [(one.code, f"{one.code} {capital(one.words)}{_years(one)}") for one in of.codes.values()
            if one.code not in without]  # fmt: skip


def _years(one: codes.Code) -> str:
    if one.last < codes.LAST_YEAR:
        return f" (until March {one.last})"
    return f" (from April {one.first - 1})" if one.first > codes.FIRST_YEAR else ""


def select(label: str, called: str, of: codes.CodeSet, *, empty: str = "Choose", **options: Any) -> forms.SelectField:
    without = options.pop("without", frozenset())
    return forms.SelectField(
        label=label, called=called, choices=code_choices(of, without=without), empty=empty, **options
    )


class Placed(forms.Form):
    """Where a child lives from a day, and with whom. The postcode, the name and the address are protected."""

    from_on = forms.DateField(label="From which day?", called="The day")
    place = select("Kind of placement", "the kind of placement", codes.PLACEMENT)
    provider = select("Provider", "the provider", codes.PROVIDER, empty="None", required=False)
    carer = forms.TextField(label="Who cares for the child (optional)", required=False, max_length=100)
    address = forms.LongTextField(label="Address (optional)", rows=3, required=False)
    postcode = forms.TextField(label="Postcode (optional)", required=False, max_length=10, width=10)
    urn = forms.TextField(label="Ofsted number (optional)", required=False, max_length=10, width=10)
    miles = DecimalField(
        label="Distance from home in miles (optional)",
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=1,
        error_messages={"invalid": "The distance must be a number of miles, for example 4.5"},
    )


class StartCare(Placed):
    legal_status = select("Legal status", "the legal status", codes.LEGAL_STATUS)
    need = select("Category of need", "the category of need", codes.CATEGORY_OF_NEED)
    field_order = ("from_on", "legal_status", "need")


class ChangeStatus(forms.Form):
    from_on = forms.DateField(label="From which day?", called="The day")
    legal_status = select("New legal status", "the new legal status", codes.LEGAL_STATUS)


class ChangePlacement(Placed):
    same_carer = forms.RadioField(
        label="Does the carer stay the same?",
        called="whether the carer stays the same",
        choices=[("no", "No, another carer"), ("yes", "Yes, the same carer in another placement")],
    )
    why = select("Why did the placement change?", "why the placement changed", codes.REASON_PLACE_CHANGE)
    legal_status = select(
        "Legal status, if it changed on the same day",
        "the legal status",
        codes.LEGAL_STATUS,
        empty="As it was",
        required=False,
    )
    field_order = ("from_on", "same_carer", "why", "legal_status")


class EndCare(forms.Form):
    until_on = forms.DateField(label="On which day did care end?", called="The day")
    reason = select(
        "Why did the child leave care?",
        "why the child left care",
        codes.REASON_CEASED,
        without=frozenset({codes.CONTINUES}),
    )


LEFT_EMPTY = "Leave this empty to leave it as it is."


class CorrectEpisode(forms.Form):
    """What is kept of one legal status in one placement. Protected boxes are empty: what is kept isn't shown."""

    from_on = forms.DateField(label="From", called="The first day")
    until_on = forms.DateField(label="Until (not included)", called="The day of the end", required=False)
    neighbours = BooleanField(label="Move with it what ended or began on the same day", required=False, initial=True)
    new_reason = select("Why it began", "why it began", codes.REASON_FOR_NEW_EPISODE)
    end_reason = select("Why it ended", "why it ended", codes.REASON_CEASED, empty="It has not ended", required=False)
    legal_status = select("Legal status", "the legal status", codes.LEGAL_STATUS)
    need = select(
        "Category of need", "the category of need", codes.CATEGORY_OF_NEED, empty="Not recorded", required=False
    )
    place = select("Kind of placement", "the kind of placement", codes.PLACEMENT)
    provider = select("Provider", "the provider", codes.PROVIDER, empty="None", required=False)
    change_reason = select(
        "Why the placement changed afterwards",
        "why the placement changed",
        codes.REASON_PLACE_CHANGE,
        empty="It did not, or it is not recorded",
        required=False,
    )
    carer = forms.TextField(label="Who cares for the child", required=False, max_length=100, help_text=LEFT_EMPTY)
    address = forms.LongTextField(label="Address", rows=3, required=False, help_text=LEFT_EMPTY)
    postcode = forms.TextField(label="Postcode", required=False, max_length=10, width=10, help_text=LEFT_EMPTY)
    reason = forms.LongTextField(label="Why is this corrected?", called="why this is corrected", rows=3)

    @classmethod
    def shown_of(cls, episode: Episode) -> dict[str, Any]:
        asked = set(cls.base_fields) - {"reason", "neighbours", *PROTECTED}
        return {name: getattr(episode, name) for name in asked}


PROTECTED = ("carer", "address", "postcode")


class TakeBack(forms.Form):
    reason = forms.LongTextField(label="Why is it taken back?", called="why it is taken back", rows=3)
