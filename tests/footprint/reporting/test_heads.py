"""Figures and relations are what their files say: an app's own folder is enough, and a head that lacks something says
so."""

from pathlib import Path

import pytest

from footprint.reporting import relations
from footprint.reporting.definitions import NOT_YET, definitions, definitions_in, in_print
from footprint.sql_files import HeadError, fingerprint

FIGURE = """-- title: Challenges raised
-- question: How often did an IRO challenge the council?
-- unit: challenges
-- singular: challenge
-- shape: count
-- day: Raised on
-- needs: challenges
-- source: IRO Handbook
-- rule: Raised from the first to the last day.
-- order: 455
-- group: Challenges
-- place: 9010
SELECT challenge_id AS subject, child_id, raised_on AS on_day FROM challenge
"""
RELATION = """-- columns: challenge_id, child_id, raised_on
-- reads: answer
-- gives: challenges
-- not recorded: no challenge was raised
-- Those known on the as-at day.
SELECT id AS challenge_id, child_id, raised_on FROM challenge_challenge WHERE raised_on <= :as_at
"""
ANSWER = "-- columns: challenge_id\nSELECT challenge_id FROM challenge_answer\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house whose only app, challenge, counts one figure."""
    for folder, name, text in (
        ("figures", "raised", FIGURE),
        ("register", "challenge", RELATION),
        ("register", "answer", ANSWER),
    ):
        (tmp_path / "challenge" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "challenge" / folder / f"{name}.sql").write_text(text)
    return tmp_path


def written(house: Path, text: str, name: str = "raised") -> Path:
    (house / "challenge" / "figures" / f"{name}.sql").write_text(text)
    return house


def test_an_app_counts_a_figure_from_its_own_folder_alone(house: Path) -> None:
    figure = definitions_in(house)["raised"]
    assert (figure.title, figure.group, figure.unit, figure.singular) == (
        "Challenges raised", "Challenges", "challenges", "challenge",
    )  # fmt: skip
    assert figure.sql.startswith("SELECT challenge_id")


def test_a_relation_of_an_app_comes_after_those_that_it_reads(house: Path) -> None:
    found = relations.in_order(relations.relations_in(house))
    assert list(found) == ["answer", "challenge"]
    assert found["challenge"].not_recorded == "no challenge was raised"
    assert found["challenge"].sql.startswith("SELECT id")


@pytest.mark.parametrize(
    ("line", "instead", "sentence"),
    [
        ("-- rule: Raised from the first to the last day.\n", "", "raised.sql: its head lacks rule"),
        ("shape: count", "shape: heap", "“shape” says “heap”, which is none of: count, rate"),
        ("needs: challenges", "needs: prizes", "“needs” says “prizes”"),
        ("order: 455", "order: last", "“order” says “last”, which is no whole number"),
    ],
)
def test_a_head_that_lacks_something_is_refused_by_the_name_of_its_file(
    house: Path, line: str, instead: str, sentence: str
) -> None:
    with pytest.raises(HeadError, match=sentence):
        definitions_in(written(house, FIGURE.replace(line, instead)))


def test_a_relation_says_what_is_not_recorded_where_it_gives_something(house: Path) -> None:
    path = house / "challenge" / "register" / "challenge.sql"
    path.write_text(RELATION.replace("-- not recorded: no challenge was raised\n", ""))
    with pytest.raises(HeadError, match="stand together"):
        relations.relations_in(house)


def test_two_apps_cannot_count_one_figure(house: Path) -> None:
    (house / "voice" / "figures").mkdir(parents=True)
    (house / "voice" / "figures" / "raised.sql").write_text(FIGURE)
    with pytest.raises(HeadError, match="has the same name"):
        definitions_in(house)


def test_a_statement_keeps_its_fingerprint_when_its_head_or_its_layout_changes() -> None:
    bare = "SELECT 1 AS subject FROM review"
    assert fingerprint(
        f"-- title: Another\n-- A comment.\n{bare.replace(' FROM', chr(10) + '   FROM')}\n"
    ) == fingerprint(bare)
    assert fingerprint(bare.replace("1", "2")) != fingerprint(bare)


def test_every_figure_has_a_place_of_its_own_in_print_and_on_the_pages() -> None:
    figures = definitions().values()
    assert len({figure.order for figure in figures}) == len(figures)
    assert len({figure.place for figure in figures}) == len(figures)
    assert set(definitions()).isdisjoint(NOT_YET)
    assert set(in_print()) == set(definitions()) | set(NOT_YET)
