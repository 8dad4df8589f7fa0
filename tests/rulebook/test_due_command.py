"""`./run due`, called as manage.py calls it."""

import json
import subprocess
import sys

import pytest

from rulebook.due import main


def test_the_answer_for_people(capsys):
    assert main(["--entered", "2013-12-02"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("The first review is due by Thursday 2 January 2014.\n")
    assert "Boxing Day" in printed.out
    assert printed.err == ""


def test_the_answer_for_programs(capsys):
    assert main(["--entered", "2013-12-02", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"due", "why"}
    assert answer["due"] == "2014-01-02"
    assert "regulation 33(1)" in answer["why"]


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (["--entered", "02/12/2013", "--held", "20/12/2013"], "2014-03-20"),
        (["--entered", "2013-12-02", "--held", "2013-12-20", "--held", "2014-03-10"], "2014-09-10"),
        (["--entered", "2013-12-02", "--held", "2014-03-10", "2013-12-20"], "2014-09-10"),
        (["--held", "2014-03-10", "--entered", "2013-12-02", "--held", "2013-12-20"], "2014-09-10"),
        (["--entered", "2013-12-02", "--held", "2013-12-02"], "2014-03-02"),
    ],
)
def test_reviews_held_in_any_order_and_form(capsys, arguments, due):
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == due


@pytest.mark.parametrize(
    ("timetable", "held", "due"),
    [
        ("looked_after", [], "2014-01-02"),
        ("short_breaks", [], "2014-03-02"),
        ("adoption_authorised", ["2014-02-10"], "2014-08-10"),
        ("adoption_disrupted", [], "2014-01-13"),
    ],
)
def test_under_another_timetable_of_the_law(capsys, timetable, held, due):
    arguments = ["--timetable", timetable, "--entered", "2013-12-02", *(["--held", *held] if held else [])]
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == due


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--entered", "2013-02-30"], "--entered '2013-02-30' is not a date"),
        (["--entered", "2013-12-02", "--held", "soon"], "--held 'soon' is not a date"),
        (["--entered", "2013-12-02", "--held", "2013-12-01"], "--held 2013-12-01 is before --entered 2013-12-02"),
        (["--entered", "2013-12-02", "--held", "2013-12-20", "20/12/2013"], "--held 2013-12-20 is given twice"),
        (["--entered", "1913-12-02"], "--entered 02/12/1913 is outside the calendar"),
        (["--entered", "2013-12-02", "--held", "2113-12-02"], "--held 02/12/2113 is outside the calendar"),
        ([], "--entered"),
        (["--entered", "2013-12-02", "--helt", "2013-12-20"], "--helt"),
        (["--entered", "2013-12-02", "--timetable", "shortbreaks"], "--timetable"),
    ],
)
def test_wrong_usage_is_refused_with_the_argument_and_its_value(capsys, arguments, sentence):
    assert main([*arguments, "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert sentence in printed.err


def test_help(capsys):
    assert main(["--help"]) == 0
    assert "--held DAY" in capsys.readouterr().out


def test_it_needs_neither_django_nor_a_database():
    program = "import sys; from rulebook.due import main; main(['--entered', '2013-12-02']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "rulebook.due" in loaded
    assert not {"django", "psycopg", "duckdb", "numpy"} & set(loaded)
