"""A list beside the register: what it fills, adds and contradicts, what is refused, and what a person then decides."""

import io
from datetime import date, time
from typing import Any

import pytest
from django.core.management import call_command

from footprint.accounts.models import Person
from footprint.audit import SYSTEM, Actor
from footprint.children.following import care_changed
from footprint.children.models import Child, Link, PeriodOfCare, ProtectionCase
from footprint.interchange.lists import actions, columns, queries, reading
from footprint.interchange.models import CarriedDecision, Conflict, Import
from footprint.interchange.ssda903.problems import Refused
from footprint.reviews.models import Meeting, Review
from tests import people, register
from tests.footprint.interchange.listed import TODAY, a_list, beside

pytestmark = pytest.mark.django_db
ROW = {"CHILD": "1005", "Name": "Moss, Elin", "IRO": "ines.okafor@example.gov.uk", "IRO since": "06/01/2014",
       "Social worker": "Sol Ferris", "Team": "South", "Last review": "29/01/2014",
       "Booked": "30/04/2014 14:00", "Venue": "Room 2", "Decision": "A bicycle", "Owner": "Sol Ferris",
       "Deadline": "30/05/2014", "CP start": "03/03/2014", "Chair": "Cyril Dane"}  # fmt: skip


@pytest.fixture
def staff() -> dict[str, Person]:
    found = register.register()
    care_changed(children=[register.AMARA, register.BRAM, register.CLEO, register.ELIN], on=TODAY)
    return {**found, "Bea": people.staff("bs"), "Cyril": people.staff("cpc")}


def take_in(*rows: dict[str, str], by: Actor = SYSTEM, add: bool = False, hold_back: bool = False) -> Import:
    sheet = reading.read(name="list.csv", content=a_list(*rows))
    meanings = columns.guessed(sheet.columns, remembered=queries.remembered())
    return actions.take_in(sheet=sheet, meanings=meanings, add=add, hold_back=hold_back, by=by, on=TODAY, at=people.AT)


def kinds(*rows: dict[str, str], **more: Any) -> list[tuple[str, str, str, str]]:
    return [(step.key, step.kind, step.held, step.offered) for step in beside(*rows, **more).steps]


def faults(*rows: dict[str, str], **more: Any) -> list[str]:
    return [str(one).removeprefix("list.csv:") for one in beside(*rows, **more).problems]


def test_a_whole_row_is_taken_in_and_does_nothing_the_second_time(staff: dict[str, Person]) -> None:
    made = take_in(ROW, by=staff["Bea"])

    elin = Child.objects.get(pk=register.ELIN)
    assert made.counts == {"added": 3, "filled": 2, "conflict": 0, "same": 4, "faults": 0}
    assert elin.iros.get().person == staff["Ines"]
    assert elin.iros.get().from_on == date(2014, 1, 6)
    assert Review.objects.get(child=elin, held_on=date(2014, 1, 29)).from_files is False
    meeting = Meeting.objects.get(review__child=elin)
    assert (meeting.on_day, meeting.at_time, meeting.place) == (date(2014, 4, 30), time(14), "Room 2")
    assert meeting.review.due_on == date(2014, 4, 29)
    decision = CarriedDecision.objects.get(child=elin)
    assert (decision.text, decision.owner, decision.due_on) == ("A bicycle", "Sol Ferris", date(2014, 5, 30))
    assert ProtectionCase.objects.get(child=elin).chair == staff["Cyril"]

    again = take_in(ROW, by=staff["Bea"])
    assert again.counts == {"added": 0, "filled": 0, "conflict": 0, "same": 9, "faults": 0}


def test_names_fill_blanks_and_what_differs_waits_for_a_person(staff: dict[str, Person]) -> None:
    rows = {"CHILD": "1002", "Known as": "Bramwell", "Surname": "Oak", "IRO": "Ines Okafor", "Team": "West",
            "Social worker": "Mona Birch", "Last review": "01/11/2013"}  # fmt: skip
    take_in(rows, by=staff["Bea"])

    bram = Child.objects.get(pk=register.BRAM)
    assert (bram.known_as, bram.family_name) == ("Bramwell", "Oke")
    waiting = {one.field: (one.held, one.offered) for one in Conflict.objects.all()}
    assert waiting == {
        "family_name": ("Oke", "Oak"),
        "iro": ("Omar Haddad", "Ines Okafor"),
        "social_worker": ("Sol Ferris (South)", "Mona Birch (West)"),
    }

    actions.decide(
        conflicts=Conflict.objects.exclude(field="iro"), accept=True, by=staff["Bea"], on=TODAY, at=people.AT
    )
    actions.decide(
        conflicts=Conflict.objects.filter(field="iro"), accept=False, by=staff["Bea"], on=TODAY, at=people.AT
    )

    bram.refresh_from_db()
    assert bram.family_name == "Oak"
    assert bram.social_workers.get(until_on=None).team.name == "West"  # type: ignore[union-attr]
    assert bram.iros.get().person == staff["Omar"]
    assert take_in(rows, by=staff["Bea"]).counts["conflict"] == 0  # the refused one is not asked again
    with pytest.raises(actions.NotAllowed, match="meanwhile"):
        actions.decide(conflicts=Conflict.objects.all(), accept=True, by=staff["Bea"], on=TODAY, at=people.AT)


