"""The work programmes of the made-up council: 2013/14 as it ended, and 2014/15 as it began.

In our own words after an annual report of 2013/14: what it tells of the year's progress, and the eight outcomes,
targets and dates of its programme for the next. Lead officers are named by their posts alone.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from footprint.accounts.models import Person
from footprint.programme.actions import Told, Written, add_outcomes, tell_progress

ENDED, BEGAN = date(2014, 3, 31), date(2015, 3, 31)
WRITTEN = {ENDED: date(2013, 4, 2), BEGAN: date(2014, 4, 1)}
AUTUMN, SPRING, APRIL = date(2013, 9, 30), date(2014, 3, 28), date(2014, 4, 25)
REVIEWS, BOTH = "Reviews of looked-after children", "Reviews of looked-after children and child-protection conferences"
HEAD, LEAD, LEADS = "Head of service", "Lead IRO", "Lead IROs"

LAST_YEAR = (
    (
        Written("IROs are heard where the service is steered", REVIEWS, HEAD,
                "A seat on the corporate parenting board and on the permanence panel", date(2013, 9, 30),
                "Agree the seats with both chairs\nName who goes, and who stands in"),
        "IROs sit on the corporate parenting board and on the permanence panel.",
    ),
    (
        Written("Records of reviews say how the care plan is going and what the child thinks", REVIEWS, LEAD,
                "Both have their own place in every record", date(2013, 9, 30), "Revise the form of the record"),
        "The record of a review now has a place for the care plan and one for the child’s views.",
    ),
    (
        Written("Parents with needs of their own have an advocate", BOTH, LEAD,
                "An advocate for every parent who wants one", date(2013, 12, 31),
                "Agree with the advocacy service who is offered one"),
        "Parents with additional needs have had advocacy for adults.",
    ),
    (
        Written("What reviews teach reaches the teams", BOTH, LEADS, "An IRO linked to every team", date(2013, 12, 31),
                "Name an IRO for each team\nMeet once a quarter"),
        "Every team has its IRO, who brings back what reviews have shown.",
    ),
    (
        Written("Audits of reviews say more than yes and no", REVIEWS, LEAD, "A revised audit form in use",
                date(2013, 9, 30), "Revise the form\nTry it on ten reviews"),
        "The audit form asks for quality in words as well as for numbers.",
    ),
    (
        Written("The team learns from its own practice", BOTH, LEADS, "A practice meeting every month",
                date(2013, 6, 28), "Set the days for the year"),
        "Practice meetings take place; the team shares there what has worked.",
    ),
    (
        Written("Disputes are settled sooner", BOTH, HEAD, "A revised process, followed in performance reports",
                date(2013, 12, 31), "Revise the process\nReport on it every month"),
        "The dispute process is revised, and performance reports follow it.",
    ),
    (
        Written("Children know who their IRO is", REVIEWS, LEAD, "A letter with a photo to every child who comes in",
                date(2013, 6, 28), "Write the letter with young people\nTake the photos"),
        "Every young person who comes into care has a letter with a photo of their IRO. In the survey of the year "
        "before 71% had said that they knew who their IRO was.",
    ),
    (
        Written("Care plans and records are checked", REVIEWS, LEADS, "An audit of each in the year",
                date(2014, 3, 31), "Draw the samples\nTell the teams what was found"),
        "Care plans and records of reviews have been audited.",
    ),
)  # fmt: skip
SLIPPED = {6: "The new limits are written; the monthly report waits for its figures."}

NEXT_YEAR = (
    Written("Fewer changes of IRO for looked-after children", REVIEWS, HEAD,
            "No locum IRO by the end of December; all posts filled permanently", date(2014, 12, 31),
            "Plan how to recruit, and advertise\nEvaluate the post anew, to make it one that people stay in",
            "iro_changes"),
    Written("More children take part in their reviews", REVIEWS, LEAD,
            "95% of children and young people contribute to their reviews", date(2014, 11, 30),
            "An IRO talks with every child before the review\nPlan each review around what the child wants and feels\n"
            "The lead IRO looks at performance, develops the team and revises the consultation papers",
            "participation_children", Decimal(95)),
    Written("Parents contribute more to their children’s reviews, so that they stay in touch and children can go home "
            "where that is best for them", REVIEWS, LEAD, "Parents contribute to 80% of reviews", date(2014, 12, 31),
            "Write a strategy from what works elsewhere", "parents_contributed", Decimal(80)),
    Written("New information for parents and young people", BOTH, LEADS,
            "Booklets and consultation papers agreed with the Children in Care Council", date(2014, 12, 31),
            "Go through every booklet and paper\nTake them to the Children in Care Council"),
    Written("Teams and senior managers hear what disputes are about", BOTH, LEADS,
            "A report on the themes every quarter", date(2014, 9, 30),
            "Collect the themes\nReport on them each quarter"),
    Written("Reviews are held in time", REVIEWS, LEAD, "100% of reviews within the time limits", date(2014, 9, 30),
            "Follow performance in the team\nWarn of reviews that are about to be late\nAn exception report for each "
            "late one", "timely_reviews", Decimal(100)),
    Written("Every team has its link to an IRO, and hears back", BOTH, LEAD, "Links and feedback in place",
            date(2014, 9, 30), "The links are named: bring them to life, with the same message in every team"),
    Written("Care plans are made and updated in time", "Care planning", "Safeguarding manager",
            "100% of reviews have an updated care plan", date(2014, 9, 30),
            "A care planning meeting before each child’s review", "plan_up_to_date", Decimal(100)),
)  # fmt: skip
SO_FAR = {
    0: (
        "slipping",
        "The post has been evaluated anew. Two locums are still in the team; the advertisement goes out in May.",
    ),
    5: ("on_course", "Warnings and exception reports are in use; the lead goes through them every Monday."),
    6: ("on_course", "Every team knows its IRO. The first meetings are set for May."),
}


def programme(staff: Mapping[str, Person]) -> None:
    """Both years as the lead wrote them, and what she told of them since."""
    gwen = staff["Gwen Abara"]
    last = _written(ENDED, [one for one, _ in LAST_YEAR], gwen)
    half_way = {place: ("slipping", words) for place, words in SLIPPED.items()}
    _tell(last, half_way, gwen, on=AUTUMN)
    _tell(last, {place: ("done", words) for place, (_, words) in enumerate(LAST_YEAR)}, gwen, on=SPRING)
    _tell(_written(BEGAN, NEXT_YEAR, gwen), SO_FAR, gwen, on=APRIL)


def _written(year_ending: date, written: Sequence[Written], by: Person) -> list[UUID]:
    made = add_outcomes(year_ending=year_ending, written=written, by=by, at=_morning(WRITTEN[year_ending]))
    return [one.pk for one in made]


def _tell(outcomes: list[UUID], said: Mapping[int, tuple[str, str]], by: Person, *, on: date) -> None:
    told = [Told(outcomes[place], *one) for place, one in said.items()]
    tell_progress(tellings=told, by=by, on=on, at=_morning(on))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 30), UTC)
