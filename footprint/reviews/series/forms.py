"""The questions of a review in several meetings."""

from footprint.page import forms
from footprint.reviews.meetings.forms import ReviewHeld
from rulebook.days import HAPPENED


class Met(forms.Form):
    met_on = forms.DateField(kind=HAPPENED, label="On which day did it meet?", called="The day it met")


class Adjourn(Met):
    until_on = forms.DateField(
        label="By which day does it go on?",
        called="The day by which it goes on",
        help_text="Within 20 working days of the day it met",
    )
    reason = forms.TextField(label="Which information was wanting?", called="which information was wanting")
    delay_weighed = forms.LongTextField(
        label="What does the delay mean for the child?", called="what the delay means for the child", rows=3
    )
    consulted = forms.LongTextField(
        label="Who was asked about it, and what did they say?",
        called="who was asked about it",
        help_text="The child and the parents",
        rows=3,
    )


class LastMeeting(ReviewHeld):
    held_on = forms.DateField(
        kind=HAPPENED, label="On which day was the last meeting?", called="The day of the last meeting"
    )
