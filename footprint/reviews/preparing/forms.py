"""The questions of preparing a review."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from footprint.page import forms
from footprint.reviews.models import Invitation
from footprint.reviews.models.preparing import (
    ROLES,
    AskedBy,
    PaperKind,
    Presence,
    ReadinessDecision,
    TalkKind,
    ViewsBy,
)
from footprint.reviews.preparing.suggestions import Suggestion
from rulebook.days import HAPPENED

ANOTHER = "another"
NOT_YET = "not_yet"


class PapersForm(forms.Form):
    """Several papers at once: they came, were asked for, or are not needed. `others` are the other papers known."""

    papers = forms.CheckboxesField(label="Which papers?", called="one paper or more", choices=())
    title = forms.TextField(label="What is it?", called="what the other paper is", max_length=100)
    what = forms.RadioField(
        label="What about them?",
        called="what about them",
        choices=[
            ("received", "They came"),
            ("asked", "They were asked for"),
            ("spared", "They are not needed for this review"),
            ("forgotten", "Neither: what was recorded of them is wrong"),
        ],
        reveals={"received": ["received_on"], "asked": ["asked_on"], "spared": ["reason"]},
    )
    received_on = forms.DateField(kind=HAPPENED, label="On which day did they come?", called="The day they came")
    asked_on = forms.DateField(
        kind=HAPPENED, label="On which day were they asked for?", called="The day they were asked for"
    )
    reason = forms.TextField(label="Why not?", called="why they are not needed")

    def __init__(self, *args: Any, others: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = self.fields["papers"]
        assert isinstance(papers, forms.CheckboxesField)
        known = [(kind, label) for kind, label in PaperKind.choices if kind != PaperKind.OTHER]
        numbered = [(f"{PaperKind.OTHER}-{place}", title) for place, title in enumerate(others)]
        papers.choices = [*known, *numbered, (ANOTHER, "Another paper")]
        papers.reveals = {ANOTHER: ["title"]}
        self.others = others

    def chosen(self) -> Iterator[tuple[str, str]]:
        """The kind and title of each. Only of a form that is whole."""
        for key in self.cleaned_data["papers"]:
            if key == ANOTHER:
                yield PaperKind.OTHER, self.cleaned_data["title"].strip()
            elif key.startswith(f"{PaperKind.OTHER}-"):
                yield PaperKind.OTHER, self.others[int(key.rpartition("-")[2])]
            else:
                yield key, ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("what") == "spared" and PaperKind.CARE_PLAN in (cleaned.get("papers") or ()):
            self.add_error("papers", ValidationError("No review goes without a care plan. Leave it out here."))
        return cleaned


class SuggestedGuests(forms.Form):
    """Which of those around the child are invited. Nobody is chosen beforehand who is not safe to contact."""

    guests = forms.CheckboxesField(label="Who is invited?", called="one person or more", choices=())

    def __init__(self, *args: Any, suggested: Sequence[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guests = self.fields["guests"]
        assert isinstance(guests, forms.CheckboxesField)
        guests.choices = [(str(place), suggestion.words) for place, suggestion in enumerate(suggested)]
        guests.hints = {str(place): suggestion.note for place, suggestion in enumerate(suggested) if suggestion.note}
        self.initial.setdefault(
            "guests", [str(place) for place, suggestion in enumerate(suggested) if not suggestion.note]
        )
        self.suggested = suggested

    def chosen(self) -> list[Suggestion]:
        return [self.suggested[int(place)] for place in self.cleaned_data["guests"]]


class AGuest(forms.Form):
    """Somebody who is in nobody's list of contacts, or somebody corrected."""

    name = forms.TextField(label="Who is it?", called="who it is", max_length=100)
    role = forms.SelectField(label="In what role?", called="a role", choices=list(ROLES.items()))
    coming = forms.RadioField(
        label="Are they invited?",
        called="whether they are invited",
        choices=[("yes", "Yes"), ("no", "No, they are kept away")],
        reveals={"no": ["excluded_because"]},
        initial="yes",
    )
    excluded_because = forms.TextField(label="Why are they kept away?", called="why they are kept away")


class CorrectGuest(AGuest):
    asked_on = forms.DateField(
        kind=HAPPENED, label="On which day were they asked?", called="The day they were asked", required=False
    )
    asked_by = forms.SelectField(
        label="How were they asked?", choices=AskedBy.choices, empty="Not recorded", required=False
    )


