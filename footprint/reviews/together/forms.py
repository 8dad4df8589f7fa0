"""What is asked before parts of a draft go into those of brothers and sisters."""

from collections.abc import Sequence
from typing import Any

from footprint.page import forms
from footprint.reviews.models import Review
from footprint.reviews.record.sections import Section


class ShareParts(forms.Form):
    sections = forms.CheckboxesField(
        label="Which parts are true of all of them?",
        called="at least one part",
        help_text="Those that say something. What the child says, and your opinion, are written for each child.",
        choices=(),
    )
    reviews = forms.CheckboxesField(choices=(), label="Into whose records do they go?", called="at least one child")

    def __init__(self, *args: Any, parts: Sequence[Section], siblings: Sequence[Review], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        which, whose = self.fields["sections"], self.fields["reviews"]
        assert isinstance(which, forms.CheckboxesField)
        assert isinstance(whose, forms.CheckboxesField)
        which.choices = [(section.key, section.title) for section in parts]
        whose.choices = [(str(review.pk), review.child.name) for review in siblings]
