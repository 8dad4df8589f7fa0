"""The words of the made-up council's annual reports: that of 2012/13 published, that of 2013/14 sent for approval.

In our own words, after what an annual report of 2013/14 tells; no number stands in them, and nobody is named.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID

from footprint.accounts.models import Person
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import AnnualReport
from footprint.reporting.report.approving_actions import approve, publish, send_for_approval
from footprint.reporting.report.writing_actions import begin_report, comment, save_passage

BEFORE, NOW = date(2013, 3, 31), date(2014, 3, 31)
WRITTEN = {BEFORE: date(2013, 6, 24), NOW: date(2014, 4, 24)}
CASELOADS_ON = date(2014, 3, 3)
WINDOW = UUID("00000000-0000-4000-8000-00000000d001")

LAST_YEAR = {
    "purpose": (
        "Independent reviewing officers chair the reviews of every looked-after child, see that the child is heard, "
        "and challenge the council where a plan drifts.",
        "",
    ),
    "participation": (
        "Most children of four and over told us what they think at each of their reviews.",
        "We keep asking children how and where they would like their review to be held.",
    ),
    "overview": ("A steady year, with more children heard than in the year before it.", ""),
    "children_hello": (
        "Every child who is looked after has an independent reviewing officer. Yours makes sure that people listen to "
        "you.",
        "",
    ),
}
THIS_YEAR = {
    "purpose": (
        "The service works within the care planning regulations and the handbook for independent reviewing officers. "
        "Its task has grown from chairing a meeting to watching over the whole plan: between reviews as well as at "
        "them.\n\nResearch published in the spring asks of a service like ours that:\n\n"
        "- officers have the standing to challenge, and are expected to\n"
        "- they have the skills to talk with children, and time to do it\n"
        "- they can turn to legal advice of their own\n"
        "- disagreements have a way that works, from a word in the corridor to the top of the council\n"
        "- outcomes for children count for more than boxes ticked",
        "- All officers are experienced social workers, and senior managers expect them to challenge drift.\n"
        "- Officers see children before their reviews; letters of introduction and a box of materials help them.\n"
        "- Another council and ours give each other’s officers independent legal advice.\n"
        "- Themes from reviews are looked at every month.",
    ),
    "profile": (
        "The service is part of safeguarding, apart from the teams that hold cases. A chair for child-protection "
        "conferences and two officers were appointed, so that officers can give themselves to looked-after children. "
        "The service is established for six and a half full-time posts; the table counts the posts that are held, "
        "and shows two officers above the range of the handbook.\n\nVisits to the children’s homes of the city, which "
        "the team made each month, have moved elsewhere since the guidance changed.",
        "Two locum posts are being filled for good.",
    ),
    "numbers": (
        "More children came into care than in the two years before, and more of them than ever were under six. Nearly "
        "half of those who left were under five: more found a family through adoption.\n\nNo child was without an "
        "officer for long, but sickness and vacancies in a small team meant changes of officer for some.",
        "Work is handed over in person, and children are told of a change before it happens.",
    ),
    "training": (
        "Officers took part in training on law, adoption and foster care, neglect, domestic abuse, child sexual abuse, "
        "trafficking, talking without words, chairing meetings that are hard, and leading a team.",
        "",
    ),
    "children": (
        "Over the year the number of looked-after children stayed much the same and rose towards its end. In the years "
        "for which like councils can be compared, this council looked after fewer of its children than most of them.",
        "",
    ),
    "statuses": (
        "More children are accommodated by agreement, under care orders and under placement orders; fewer are under "
        "interim orders, since courts decide sooner. Officers travel further for the reviews of children placed for "
        "adoption.",
        "",
    ),
    "homes": (
        "Most children live with foster carers of the council. More than before live over twenty miles from home, "
        "though fewer than in like councils.",
        "Each move that far is a reason to look at bringing the review forward.",
    ),
    "timeliness": (
        "The law allows twenty working days to the first review, three months to the second, and six months from one "
        "to the next after that. Some children waited longer: mostly because an officer was ill and others had to take "
        "over, because the date was worked out wrongly, or because the service heard late that a child had come into "
        "care.",
        "Dates are worked out by the system, managers see reviews that fall due within the week, and each late review "
        "is explained and signed.",
    ),
    "participation": (
        "Officers ask children how they want to take part, whom they want there and what should be talked about. Fewer "
        "came to their reviews than last year, more were spoken for by an advocate, and a few more neither came nor "
        "sent their views. We need to understand why.",
        "- We are trying messages by telephone for young people who will not come.\n"
        "- Officers watch how young children and those without words are in their homes.\n"
        "- The lead officer leads on better ways to take part.",
    ),
    "parents": (
        "Parents take part in more ways than by coming: with a booklet, or in a talk with the officer.",
        "How parents take part is now recorded at each review, and is a priority of the coming year.",
    ),
    "plans": (
        "More plans came three working days before the review than last year. Officers worked with teams and single "
        "workers on what a good plan looks like.",
        "Meetings to prepare the plan are being brought in before each review.",
    ),
    "records": (
        "Decisions nearly always go out in time. The whole record took longer than the service allows itself too "
        "often.",
        "Times are looked at every month, by officer.",
    ),
    "views": (
        "- “My carers let me choose the colour of my room.”\n- “I want to stay here until I finish college.”\n"
        "- “It helped that we talked before the meeting.”\n- “I would like to see my brother more.”",
        "",
    ),
    "impact": (
        "Officers stopped plans that would have returned children to harm, had applications made to court where an "
        "agreement no longer kept a child safe, and found more time with brothers and sisters for children who asked.",
        "",
    ),
    "case_studies": (
        "A young person did not get on with the social worker, whatever was tried. The officer supported a change, had "
        "visits moved out of working hours so that a first job was not at risk, and saw to money for clothes.\n\n"
        "Brothers lived apart, and the younger was afraid of the older. Letters came first, then a visit with "
        "help. They now see each other gladly.\n\n"
        "A child asked for time alone with a parent. For years somebody had sat with them because nobody had looked "
        "again. The arrangement was changed.",
        "",
    ),
    "agencies": (
        "Who comes was recorded for part of the year only. Carers and schools come most; health comes seldom.",
        "It is asked at every review from now on.",
    ),
    "monitoring": (
        "Each review sets a midway: a talk with the social worker or the child, or a reading of the file. Some reviews "
        "are held sooner where much is changing.",
        "",
    ),
    "quality": (
        "Officers read each plan before the review. For the team with most new workers they held workshops.",
        "",
    ),
    "oversight": (
        "Each officer has supervision every month. Chairing is watched by colleagues and by senior managers. The post "
        "of lead officer for looked-after children was empty for part of the year and has been filled.",
        "",
    ),
    "audits": (
        "Audits of records and plans asked for three things: plans that follow what the review decided; the child’s "
        "views in the decisions, or a reason why not; and a reason written down for every change of plan.",
        "",
    ),
    "disputes": (
        "Most disagreements were settled with the team manager, and none went formally to the head of service. Until "
        "the end of August they were kept as notes on files, from which nothing can be counted.",
        "They are to be recorded with their issue, stage and dates.",
    ),
    "progression": (
        "- Education: children out of school, plans that need bringing up to date, moves between schools\n"
        "- Health: assessments refused, or not arranged\n"
        "- Home: families for good still to be found, homes after eighteen, assessments of brothers and sisters\n"
        "- Family time: parents who stay away, assessments still to be made",
        "",
    ),
    "programme": ("The plan of the coming year answers what this report found.", ""),
    "overview": (
        "Children’s plans were watched more closely and challenged earlier, and permanence came sooner for many. "
        "Reviews in time, parents’ part in them, and disagreements that are followed through need most work.",
        "",
    ),
    "children_hello": (
        "Every child who is looked after has an independent reviewing officer. Yours leads your review and makes sure "
        "that people listen to you. You can ask to talk to them at any time.",
        "",
    ),
    "children_told": (
        "You told us that you want to know before somebody new comes. You asked for more time with brothers and "
        "sisters. Some of you did not like meetings at school, so we moved them.",
        "",
    ),
    "children_next": (
        "More of your reviews will be on time. There will be new leaflets, made with the Children in Care Council.",
        "",
    ),
}


def reports(staff: Mapping[str, Person], *, on: date) -> None:
    """That of last year signed by the lead and the head of service; this year's waits for the second of them."""
    lead, head = staff["Gwen Abara"], staff["Margaret Oyelaran"]
    before = _written(BEFORE, LAST_YEAR, lead, caseloads_on=None)
    sent = send_for_approval(report=before, by=lead, at=_morning(WRITTEN[BEFORE]))
    for person in (lead, head):
        approve(report=sent, seen=sent.revision, by=person, on=WRITTEN[BEFORE], at=_morning(WRITTEN[BEFORE]))
    publish(report=sent, by=head, at=_morning(WRITTEN[BEFORE]))
    now = _written(NOW, THIS_YEAR, lead, caseloads_on=CASELOADS_ON)
    comment(report=now, section="parents", words="Good. Could the figure for booklets follow next year?", by=head,
            at=_morning(on))  # fmt: skip
    waits = send_for_approval(report=now, by=lead, at=_morning(on))
    approve(report=waits, seen=waits.revision, by=lead, on=on, at=_morning(on))


def _written(
    year_ending: date, words: Mapping[str, tuple[str, str]], by: Person, *, caseloads_on: date | None
) -> AnnualReport:
    at = _morning(WRITTEN[year_ending])
    report = begin_report(
        reporting_period=ReportingPeriod.year_ending(year_ending), by=by, at=at, caseloads_on=caseloads_on
    )
    for section, (text, doing) in words.items():
        save_passage(
            report=report, section=section, words={"text": text, "doing": doing}, version=0, window=WINDOW, by=by, at=at
        )
    return report


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 30), UTC)
