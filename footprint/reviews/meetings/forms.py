"""The questions of booking, moving, cancelling and holding a review."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from django import forms as django_forms

from footprint.page import forms
from footprint.reviews.models import Review
from rulebook.days import HAPPENED, PLANNED
from rulebook.participation import Part, part_of


class MeetingLine(forms.Form):
    """Which day, when and where."""

    on_day = forms.DateField(kind=PLANNED, label="On which day?", called="The day of the meeting")
    at_time = forms.TimeField(label="At what time?", required=False)
    place = forms.TextField(label="Where?", required=False, max_length=200)


class BookMany(forms.Form):
    """The questions of `MeetingLine` once for each review."""

    def __init__(self, *args: Any, reviews: Sequence[Review], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reviews = reviews
        for review in reviews:
            for name, question in MeetingLine.base_fields.items():
                self.fields[self.name_of(review, name)] = deepcopy(question)

    @staticmethod
    def name_of(review: Review, name: str) -> str:
        return f"line-{review.pk}-{name}"

    def line(self, review: Review) -> list[django_forms.BoundField]:
        return [self[self.name_of(review, name)] for name in MeetingLine.base_fields]

    def answers(self, review: Review) -> dict[str, Any]:
        """Those for one review. Only of a form that is whole."""
        return {name: self.cleaned_data[self.name_of(review, name)] for name in MeetingLine.base_fields}


class BookMeeting(MeetingLine):
    link = django_forms.URLField(
        label="Address of the video meeting",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter the address as https://example.gov.uk/meeting"},
    )
    chair = forms.SelectField(label="Who chairs it?", choices=(), empty="Nobody yet", required=False)

    def __init__(self, *args: Any, chairs: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chair = self.fields["chair"]
        assert isinstance(chair, forms.SelectField)
        chair.choices = [("", "Nobody yet"), *chairs.items()]


class MoveMeeting(BookMeeting):
    reason = forms.TextField(label="Why is it moved?", called="why")


class CancelMeeting(forms.Form):
    reason = forms.TextField(label="Why is it cancelled?", called="why")


def _whose(label: str, help_text: str) -> forms.CheckboxesField:
    return forms.CheckboxesField(choices=(), label=label, help_text=help_text, required=False)


class WithSiblings(forms.Form):
    """`siblings` are the reviews of brothers and sisters for which the same can be done, by their keys."""

    together = _whose("", "")

    def __init__(self, *args: Any, siblings: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        together = self.fields["together"]
        assert isinstance(together, forms.CheckboxesField)
        together.choices = list(siblings.items())
        if not siblings:
            del self.fields["together"]


class BookTogether(WithSiblings, BookMeeting):
    together = _whose(
        "Whose reviews does the same meeting hold as well?",
        "Brothers and sisters whose next review has no meeting yet.",
    )


SAME = "Brothers and sisters whose review is booked for the same day, time and place."


class MoveTogether(WithSiblings, MoveMeeting):
    together = _whose("Whose reviews move with it?", SAME)


class CancelTogether(WithSiblings, CancelMeeting):
    together = _whose("Whose reviews is it cancelled for as well?", SAME)


class ReviewHeld(forms.Form):
    """The day, and plain questions about the child's part: `part` is their answer, which the code follows from."""

    held_on = forms.DateField(kind=HAPPENED, label="On which day was it held?", called="The day it was held")
    there = forms.RadioField(
        label="Was the child there?",
        help_text="For the whole meeting or a part of it. Leave this out for a child under 4, or while not known.",
        choices=[("yes", "Yes"), ("no", "No")],
        reveals={"yes": ["how_there"], "no": ["how_away"]},
        required=False,
    )
    how_there = forms.RadioField(
        label="How did the child give their views?",
        called="how the child gave their views",
        choices=[
            ("spoke", "They spoke for themselves"),
            ("spoken_for", "An advocate or the IRO spoke for them"),
            ("without_words", "Without words: by signs, symbols or drawing"),
            ("nothing", "They gave no views in any way"),
        ],
    )
    how_away = forms.RadioField(
        label="How did the child’s views come to the meeting?",
        called="how the child’s views came to the meeting",
        choices=[
            ("spoken_for", "An advocate or the IRO had been asked to speak for them"),
            ("sent", "They sent them: a letter, form, message, call or recording"),
            ("nothing", "They did not come"),
        ],
    )

    @property
    def part(self) -> Part:
        """What was answered. Only of a form that is whole."""
        values = self.cleaned_data
        return Part({"yes": True, "no": False}.get(values["there"]), values["how_there"] or values["how_away"] or "")

    @staticmethod
    def answers_of(code: str) -> dict[str, str]:
        """The answers that a kept code stands for, to begin with."""
        part = part_of(code)
        there = {True: "yes", False: "no", None: ""}[part.there]
        return {"there": there, "how_there": part.how, "how_away": part.how}


class CorrectReview(ReviewHeld):
    reason = forms.TextField(label="Why is it corrected?", called="why")


class TakeBackHeld(forms.Form):
    reason = forms.TextField(label="Why was it not held?", called="why")
