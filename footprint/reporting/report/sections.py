"""What the annual report consists of: its sections in order, what is written in each, and which figures stand in it.

Source: the Independent Reviewing Officers' Handbook (2010), chapter 7, on the annual report; the order is that of a
council's report of 2013/14. A section holds no number: words are written by people, figures come from the records.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.periods import is_year

Kind = Literal["words", "quotes", "case_studies", "programme", "progress", "checks"]


@dataclass(frozen=True)
class Section:
    """`prompt` says to its writers what it is for. Where it has `doing`, it also asks what is being done about it.

    Of a kind other than words the records of another part stand in it, or, of quotes and case studies, words that are
    searched for whoever could be recognised. `otherwise` are title and prompt in the report of another period than a
    year.
    """

    key: str
    title: str
    prompt: str
    figures: tuple[str, ...] = ()
    doing: bool = False
    kind: Kind = "words"
    otherwise: tuple[str, str] = ("", "")

    def told_for(self, reporting_period: ReportingPeriod) -> "Section":
        """As the report of this period has it."""
        if is_year(reporting_period) or not any(self.otherwise):
            return self
        title, prompt = self.otherwise
        return replace(self, title=title, prompt=prompt)


@dataclass(frozen=True)
class Chapter:
    """Sections under one heading. The heading is not said twice where the only section has its name."""

    title: str
    sections: tuple[Section, ...]


CHAPTERS = (
    Chapter(
        "Purpose of the service and legal context",
        (
            Section(
                "purpose", "What the service is for",
                "What the law asks of the service, what is new in law, guidance and research, and why it matters here.",
                doing=True,
            ),
            Section(
                "profile", "Professional profile of the service",
                "Where the service sits, who is in it and with what experience, vacancies, and how far the team is "
                "like the children whom it serves.",
                ("caseloads", "allocated_in_time", "iro_changes"), doing=True,
            ),
            Section(
                "progress", "Progress on last year’s plan",
                "What the year’s work programme promised, and what came of it.", kind="progress",
                otherwise=(
                    "Progress on the year’s plan",
                    "What the work programme of the year promises, and how far it has come.",
                ),
            ),
        ),
    ),
    Chapter(
        "The service in numbers",
        (
            Section(
                "numbers", "Children and reviews in the year",
                "How many children and reviews there were, what changed since last year, and what that asked of the "
                "team.",
                ("ever_in_year", "reviews_held", "starts", "children_entering", "entering_by_age", "ends",
                 "children_leaving", "leavers_by_age", "leavers_by_reason", "children_adopted"),
                doing=True,
                otherwise=(
                    "Children and reviews in the period",
                    "How many children and reviews there were, what changed since the same days a year before, and "
                    "what that asked of the team.",
                ),
            ),
            Section(
                "training", "Training",
                "What the team learned in the year, from whom, and what it changed.",
                otherwise=("Training", "What the team learned in the period, from whom, and what it changed."),
            ),
        ),
    ),
    Chapter(
        "Children looked after",
        (
            Section(
                "children", "Who is looked after",
                "How the number of children moved over the year, how it compares with like councils, and what is "
                "behind it.",
                ("looked_after_at_end", "looked_after_by_month", "rate_per_10000", "age_groups", "sex",
                 "black_and_minority_ethnic", "ethnic_groups", "ethnicity"),
                otherwise=(
                    "Who is looked after",
                    "How the number of children moved, how it compares with a year before, and what is behind it.",
                ),
            ),
            Section(
                "statuses", "In what legal status",
                "What changed in legal statuses, and what it meant for children’s plans.",
                ("legal_status_rows", "legal_status"),
            ),
            Section(
                "homes", "Where children live",
                "What changed in where children live and how far from home.",
                ("placement_rows", "place_codes", "over_20_miles", "over_20_miles_dfe"), doing=True,
            ),
        ),
    ),
    Chapter(
        "How well the service works",
        (
            Section(
                "timeliness", "Reviews in time",
                "Which reviews were late, why, what it meant for the children, and what was learned.",
                ("timely_children", "timely_reviews", "timely_special", "late_reviews_by_cause", "unjudged"),
                doing=True,
            ),
            Section(
                "participation", "Children in their reviews",
                "How children take part, what they asked for in their reviews, and who could not be reached.",
                ("participation_children", "participation_reviews", "participation_codes", "attended", "advocate",
                 "other_means", "none"),
                doing=True,
            ),
            Section(
                "parents", "Parents in reviews",
                "How parents take part, and what keeps them away.",
                ("parents_attended", "parents_contributed"), doing=True,
            ),
            Section(
                "plans", "Care plans before the review",
                "Whether plans come in time and are up to date, and what is done where they are not.",
                ("plan_received_in_time", "plan_up_to_date"), doing=True,
            ),
            Section(
                "records", "Decisions and records",
                "Whether decisions and records go out in time, and what holds them up.",
                ("decisions_in_time", "record_in_time", "distributed_in_time", "visits_in_time"), doing=True,
            ),
        ),
    ),
    Chapter(
        "Achievements and impact",
        (
            Section(
                "views", "What children say",
                "Children’s own words about where they live and about their reviews. Nobody may be recognised: no "
                "name, no initial, no school, no place.",
                ("satisfaction",), kind="quotes",
            ),
            Section(
                "impact", "What difference the service made",
                "Where a plan changed for the better because an IRO asked, challenged or did not let go.",
            ),
            Section(
                "case_studies", "Case studies",
                "Short accounts of single children, told so that nobody could tell who they are.", kind="case_studies",
            ),
        ),
    ),
    Chapter(
        "Partner agencies",
        (
            Section(
                "agencies", "Who comes to reviews",
                "Which agencies come and which do not, and what that meant.", ("agency_attendance",), doing=True,
            ),
        ),
    ),
    Chapter(
        "Care plans between reviews",
        (
            Section(
                "monitoring", "Monitoring between reviews",
                "How decisions are followed up and what midway reviews found.", ("midways_done",),
            ),
            Section(
                "quality", "Quality of care plans",
                "What IROs found in care plans, and how they helped to make them better.",
            ),
        ),
    ),
    Chapter(
        "Quality of the service",
        (
            Section("oversight", "Management oversight", "Supervision, allocation of work, observation of practice."),
            Section("audits", "Audits", "What was audited, what was found, and what changed."),
            Section(
                "disputes", "Dispute resolution and escalation",
                "What IROs challenged, at which stage it was resolved, and what the themes were.",
                ("alerts", "alerts_by_issue", "alerts_by_stage", "alerts_resolved_in_time"), doing=True,
            ),
        ),
    ),
    Chapter(
        "How plans progress",
        (
            Section(
                "progression", "Progress in four domains",
                "What stood in the way of children’s plans in education, health, placement and contact.",
                ("progress_education", "progress_health", "progress_placement", "progress_contact"), doing=True,
            ),
        ),
    ),
    Chapter(
        "The year to come",
        (
            Section(
                "programme", "Work programme for next year", "What the coming year’s plan rests on.", kind="programme",
                otherwise=("Work programme for the year to come", "What the coming year’s plan rests on."),
            ),
            Section(
                "overview", "Overview and summary", "What the year came to, in a page.",
                otherwise=("Overview and summary", "What the period came to, in a page."),
            ),
        ),
    ),
)  # fmt: skip


def sections() -> Iterator[Section]:
    return (section for chapter in CHAPTERS for section in chapter.sections)


def section(key: str) -> Section | None:
    return next((section for section in sections() if section.key == key), None)
