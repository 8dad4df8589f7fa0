"""What differs between two texts, as it is read."""

import pytest

from footprint.page.differences import differences

LONG = " ".join(f"word{number}" for number in range(40))


def told(before: str, now: str) -> str:
    """What stayed as it is, [-what was taken out-], {+what was added+}."""
    marks = {"same": "{}", "added": "{{+{}+}}", "taken out": "[-{}-]"}
    return "".join(marks[one.kind].format(one.words) for one in differences(before, now))


@pytest.mark.parametrize(
    ("before", "now", "read"),
    [
        ("", "New words", "{+New words+}"),
        ("Old words", "", "[-Old words-]"),
        ("Two were late.", "Three were late.", "[-Two -]{+Three +}were late."),
        ("Held in May, in time.", "Held in June, in time.", "Held in [-May, -]{+June, +}in time."),
        ("He wanted to see his brothers.", "He saw his two brothers.",
         "He [-wanted to see his -]{+saw his two +}brothers."),
        ("One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\n{+Two.\n\n+}Three."),
        ("They come early.", "We all come now.", "[-They come early.-]{+We all come now.+}"),
    ],
)  # fmt: skip
def test_a_change_is_read_word_by_word(before: str, now: str, read: str) -> None:
    assert told(before, now) == read


def test_of_what_stayed_a_few_words_are_told() -> None:
    assert told(f"{LONG} end", f"{LONG} End") == "… " + " ".join(LONG.split()[-12:]) + " [-end-]{+End+}"
    assert told(f"begin {LONG}", f"Begin {LONG}") == "[-begin -]{+Begin +}" + " ".join(LONG.split()[:12]) + " … "


@pytest.mark.parametrize(("before", "now"), [("", ""), ("The same", "The same"), ("With a space", "With  a space ")])
def test_what_is_the_same_has_no_differences(before: str, now: str) -> None:
    assert differences(before, now) == []