class GuestsAsked(forms.Form):
    guests = forms.CheckboxesField(label="Who was asked?", called="one person or more", choices=())
    asked_on = forms.DateField(kind=HAPPENED, label="On which day?", called="The day they were asked")
    asked_by = forms.RadioField(label="How?", called="how they were asked", choices=AskedBy.choices, small=True)

    def __init__(self, *args: Any, guests: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["guests"]
        assert isinstance(field, forms.CheckboxesField)
        field.choices = [(str(invitation.pk), str(invitation)) for invitation in guests]
        self.initial.setdefault("guests", [str(invitation.pk) for invitation in guests if invitation.asked_on is None])


class Attendance(forms.Form):
    """Two questions about each of those invited. Only what was changed on the page is kept, which carries what it
    showed: what somebody else recorded meanwhile of others stays."""

    def __init__(self, answers: QueryDict | None, *, guests: Sequence[Invitation]) -> None:
        super().__init__(answers)
        self.guests = guests
        for guest in guests:
            self._ask(guest, "came", "Came?", Presence.choices, "Not recorded")
            self._ask(guest, "views", "Views reached the review", ViewsBy.choices, "No other way")

    def _ask(self, guest: Invitation, name: str, label: str, choices: Any, empty: str) -> None:
        self.fields[f"{guest.pk}-{name}"] = forms.SelectField(
            label=f"{guest.name}: {lowered(label)}", choices=choices, empty=empty, required=False,
            show_hidden_initial=True, initial=getattr(guest, name),
        )  # fmt: skip

    def boxes(self, guest: Invitation) -> list[BoundField]:
        return [self[f"{guest.pk}-{name}"] for name in ("came", "views")]

    def shown(self, guest: Invitation) -> list[str]:
        """What the page shows, sent back with the answers."""
        return [box.as_hidden(only_initial=True) for box in self.boxes(guest)]

    def changed(self) -> Iterator[tuple[Invitation, dict[str, str], dict[str, str]]]:
        """Each whose answers are others than the page showed: the answers, and what it showed. Of a whole form."""
        for guest in self.guests:
            boxes = {name: self[f"{guest.pk}-{name}"] for name in ("came", "views")}
            answers = {name: self.cleaned_data[box.name] for name, box in boxes.items()}
            before = {name: self.data.get(box.html_initial_name, "") for name, box in boxes.items()}
            if answers != before:
                yield guest, answers, before

    @staticmethod
    def beside(answers: QueryDict, guests: Sequence[Invitation]) -> QueryDict:
        """What was typed before, beside what is stored now: what was not touched follows, and stands as shown."""
        answers = answers.copy()
        for guest in guests:
            for name in ("came", "views"):
                box, context, now = f"{guest.pk}-{name}", f"initial-{guest.pk}-{name}", getattr(guest, name)
                if answers.get(box) == answers.get(context):
                    answers[box] = now
                answers[context] = now
        return answers


class TalkWithTheChild(forms.Form):
    done = forms.RadioField(
        label="Was the child spoken with before the review?",
        called="whether the child was spoken with",
        choices=[("yes", "Yes"), ("no", "No, and it will not be")],
        reveals={"yes": ["how", "person", "alone", "not_alone_because"], "no": ["not_done_because"]},
    )
    how = forms.SelectField(label="How?", called="how the child was spoken with", choices=TalkKind.choices)
    person = forms.SelectField(label="By whom?", choices=(), empty="Somebody else", required=False)
    alone = forms.RadioField(
        label="Was the child seen alone?",
        called="whether the child was seen alone",
        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not recorded")],
    )
    not_done_because = forms.TextField(label="Why not?", called="why the child was not spoken with")
    not_alone_because = forms.TextField(
        label="Why not alone?", called="why the child was not seen alone", required=False,
        help_text="Only where the child was not seen alone",
    )  # fmt: skip
    on_day = forms.DateField(
        kind=HAPPENED, label="On which day?", called="The day", help_text="Of the talk, or of deciding against it"
    )

    def __init__(self, *args: Any, people: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.SelectField)
        person.choices = [("", "Somebody else"), *people.items()]


class ReadyOrNot(forms.Form):
    decision = forms.RadioField(label="What is decided?", called="what is decided", choices=ReadinessDecision.choices)
    reason = forms.TextField(
        label="Why?", called="why", required=False, help_text="Needed where something is missing, or it is adjourned"
    )

    def __init__(self, *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if decided:
            decision = self.fields["decision"]
            assert isinstance(decision, forms.RadioField)
            decision.choices = [*ReadinessDecision.choices, (NOT_YET, "Take the decision back: it is not made yet")]


def lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
