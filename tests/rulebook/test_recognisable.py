"""Names and initials in texts that are to be published: what is caught, and what is let be."""

import string
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rulebook.recognisable import NO_NAMES, ORDINARY, caught, names_in, plain, words_to_ask

NAMES = names_in("George Amara Zoë Anna-Marie D'Arcy Will Bo")
THE_SLIP = (
    "G came into care in 2012 after his mother fell ill. The IRO asked that he stay near his school. "
    "George is now doing well, and G sees his brothers every week."
)


def words(text: str, names: frozenset[str] = NAMES) -> list[str]:
    return [one.word for one in caught(text, names=names)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("George is settled.", ["George"]),
        ("Everybody helped george to settle.", ["george"]),
        ("GEORGE’S new home", ["GEORGE"]),
        ("It was George's idea, and Amara’s.", ["George", "Amara"]),
        ("**George** and _Amara_", ["George", "Amara"]),
        ("Zoe came, spelt without its dots.", ["Zoe"]),
        ("Anna likes it there.", ["Anna"]),
        ("AnnaMarie in one word", ["AnnaMarie"]),
        ("D’Arcy said so.", ["D’Arcy"]),
        ("Will came.", ["Will"]),
        ("Georgetown is a place.", []),
        ("She will come.", []),
        ("a bo tree", []),
        ("The girl lives near her school.", []),
    ],
)
def test_a_name_of_a_child_is_caught(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (THE_SLIP, ["George"]),
        ("George, whom we call G, is well.", ["George"]),
        ("H moved in May. Hannah’s carers are kind.", ["Hannah"]),
        ("A was six. Aisha is nine now.", ["Aisha"]),
        ("We spoke with A about Aisha.", ["Aisha"]),
        ("I is nine. Isaac lives with his aunt.", ["Isaac"]),
        ("É is nine, and Élodie is ten.", []),
        ("G is well.\n\nGeorgina came to the meeting.", []),
        ("G is well. Her carers are kind.", []),
        ("G goes to school. Given time, she may like it.", []),
        ("A boy of nine. Aisha came later.", []),
        ("I like Ivan, and my school.", []),
        ("He took A levels at Ashford.", []),
        ("Plan B was a move to Bath.", []),
        ("In A&E they met Anwar.", []),
        ("H met the Head of Service on a Monday.", []),
    ],
)
def test_an_initial_with_the_name_behind_it_is_caught_in_one_paragraph(text: str, found: list[str]) -> None:
    assert words(text, frozenset()) == found


def test_a_family_name_is_caught_with_a_capital_alone() -> None:
    found = caught("The Greens came. Mr Green painted it green.", names=(), family_names=names_in("Green"))
    assert [one.word for one in found] == ["Green"]


def test_a_catch_says_why_and_is_known_again_in_the_same_paragraph() -> None:
    known, behind = caught(THE_SLIP, names=NAMES), caught(THE_SLIP, names=())
    assert [one.why for one in known] == ["“George” is the name of a child on the register."]
    assert behind[0].why == "“George” begins with the letter by which somebody is called in the same paragraph."
    moved = caught(f"Before.\n\n{THE_SLIP}", names=NAMES)
    assert [one.mark for one in moved] == [one.mark for one in known] == [one.mark for one in behind]
    assert caught(f"{THE_SLIP} He is ten.", names=NAMES)[0].mark != known[0].mark


def test_a_word_is_told_once_a_paragraph() -> None:
    assert words("George and George.\n\nGeorge again") == ["George", "George"]


def test_the_register_is_asked_for_whole_words_and_their_parts() -> None:
    assert words_to_ask("Zoë’s friend Anna-Marie") == {"zoe", "zoes", "friend", "annamarie", "anna", "marie"}


AROUND = "the a review was held in time and child likes school She It On 12"
letters = st.sampled_from(string.ascii_lowercase + "éèëöüøñçłš")
forename = st.text(letters, min_size=2, max_size=10).map(str.capitalize).filter(lambda one: plain(one) not in ORDINARY)
double = st.tuples(forename, st.sampled_from("-'’"), forename).map("".join)
filler = st.lists(st.sampled_from(AROUND.split()), max_size=12)
written = st.sampled_from([str, str.upper, "{}’s".format, "**{}**".format, "({})".format, "{},".format, "“{}”".format])


planted = given(name=st.one_of(forename, double), before=filler, after=filler, how=written)
called = given(
    letter=st.sampled_from(string.ascii_uppercase.replace("A", "").replace("I", "")),
    rest=st.text(st.sampled_from(string.ascii_lowercase), min_size=1, max_size=8),
    before=filler,
    after=filler,
    first=st.booleans(),
)
SOME = settings(max_examples=200, deadline=None)


def plant(name: str, before: list[str], after: list[str], how: Callable[[str], str]) -> None:
    text = " ".join([*before, how(name), *after])
    asked = words_to_ask(text)
    known = names_in(name) & asked  # as the register answers: those of the words asked that are names
    assert plain(name) in {plain(one.word) for one in caught(text, names=known)}


def call(letter: str, rest: str, before: list[str], after: list[str], first: bool) -> None:
    name = letter + rest
    text = " ".join([*before, *((letter, "met", name) if first else (name, "met", letter)), *after])
    assert (name in words(text, frozenset())) is (plain(name) not in NO_NAMES)


@SOME
@planted
@example(name="George", before=["G", "was"], after=[], how=str)
def test_a_name_that_is_planted_in_a_text_is_always_caught(**text: Any) -> None:
    plant(**text)


@pytest.mark.slow
@settings(SOME, max_examples=5_000)
@planted
def test_a_name_that_is_planted_in_many_more_texts_is_always_caught(**text: Any) -> None:
    plant(**text)


@SOME
@called
def test_an_initial_gives_the_name_behind_it_away(**text: Any) -> None:
    call(**text)


@pytest.mark.slow
@settings(SOME, max_examples=2_000)
@called
def test_an_initial_gives_the_name_behind_it_away_in_many_more(**text: Any) -> None:
    call(**text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three boys on remand were moved.", ["Three boys"]),
        ("This was so for one of three.", ["one of three"]),
        ("It tells of a single child.", ["a single child"]),
        ("We met 3 girls and 12 boys.", ["3 girls"]),
        ("two unaccompanied asylum-seeking children came", ["two unaccompanied asylum-seeking children"]),
        ("4 of them were adopted", ["4 of them"]),
        ("Of 318 children, 1,204 children and 93.5% of children", []),
        ("Nineteen children, and 19 children", []),
        ("Two weeks before children meet, within 5 working days, five IROs", []),
        ("Two reviews of children and one review for each child", []),
    ],
)
def test_a_number_of_a_few_is_caught_in_figures_and_in_words(text: str, words: list[str]) -> None:
    found = [one for one in caught(text, names=()) if one.number]
    assert [one.word for one in found] == words
    assert all("five people or fewer" in one.why for one in found)
