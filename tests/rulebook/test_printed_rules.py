"""docs/rules is what the test tables print."""

from tests.rulebook import print_rules, print_states


def test_the_printed_rule_book_is_fresh():
    assert print_rules.stale() == []


def test_a_stale_or_stray_page_fails_the_check(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(print_rules, "FOLDER", tmp_path)
    assert print_rules.main([]) == 0
    assert print_rules.main(["--check"]) == 0
    (tmp_path / "timetables.md").write_text("21 working days")
    (tmp_path / "stray.md").write_text("no chapter prints this")
    assert print_rules.main(["--check"]) == 1
    assert capsys.readouterr().err.count("is stale") == 2


def test_the_printed_states_are_fresh():
    assert not print_states.stale()


def test_a_stale_page_of_states_fails_the_check(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(print_states, "FILE", tmp_path / "states.md")
    assert print_states.main(["--check"]) == 1
    assert "is stale" in capsys.readouterr().err
    assert print_states.main([]) == 0
    assert print_states.main(["--check"]) == 0
