"""What is asked about care: its start, its changes, its end, and what was entered wrongly."""

from collections.abc import Sequence
from typing import Any

from django.forms import BooleanField, DecimalField

from footprint.accounts.models import Person
from footprint.children.models import Episode, Team, Visit
from footprint.children.wording import capital
from footprint.page import forms
from rulebook import codes
from rulebook.days import HAPPENED


def code_choices(of: codes.CodeSet, *, without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Every code with its words, and with its years where it was not always in use."""
    return [(code.code, f"{code.code} {capital(code.words)}{_years(code)}") for code in of.codes.values()
            if code.code not in without]  # fmt: skip


def _years(code: codes.Code) -> str:
    if code.last < codes.LAST_YEAR:
        return f" (until March {code.last})"
    return f" (from April {code.first - 1})" if code.first > codes.FIRST_YEAR else ""


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
    carer = forms.TextField(label="Who cares for the child", required=False, max_length=100)
    address = forms.LongTextField(label="Address", rows=3, required=False)
    postcode = forms.TextField(label="Postcode", required=False, max_length=10, width=10)
    urn = forms.TextField(label="Ofsted number", required=False, max_length=10, width=10)
    miles = DecimalField(
        label="Distance from home in miles",
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
    until_on = forms.DateField(kind=HAPPENED, label="On which day did care end?", called="The day")
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
        cleaned = set(cls.base_fields) - {"reason", "neighbours", *PROTECTED}
        return {name: getattr(episode, name) for name in cleaned}


PROTECTED = ("carer", "address", "postcode")


class TakeBack(forms.Form):
    reason = forms.LongTextField(label="Why is it taken back?", called="why it is taken back", rows=3)


class AVisit(forms.Form):
    on_day = forms.DateField(kind=HAPPENED, label="When was the visit?", called="The day of the visit")
    visitor = forms.TextField(label="Who visited?", called="who visited", max_length=100)
    seen = forms.RadioField(
        label="Was the child seen?",
        called="whether the child was seen",
        choices=[
            ("alone", "Yes, alone"),
            ("others", "Yes, with others"),
            ("yes", "Yes, not recorded how"),
            ("no", "No"),
        ],
    )
    note = forms.LongTextField(label="Note", rows=3, required=False)

    def said(self) -> dict[str, Any]:
        """The answers as the acts take them."""
        seen = self.cleaned_data["seen"]
        alone = {"alone": True, "others": False}.get(seen)
        return {**self.cleaned_data, "seen": seen != "no", "seen_alone": alone}


class CorrectVisit(AVisit):
    reason = forms.LongTextField(label="Why is this corrected?", called="why this is corrected", rows=3)

    @classmethod
    def shown_of(cls, visit: Visit) -> dict[str, Any]:
        how = {True: "alone", False: "others", None: "yes"}[visit.seen_alone] if visit.seen else "no"
        return {"on_day": visit.on_day, "visitor": visit.visitor, "seen": how, "note": visit.note}


class NewWorker(forms.Form):
    """Somebody who signs in here, or the name of one who does not."""

    person = forms.SelectField(
        label="Social worker", choices=[], empty="Somebody who does not sign in here", required=False
    )
    name = forms.TextField(label="The name, if they do not sign in here", required=False, max_length=100)
    team = forms.SelectField(label="Team", choices=[], empty="Not recorded", required=False)
    from_on = forms.DateField(label="From which day?", called="The day")

    def __init__(self, *args: Any, people: Sequence[Person], teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.teams = {str(team.pk): team for team in teams}
        for field, item in (("person", self.people), ("team", self.teams)):
            self.fields[field].choices += [(key, item.name) for key, item in item.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        person, name = self.people.get(values.get("person", "")), values.get("name", "")
        if bool(person) == bool(name):
            self.add_error("person", "Choose a social worker, or enter a name below, and not both")
        return {**values, "person": person, "name": person.name if person else name,
                "team": self.teams.get(values.get("team", ""))}  # fmt: skip


class FromDay(forms.Form):
    from_on = forms.DateField(label="From which day?", called="The day")


class EndPlacedForAdoption(forms.Form):
    until_on = forms.DateField(kind=HAPPENED, label="On which day did it end?", called="The day")
    end_reason = select("Why did it end?", "why it ended", codes.REASON_PLACED_CEASED)
