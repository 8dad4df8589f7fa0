"""What each figure is: one SQL file a figure in `figures/`, whose head says its question, unit, source and rule.

The SQL of a figure lists its rows: one for each child, period or review that it is about (`subject`), with the
child, a day,
and where the shape asks for it the row of the breakdown (`row_name`) or whether it counts above the line (`hit`). The
number is always counted from that list, so that a figure and the list behind it cannot differ.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from rulebook import codes, groupings, lateness
from rulebook.codes import CodeSet

FOLDER = Path(__file__).parent
Shape = Literal["count", "rate", "ratio", "breakdown", "quarters", "pairs", "caseloads"]
CODE_SETS: Mapping[str, CodeSet] = {
    "legal_status": codes.LEGAL_STATUS,
    "placement": codes.PLACEMENT,
    "ethnicity": codes.ETHNICITY,
    "reason_ceased": codes.REASON_CEASED,
    "participation": codes.PARTICIPATION,
}
FIXED_ROWS = {
    "legal_status_rows": tuple(groupings.LEGAL_STATUS_ROWS),
    "agency_rows": tuple(groupings.AGENCY_ROWS.values()),
    "ethnic_groups": tuple(groupings.ETHNIC_GROUPS),
    "late_rows": lateness.NOT_RECORDED,
}


@dataclass(frozen=True)
class Definition:
    """One figure. `rows` are the rows that are printed also at nought; `codes` tells what other rows mean.

    `needs` is what must be known to count it: episodes, reviews, allocations (of IROs), plans (that came before
    reviews), attendance, lateness (why reviews were late), midways, visits, population. Files of the return hold the
    first two at most. `day` is what the day of a row is, `hits` what its `hit` says: yes and no.
    """

    key: str
    title: str
    question: str
    unit: str
    shape: Shape
    day: str
    hits: tuple[str, ...]
    needs: str
    source: str
    rule: str
    rows: tuple[str, ...]
    codes: CodeSet | None
    sql: str

    def words(self, row: str) -> str:
        """What a row's code says, or nothing when the row says it already."""
        if self.codes is None:
            return ""
        if self.key == "place_codes":
            place, _, provider = row.partition("/")
            return ", ".join(filter(None, [codes.PLACEMENT.words(place), codes.PROVIDER.words(provider)]))
        return self.codes.words(row) if row in self.codes.codes else ""


# In the order in which they are printed. The text says what a figure rests on that files of the return do not hold.
NOT_IN_FILES = "the files of the return do not hold "
ORDER: dict[str, str] = {
    "looked_after_at_end": "",
    "looked_after_by_month": "",
    "rate_per_10000": "",
    "ever_in_year": "",
    "starts": "",
    "ends": "",
    "children_entering": "",
    "entering_by_age": "",
    "children_leaving": "",
    "children_adopted": "",
    "leavers_by_reason": "",
    "leavers_by_age": "",
    "legal_status": "",
    "legal_status_rows": "",
    "age_groups": "",
    "sex": "",
    "ethnicity": "",
    "ethnic_groups": "",
    "black_and_minority_ethnic": "",
    "place_codes": "",
    "placement_rows": "",
    "over_20_miles": "",
    "over_20_miles_dfe": "",
    "reviews_held": "",
    "unjudged": "",
    "timely_reviews": "",
    "timely_special": "",
    "timely_children": "",
    "late_reviews_by_cause": NOT_IN_FILES + "why a review was late",
    "participation_codes": "",
    "participation_reviews": "",
    "participation_children": "",
    "attended": "",
    "advocate": "",
    "other_means": "",
    "none": "",
    "parents_attended": NOT_IN_FILES + "who attended a review",
    "parents_contributed": NOT_IN_FILES + "how parents contributed",
    "plan_received_in_time": NOT_IN_FILES + "when the care plan was received",
    "plan_up_to_date": NOT_IN_FILES + "care plans",
    "decisions_in_time": NOT_IN_FILES + "when decisions were recorded",
    "record_in_time": NOT_IN_FILES + "when records were completed",
    "distributed_in_time": NOT_IN_FILES + "when records were distributed",
    "agency_attendance": NOT_IN_FILES + "who was invited and attended",
    "satisfaction": NOT_IN_FILES + "children's answers",
    "alerts": NOT_IN_FILES + "alerts",
    "alerts_by_issue": NOT_IN_FILES + "alerts",
    "alerts_by_stage": NOT_IN_FILES + "alerts",
    "alerts_resolved_in_time": NOT_IN_FILES + "alerts",
    "progress_education": NOT_IN_FILES + "judgements of progress",
    "progress_health": NOT_IN_FILES + "judgements of progress",
    "progress_placement": NOT_IN_FILES + "judgements of progress",
    "progress_contact": NOT_IN_FILES + "judgements of progress",
    "caseloads": NOT_IN_FILES + "posts and allocations",
    "iro_changes": NOT_IN_FILES + "whose IRO a child had",
    "allocated_in_time": NOT_IN_FILES + "when an IRO was named",
    "midways_done": NOT_IN_FILES + "midway reviews",
    "visits_in_time": NOT_IN_FILES + "visits",
    "plans_on_end": NOT_IN_FILES + "child-protection plans",
    "plans_started": NOT_IN_FILES + "child-protection plans",
    "plans_ended": NOT_IN_FILES + "child-protection plans",
    "conferences_initial_in_time": NOT_IN_FILES + "child-protection conferences",
    "conferences_review_in_time": NOT_IN_FILES + "child-protection conferences",
    "conferences_quorate": NOT_IN_FILES + "child-protection conferences",
}


@cache
def definitions() -> dict[str, Definition]:
    """Every figure that has its SQL, by key, in the order of print."""
    return {key: _read(key) for key in ORDER if (FOLDER / "figures" / f"{key}.sql").exists()}


def countable(known: Collection[str]) -> list[str]:
    """The figures that can be counted where these things are known."""
    return [key for key, figure in definitions().items() if figure.needs in known]


@cache
def views() -> dict[str, str]:
    """The common views, materialised once a run, in the order in which they rest on each other."""
    names = ("in_care_at_end", "review_held", "period_started", "period_ended", "review_cohort")
    return {name: (FOLDER / "views" / f"{name}.sql").read_text() for name in names}


def _read(key: str) -> Definition:
    text = (FOLDER / "figures" / f"{key}.sql").read_text()
    head = dict(line[3:].split(": ", 1) for line in text.splitlines() if line.startswith("-- "))
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    rows = head.get("rows", "")
    fixed = FIXED_ROWS.get(rows) or tuple(filter(None, rows.split(" | ")))
    shape: Shape = head["shape"]  # type: ignore[assignment]
    return Definition(
        key, head["title"], head["question"], head["unit"], shape, head["day"],
        tuple(filter(None, head.get("hit", "").split(" | "))), head["needs"], head["source"], head["rule"],
        fixed, CODE_SETS.get(head.get("codes", "")), sql,
    )  # fmt: skip
