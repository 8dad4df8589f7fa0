"""What a part of a document says, without how it is set."""

from footprint.post.outline import Words, runs_of


def text_of(words: Words) -> str:
    return "".join(run.text for run in runs_of(words))
