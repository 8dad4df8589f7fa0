"""What is asked before parts of a draft go into those of brothers and sisters."""

from collections.abc import Sequence
from typing import Any

from footprint.page import forms
from footprint.reviews.models import Review
from footprint.reviews.together.actions import SHARED


class ShareParts(forms.Form):
    sections = forms.CheckboxesField(
        label="Which parts are true of all of them?",
        called="at least one part",
        help_text="What the child says, and your own opinion, are written for each child.",
        choices=[(section.key, section.title) for section in SHARED],
    )
    reviews = forms.CheckboxesField(choices=(), label="Into whose records do they go?", called="at least one child")

    def __init__(self, *args: Any, siblings: Sequence[Review], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = self.fields["reviews"]
        assert isinstance(whose, forms.CheckboxesField)
        whose.choices = [(str(one.pk), one.child.name) for one in siblings]