def test_a_holder_with_a_later_first_day_is_progress(staff: dict[str, Person]) -> None:
    rows = {"CHILD": "1002", "Social worker": "Mona Birch", "SW since": "01/03/2014", "IRO": "Ines Okafor",
            "IRO since": "01/04/2014"}  # fmt: skip
    take_in(rows)

    bram = Child.objects.get(pk=register.BRAM)
    assert [(one.name, one.until_on) for one in bram.social_workers.order_by("from_on")] == [
        ("Sol Ferris", date(2014, 3, 1)),
        ("Mona Birch", None),
    ]
    assert [one.person.name for one in bram.iros.order_by("from_on")] == ["Omar Haddad", "Ines Okafor"]


def test_a_booked_date_that_differs_is_decided_by_a_person(staff: dict[str, Person]) -> None:
    take_in(ROW)
    take_in({"CHILD": "1005", "Booked": "06/05/2014"})

    conflict = Conflict.objects.get()
    assert (conflict.held, conflict.offered) == ("30 April 2014 at 14:00, Room 2", "6 May 2014")
    actions.decide(conflicts=[conflict], accept=True, by=staff["Bea"], on=TODAY, at=people.AT)
    assert Meeting.objects.get(cancelled_on=None).on_day == date(2014, 5, 6)
    assert Meeting.objects.get(cancelled_on=TODAY).cancelled_because


def test_the_day_from_which_reviews_are_known_stays(staff: dict[str, Person]) -> None:
    take_in({"CHILD": "1005", "Last review": "29/01/2014"})

    from footprint.reviews.models import KnownFrom

    assert not KnownFrom.objects.exists()


def test_a_child_who_is_not_known_is_added_only_when_asked(staff: dict[str, Person]) -> None:
    wren = {"CHILD": "2001", "Name": "Wren Sparrow", "DOB": "09/08/2011", "Chair": "Cyril Dane", "CP start": "3/3/2014"}

    assert "take in the return’s files first" in faults(wren)[0]
    assert "give their name and date of birth" in faults({"CHILD": "2001", "Name": "Wren"}, add=True)[0]
    take_in(wren, add=True)

    added = Child.objects.get(local_id="2001")
    assert (added.given_names, added.family_name, added.born_on) == ("Wren", "Sparrow", date(2011, 8, 9))
    assert added.protection_cases.get().chair == staff["Cyril"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"CHILD": "1001", "IRO": "Nobody Known"}, '2: IRO "Nobody Known": is nobody who is an IRO here'),
        ({"CHILD": "1001", "IRO": "Sami Reid"}, '2: IRO "Sami Reid": is somebody who is not an IRO today'),
        ({"CHILD": "1001", "Chair": "Sami Reid", "CP start": "1/2/2014"}, "not a chair of child-protection"),
        ({"CHILD": "1001", "SW": "x@example.gov.uk"}, "is the e-mail address of nobody here"),
        ({"CHILD": "1001", "Last review": "01/05/2014"}, "is a day to come"),
        ({"CHILD": "1001", "Last review": "01/05/2013"}, "before the child came into care on 2 September 2013"),
        ({"CHILD": "1001", "Booked": "01/04/2014"}, "lies in the past"),
        ({"CHILD": "1001", "CP start": "01/03/2014", "CP end": "01/02/2014"}, "is before its beginning"),
    ],
)
def test_what_cannot_be_taken_says_what_to_do(staff: dict[str, Person], row: dict[str, str], fault: str) -> None:
    assert fault in faults(row)[0]


def test_two_people_of_one_name_are_told_apart_by_their_address(staff: dict[str, Person]) -> None:
    other = people.staff("iro", name="Ines Okafor-Two")
    Person.objects.filter(pk=other.pk).update(name="Ines Okafor")

    assert "is the name of 2 people who are an IRO" in faults({"CHILD": "1005", "IRO": "Ines Okafor"})[0]
    assert not faults({"CHILD": "1005", "IRO": "ines.okafor@example.gov.uk"})


