"""Folders of SSDA903 files taken into the register: what is new, what is filled in, what is in conflict."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.audit.queries import changes_of
from footprint.children.models import AdoptionPlacement, Child, Episode, PeriodOfCare
from footprint.council.actions import set_value
from footprint.interchange import actions
from footprint.interchange.models import Conflict, Import, KeptRow
from footprint.interchange.ssda903.importing.result import Outcome
from footprint.interchange.ssda903.problems import Refused
from footprint.page.refusals import NotAllowed
from footprint.reviews.following_care import CARE_ENDED, reckon
from footprint.reviews.models import Clock, KnownFrom, Meeting, Review
from tests.interchange.folders import EPISODES, HEADER, REVIEWS, write

pytestmark = pytest.mark.django_db
ON, AT = date(2026, 4, 20), datetime(2026, 4, 20, 9, tzinfo=UTC)
BEN_LEFT = {
    "episodes.csv": EPISODES.replace(
        "BEN,01/12/2025,S,C1,N1,U6,PR4,,,", "BEN,01/12/2025,S,C1,N1,U6,PR4,02/03/2026,E4A,"
    )
}
BEN_MOVED = {"episodes.csv": EPISODES.replace("BEN,01/12/2025,S,C1,N1,U6", "BEN,01/12/2025,S,C1,N1,K2")}


def take(*folders: Path, **more: Any) -> Outcome:
    return actions.take_in(folders=folders, by=SYSTEM, on=ON, at=AT, **more)


def trail() -> dict[str, int]:
    from footprint.audit.tracking import trails

    return {model.__name__: model.objects.count() for model in [*trails(), Import, Conflict, KeptRow, Review]}


def ben() -> Episode:
    return Episode.objects.get(child__local_id="BEN")


def test_a_clean_folder_fills_an_empty_register(tmp_path: Path) -> None:
    done = take(write(tmp_path))

    assert done.counts["added"] == {"child": 3, "episode": 4, "kept": 3, "review": 5}
    ada = Child.objects.get(local_id="ADA")
    assert (ada.sex, ada.born_on, ada.ethnicity) == ("F", date(2012, 2, 29), "WBRI")
    cal = PeriodOfCare.objects.get(child__local_id="CAL")
    assert (cal.from_on, cal.until_on, cal.start_known) == (date(2023, 1, 10), None, True)
    assert [e.period_id for e in Episode.objects.filter(child__local_id="CAL")] == [cal.pk, cal.pk]
    assert str(Episode.objects.get(child__local_id="BEN").miles) == "20.1"
    assert KnownFrom.objects.get().day == date(2024, 4, 1)
    first, second, to_come = Review.objects.filter(child=ada).order_by("number")
    assert (first.due_on, first.next_due_on, first.from_files) == (date(2025, 6, 30), date(2025, 9, 30), True)
    assert second.why == {"plain": {"rule": "second", "from": "2025-06-30"}}
    assert (to_come.held_on, to_come.due_on, to_come.number) == (None, date(2026, 3, 30), 3)
    assert Clock.objects.get(period=cal).history_known is False
    assert AuditEvent.objects.filter(action="import_ssda903").count() == 1


def test_a_review_of_a_mistyped_year_moves_no_date_of_another_child(tmp_path: Path) -> None:
    take(write(tmp_path / "clean"))
    dates = list(Review.objects.order_by("pk").values_list("pk", "due_on", "special_due_on", "next_due_on"))
    mistyped = REVIEWS + "CAL,01/04/2008,14/08/2015,PN3\n"

    done = take(write(tmp_path / "mistyped", {"reviews.csv": mistyped}))

    assert KnownFrom.objects.get().day == date(2024, 4, 1)
    told = [str(one).removeprefix(f"{tmp_path}/") for one in done.warnings if "does not move the day" in one.message]
    assert [line.split(":")[:2] for line in told] == [["mistyped/reviews.csv", "7"]]
    kept = Review.objects.exclude(held_on=date(2015, 8, 14)).order_by("pk")
    assert list(kept.values_list("pk", "due_on", "special_due_on", "next_due_on")) == dates


def test_an_earlier_year_that_files_cover_moves_the_day_from_which_reviews_are_known(tmp_path: Path) -> None:
    take(write(tmp_path / "newer"))
    assert KnownFrom.objects.get().day == date(2024, 4, 1)
    older = REVIEWS + "CAL,01/04/2008,14/08/2023,PN3\n"

    take(write(tmp_path / "older", {"reviews.csv": older}))

    assert KnownFrom.objects.order_by("pk").last().day == date(2023, 4, 1)


@pytest.mark.slow
def test_the_same_files_twice_change_nothing_and_leave_no_trace(tmp_path: Path) -> None:
    take(write(tmp_path))
    before = trail()

    done = take(tmp_path)

    assert not done.changes
    assert trail() == before


def test_an_end_is_filled_in_and_rows_are_added(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    kept = ben().pk
    later = {
        "episodes.csv": BEN_LEFT["episodes.csv"],
        "reviews.csv": REVIEWS + "BEN,10/10/2015,02/03/2026,PN1\n",
    }

    done = take(write(tmp_path / "b", later))

    assert done.counts["filled"] == {"episode": 2}
    assert done.counts["added"] == {"review": 1}
    assert [line.split(": ", 1)[1] for line in done.filled] == [
        "BEN, episode 2025-12-01: DEC filled in with 2026-03-02",
        "BEN, episode 2025-12-01: REC filled in with E4A",
    ]
    assert (ben().pk, ben().until_on, ben().end_reason) == (kept, date(2026, 3, 2), "E4A")
    assert PeriodOfCare.objects.get(child__local_id="BEN").until_on == date(2026, 3, 2)
    assert not Review.objects.filter(child__local_id="BEN", held_on=None).exists()


@pytest.mark.slow
def test_absence_is_never_deletion(tmp_path: Path) -> None:
    take(write(tmp_path / "a", BEN_LEFT))

    done = take(write(tmp_path / "b", {"reviews.csv": None}))

    assert not done.changes
    assert ben().until_on == date(2026, 3, 2)


def test_faults_refuse_everything_and_leave_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, {"reviews.csv": REVIEWS.replace("PN3", "PN8")})

    with pytest.raises(Refused) as refused:
        take(folder)

    assert [str(problem).rsplit("/", 1)[1] for problem in refused.value.problems] == [
        'reviews.csv:6: REVIEW_CODE "PN8": is not a code for participation'
    ]
    assert not Child.objects.exists()


def test_children_with_faults_are_held_back(tmp_path: Path) -> None:
    done = take(write(tmp_path, {"reviews.csv": REVIEWS.replace("PN3", "PN8")}), hold_back=True)

    assert done.counts["held_back"] == {"child": 1}
    assert set(Child.objects.values_list("local_id", flat=True)) == {"ADA", "BEN"}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    before = trail()

    assert actions.preview(folders=[write(tmp_path)], on=ON).counts["added"]["child"] == 3

    assert trail() == before
    assert not Child.objects.exists()


def test_a_changed_value_is_kept_as_a_conflict_and_the_rest_applied(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))

    done = take(write(tmp_path / "b", BEN_MOVED | {"reviews.csv": REVIEWS + "ADA,29/02/2012,02/03/2026,PN1\n"}))

    (conflict,) = Conflict.objects.all()
    assert (conflict.field, conflict.held, conflict.offered, conflict.line) == ("PLACE", "U6", "K2", 3)
    assert done.counts["conflict"] == {"episode": 1}
    assert ben().place == "U6"
    assert Review.objects.filter(held_on=date(2026, 3, 2)).exists()


@pytest.mark.slow
def test_the_same_conflict_is_asked_once(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    take(write(tmp_path / "b", BEN_MOVED))

    assert not take(tmp_path / "b").changes
    assert Conflict.objects.count() == 1


def test_an_accepted_conflict_is_applied(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    take(write(tmp_path / "b", BEN_MOVED))

    actions.decide_conflicts(conflicts=list(Conflict.objects.all()), accept=True, by=SYSTEM, on=ON, at=AT)

    assert ben().place == "K2"
    assert not take(tmp_path / "b").changes
    with pytest.raises(NotAllowed, match="already"):
        actions.decide_conflicts(conflicts=list(Conflict.objects.all()), accept=True, by=SYSTEM, on=ON, at=AT)


@pytest.mark.slow
def test_a_refused_value_is_not_asked_again(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    take(write(tmp_path / "b", BEN_MOVED))

    actions.decide_conflicts(conflicts=list(Conflict.objects.all()), accept=False, by=SYSTEM, on=ON, at=AT)

    done = take(tmp_path / "b")
    assert not done.changes
    assert done.counts["refused"] == {"episode": 1}
    assert ben().place == "U6"


@pytest.mark.slow
def test_conflicts_can_be_accepted_with_the_import_and_those_that_wait_too(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    take(write(tmp_path / "b", BEN_MOVED))

    take(tmp_path / "b", accept_conflicts=True)

    assert ben().place == "K2"
    assert Conflict.objects.get().accepted is True


@pytest.mark.slow
def test_what_a_person_corrected_and_the_file_contradicts_is_a_conflict(tmp_path: Path) -> None:
    take(write(tmp_path))
    Episode.objects.filter(child__local_id="BEN").update(place="K1")

    take(tmp_path)

    assert (Conflict.objects.get().held, Conflict.objects.get().offered, ben().place) == ("K1", "U6", "K1")


MOVED_START = {
    "episodes.csv": EPISODES.replace(
        "10/01/2023,S,V2,N1,K2,PR1,31/03/2025", "10/01/2023,S,V2,N1,K2,PR1,10/03/2025"
    ).replace("CAL,31/03/2025,P", "CAL,10/03/2025,P")
}


@pytest.mark.slow
def test_a_start_that_moved_is_a_conflict_and_can_be_accepted_with_its_neighbour(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    take(write(tmp_path / "b", MOVED_START))

    dates = {c.field: c for c in Conflict.objects.all()}
    assert {(c.field, c.held, c.offered) for c in dates.values()} == {
        ("DEC", "2025-03-31", "2025-03-10"),
        ("DECOM", "2025-03-31", "2025-03-10"),
    }
    with pytest.raises(NotAllowed, match="overlap"):
        actions.decide_conflicts(conflicts=[dates["DECOM"]], accept=True, by=SYSTEM, on=ON, at=AT)
    actions.decide_conflicts(conflicts=list(dates.values()), accept=True, by=SYSTEM, on=ON, at=AT)
    assert Episode.objects.filter(child__local_id="CAL", from_on=date(2025, 3, 10)).count() == 1
    assert not take(tmp_path / "b").changes


@pytest.mark.slow
def test_a_row_for_which_there_is_no_room_waits(tmp_path: Path) -> None:
    take(write(tmp_path / "a", BEN_LEFT))
    Episode.objects.filter(child__local_id="BEN").update(until_on=date(2026, 3, 20))
    again = (
        BEN_LEFT["episodes.csv"].replace("02/03/2026,E4A", "02/03/2026,X1")
        + "BEN,02/03/2026,P,C1,N1,U4,PR1,,,,,,,1.0\n"
    )

    take(write(tmp_path / "b", {"episodes.csv": again}))

    row = Conflict.objects.get(field="row")
    assert (row.named, row.held) == ("2026-03-02", "episode from 2025-12-01 to 2026-03-20")
    actions.decide_conflicts(conflicts=list(Conflict.objects.all()), accept=True, by=SYSTEM, on=ON, at=AT)
    assert Episode.objects.filter(child__local_id="BEN").count() == 2


@pytest.mark.slow
def test_what_the_service_does_not_use_is_kept_for_the_return(tmp_path: Path) -> None:
    files = {
        "uasc.csv": "CHILD,SEX,DOB,DUC\nADA,F,29/02/2012,01/03/2030\n",
        "missing.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END\nBEN,10/10/2015,M,04/01/2026,05/01/2026\n",
        "oc2.csv": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED\nCAL,01/04/2008,12,,0\n",
        "placed.csv": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nBEN,10/10/2015,04/02/2026,,\n",
        "header.csv": HEADER.replace("WBRI,UN1,,", "WBRI,UN1,0,"),
    }

    take(write(tmp_path, files))

    ada = Child.objects.get(local_id="ADA")
    assert (ada.uasc, ada.uasc_until) == (True, date(2030, 3, 1))
    rows = {(row.child.local_id, row.kind): row.values for row in KeptRow.objects.select_related("child")}
    assert rows["CAL", "oc2"] == {"SDQ_SCORE": "12", "CONVICTED": "0"}
    assert rows["BEN", "missing"]["MIS_END"] == "05/01/2026"
    assert rows["ADA", "header"] == {"UPN": "UN1", "MOTHER": "0"}
    assert AdoptionPlacement.objects.get().from_on == date(2026, 2, 4)
    to_come = Review.objects.get(child__local_id="BEN", held_on=None)
    assert to_come.why["special"] == {"rule": "placed_first", "from": "2026-02-04"}
    before = trail()
    assert not take(tmp_path).changes
    assert trail() == before


@pytest.mark.slow
def test_a_meeting_booked_for_after_care_ended_is_cancelled(tmp_path: Path) -> None:
    take(write(tmp_path / "a"))
    to_come = Review.objects.get(child__local_id="BEN", held_on=None)
    meeting = Meeting.objects.create(review=to_come, on_day=date(2026, 3, 20))

    take(write(tmp_path / "b", BEN_LEFT))

    assert not Review.objects.filter(pk=to_come.pk).exists()
    _, cancelled, gone = changes_of(Meeting, meeting.pk)
    assert cancelled.after == {"cancelled_on": ON, "cancelled_because": CARE_ENDED}
    assert gone.kind == "removed"
    before = trail()
    reckon(children=[to_come.child_id], on=ON)
    assert trail() == before


def test_a_councils_own_codes_are_read_as_its_settings_say_and_told_once(tmp_path: Path) -> None:
    own = {
        "header.csv": HEADER.replace("WBRI", "WB1"),
        "episodes.csv": EPISODES.replace(",C1,N1,U6,PR4", ",ico,N1,IFA,PR4"),
    }
    with pytest.raises(Refused) as refused:
        take(write(tmp_path, own))
    assert any("is not a code for" in problem.message for problem in refused.value.problems)
    for of, value in (("legal_status", {"ICO": "C1"}), ("placement", {"IFA": "U6"}), ("ethnicity", {"WB1": "WBRI"})):
        set_value(key=f"local_{of}", value=value, from_on=ON, reason="Our system's codes", by=SYSTEM, at=AT)

    assert {problem.value for problem in actions.preview(folders=[tmp_path], on=ON).warnings} >= {"ico", "IFA", "WB1"}
    done = take(tmp_path)
    assert (ben().legal_status, ben().place) == ("C1", "U6")
    assert Child.objects.get(local_id="ADA").ethnicity == "WBRI"
    said = [str(problem) for problem in done.warnings if "own code" in problem.message]
    assert len(said) == 3
    assert any('LS "ico": is the council’s own code for C1, and is read so' in one for one in said)


def test_a_child_in_care_whom_a_whole_return_of_a_later_year_does_not_tell_of_is_a_conflict(tmp_path: Path) -> None:
    heads = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
    rows = {name: f"{name},F,01/04/2014,WBRI,,,\n" for name in ("EVE", "FAY")}
    cares = {name: f"{name},05/06/2023,S,V2,N1,U6,PR1,,,,,,,1.0\n" for name in rows}
    of_episodes = EPISODES.splitlines()[0] + "\n"
    reviewed = "CHILD,DOB,REVIEW,REVIEW_CODE\nEVE,01/04/2014,{},PN1\n"

    def returned(folder: str, *names: str, review: str) -> Path:
        return write(
            tmp_path / folder,
            {
                "header.csv": heads + "".join(rows[name] for name in names),
                "episodes.csv": of_episodes + "".join(cares[name] for name in names),
                "reviews.csv": reviewed.format(review),
            },
        )

    take(returned("2023-24", "EVE", "FAY", review="28/06/2023"))
    done = take(returned("2024-25", "EVE", review="20/09/2024"))

    [waiting] = done.conflicts
    assert (waiting.child, waiting.field, waiting.offered) == ("FAY", "DEC", "2024-04-01")
    assert "is open in the register and in no episode of the files" in str(waiting)
    assert Episode.objects.get(child__local_id="FAY").until_on is None

    actions.decide_conflicts(conflicts=list(Conflict.objects.all()), accept=True, by=SYSTEM, on=ON, at=AT)
    assert str(Episode.objects.get(child__local_id="FAY").until_on) == "2024-04-01"
