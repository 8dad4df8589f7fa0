"""What can't be done is refused in sentences for whoever asked: what is in the way, and what to do."""

from collections.abc import Mapping


class NotAllowed(Exception):
    """One sentence for each thing in the way, shown to the user as they stand."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class ChangedMeanwhile(NotAllowed):
    """Somebody else has changed something since the page was shown; `now` is what is stored of it, by name."""

    def __init__(self, *sentences: str, now: Mapping[str, str] | None = None) -> None:
        super().__init__(*sentences)
        self.now = dict(now or {})
