"""The questions of booking, moving, cancelling and holding a review."""

from typing import Any

from django import forms as django_forms

from footprint.page import forms
from rulebook import codes


class MeetingLine(forms.Form):
    """One of several reviews to book: which day, when and where."""

    on_day = forms.DateField(label="On which day?", called="The day of the meeting")
    at_time = django_forms.TimeField(
        label="At what time?",
        required=False,
        help_text="For example, 14:00",
        widget=django_forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"invalid": "The time must be written as 14:00"},
    )
    place = forms.TextField(label="Where?", required=False, max_length=200)


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


class ReviewHeld(forms.Form):
    held_on = forms.DateField(label="On which day was it held?", called="The day it was held")
    participation = forms.SelectField(
        label="How did the child take part?",
        choices=[(code, f"{code} {codes.PARTICIPATION.words(code)}") for code in codes.PARTICIPATION.codes],
        empty="Not recorded yet",
        required=False,
    )


class CorrectReview(ReviewHeld):
    reason = forms.TextField(label="Why is it corrected?", called="why")


class TakeBackHeld(forms.Form):
    reason = forms.TextField(label="Why was it not held?", called="why")