def test_protection_cases_may_not_overlap(staff: dict[str, Person]) -> None:
    first = {"CHILD": "1005", "CP start": "03/02/2014"}

    assert "overlaps" in faults(first, {"CHILD": "1005", "CP start": "03/03/2014"})[0]
    assert not faults({**first, "CP end": "01/03/2014"}, {"CHILD": "1005", "CP start": "03/03/2014", "CP end": ""})


def test_an_iro_who_stands_in_the_line_of_the_case_is_a_fault(staff: dict[str, Person]) -> None:
    amara, elin = Child.objects.get(pk=register.AMARA), Child.objects.get(pk=register.ELIN)
    Link.objects.create(child=amara, other=elin, kind="baby")

    found = actions.preview(
        sheet=reading.read(name="list.csv", content=a_list({"CHILD": "1005", "IRO": "Ines Okafor"})),
        meanings=["child", "iro"], add=False, to=SYSTEM, on=TODAY,
    )  # fmt: skip
    assert "of their parent or baby" in str(found.problems[0])
    assert found.steps == []


def test_a_list_with_a_fault_is_not_taken_at_all_unless_its_child_is_held_back(staff: dict[str, Person]) -> None:
    rows = ({"CHILD": "1002", "Known as": "Bramwell", "IRO": ""}, {"CHILD": "1005", "Known as": "", "IRO": "Nobody"})

    with pytest.raises(Refused):
        take_in(*rows)
    assert Child.objects.get(pk=register.BRAM).known_as == ""
    assert not Import.objects.exists()

    made = take_in(*rows, hold_back=True)
    assert Child.objects.get(pk=register.BRAM).known_as == "Bramwell"
    assert len(made.held_back) == 1


def test_what_a_person_may_not_see_is_not_told(staff: dict[str, Person]) -> None:
    row = {"CHILD": "1003", "Surname": "Pebble", "Last review": "01/05/2013"}

    [line] = faults(row, to=staff["Bea"])
    assert "ask a lead reviewing officer" in line
    assert "November" not in line
    assert beside({"CHILD": "1003", "Surname": "Pebble"}, to=staff["Bea"]).steps[0].hidden
    assert not beside({"CHILD": "1001", "Surname": "Dale"}, to=staff["Bea"]).steps[0].hidden
    assert kinds({"CHILD": "1004", "Surname": "Street"}) == []  # sealed: left as it is


def test_columns_are_remembered(staff: dict[str, Person]) -> None:
    sheet = reading.read(name="list.csv", content=a_list({"Nr": "1005", "Rufname": "Ellie"}))
    choice = {"meanings": ["child", "known_as"], "add": False, "hold_back": False}
    actions.take_in(sheet=sheet, **choice, by=SYSTEM, on=TODAY, at=people.AT)

    assert columns.guessed(("Rufname", "NR."), remembered=queries.remembered()) == ["known_as", "child"]


def test_a_list_makes_few_queries_to_be_looked_at(staff: dict[str, Person], django_assert_max_num_queries: Any) -> None:
    rows = [{"CHILD": number, "IRO": "Ines Okafor", "SW": "Sol Ferris"} for number in ("1001", "1002", "1003", "1005")]
    with django_assert_max_num_queries(16):
        beside(*rows, to=staff["Bea"])


def test_the_command_looks_takes_in_and_refuses(
    staff: dict[str, Person], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTPRINT_CALLED_FROM", str(tmp_path))
    monkeypatch.setenv("FOOTPRINT_TODAY", str(TODAY))
    (tmp_path / "good.csv").write_bytes(a_list({"CHILD": "1002", "Known as": "Bramwell"}))
    (tmp_path / "bad.csv").write_bytes(a_list({"CHILD": "9", "Known as": "Nine"}))
    said, wrong = io.StringIO(), io.StringIO()

    call_command("import_list", "good.csv", "--dry-run", stdout=said, stderr=wrong)
    assert Child.objects.get(pk=register.BRAM).known_as == ""
    call_command("import_list", "good.csv", stdout=said, stderr=wrong)
    assert Child.objects.get(pk=register.BRAM).known_as == "Bramwell"
    assert said.getvalue().splitlines() == [
        "good.csv: would be added 0, would be filled 1, to decide 0, the same 0.",
        "good.csv: added 0, filled 1, to decide 0, the same 0.",
    ]
    for name, status in (("bad.csv", 1), ("none.csv", 2)):
        with pytest.raises(SystemExit) as stopped:
            call_command("import_list", name, stdout=said, stderr=wrong)
        assert stopped.value.code == status
    assert 'bad.csv:2: Child’s number "9": no child of this number' in wrong.getvalue()
    assert PeriodOfCare.objects.filter(child__local_id="9").count() == 0
