"""Every setting of a council: what it is called, what it does, and what it is until somebody decides otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from footprint.council.kinds import CodeMap, Colour, Groups, Holidays, Json, Kind, Length, OneOf, Range, WordList, Words
from rulebook import codes, groupings
from rulebook.lateness import CAUSES, NOT_RECORDED
from rulebook.standards import ACCOUNT_DORMANT_AFTER, DEFAULT_STANDARDS
from rulebook.timetables import Limit


@dataclass(frozen=True)
class Definition:
    """`key` names the setting in the database and, with hyphens, in the address of its page."""

    key: str
    group: str
    title: str
    sentence: str
    kind: Kind
    default: Json

    @property
    def slug(self) -> str:
        return self.key.replace("_", "-")


COUNCIL, WORDS, LIMITS, MAPS, CALENDAR = "The council", "Words", "Dates and limits", "Code maps", "Calendar"
GROUPS_ON_PAGE = (COUNCIL, WORDS, LIMITS)


def _length(limit: Limit) -> Json:
    return {"count": limit.count, "unit": limit.unit}


def _within(key: str, title: str, sentence: str) -> Definition:
    """A limit in working days that is one of the `Standards`."""
    kind = Length(("working days",), most=60)
    return Definition(key, LIMITS, title, sentence, kind, _length(getattr(DEFAULT_STANDARDS, key)))


def _placement_rows() -> dict[str, list[str]]:
    default = groupings.DEFAULT_GROUPINGS.placement_rows
    return {name: [pair for pair, row in default.of.items() if row == name] for name in default.names[:-1]}


def _map(key: str, of: codes.CodeSet) -> Definition:
    sentence = (
        f"What the council's own codes for {of.name} stand for when its return is imported. Figures straight from files"
        " know no settings and read none of them."
    )
    return Definition(key, MAPS, f"Local codes: {of.name}", sentence, CodeMap({c: of.words(c) for c in of.codes}), {})


_OF = (
    Definition("council_name", COUNCIL, "Name of the council", "Shown at the top of pages, in letters and on reports.",
               Words(60), settings.COUNCIL),
    Definition("council_colour", COUNCIL, "Colour", "The colour of the band at the top of pages and of reports.",
               Colour(), settings.COLOUR),
    Definition("noun_children", WORDS, "What children are called", "Used in headings of pages, tables and reports.",
               OneOf({"looked_after": "Looked-after children", "in_care": "Children in care", "ours": "Our children"}),
               "looked_after"),
    Definition("noun_review", WORDS, "What a review is called",
               "Used in the menu, in headings of pages, tables and reports, on records and in letters.",
               Words(40), "Review"),
    Definition("date_counted", LIMITS, "The day a review counts as held",
               "An adjourned review, or one of several meetings, is judged in time by this day, and the next review is"
               " counted from it.",
               OneOf({"first_meeting": "The day of the first meeting", "completed": "The day it was completed"}),
               DEFAULT_STANDARDS.date_counted),
    Definition("leap_birthday", LIMITS, "Birthday of those born on 29 February",
               "The day on which they are a year older, in years without a 29 February.",
               OneOf({"1 March": "1 March", "28 February": "28 February"}), DEFAULT_STANDARDS.leap_birthday),
    _within("papers_before", "Care plan and reports before the review",
            "How long before a review first meets its papers must be with the IRO. The guidance gives 3 working days."),
    _within("invitations_before", "Invitations before the review",
            "How long before a review first meets those who should come are asked. Usual are 10 working days."),
    _within("consultation_before", "Talking with the child before the review",
            "How long before a review first meets the IRO has spoken with the child. The law gives no number of days."),
    _within("booked_before", "A meeting booked before the last day",
            "How long before the last day of a review its meeting should be booked; later it is shown as at risk. The"
            " law gives no number of days."),
    Definition("recording_counted_from", LIMITS, "What follows a review is counted from",
               "For a review of several meetings: the day from which decisions, care plan, record and its distribution"
               " are counted.",
               OneOf({"last_meeting": "The day of the last meeting", "first_meeting": "The day of the first meeting"}),
               DEFAULT_STANDARDS.recording_counted_from),
    _within("decisions_sent_within", "Decisions reach the team manager within",
            "Counted from the day the review was completed. The guidance gives 5 working days."),
    _within("decisions_answered_within", "The team manager answers within",
            "Counted from the day the decisions were received. The guidance gives 5 working days."),
    _within("plan_updated_within", "The care plan is updated within",
            "Counted from the day the review was completed. The guidance gives 10 working days."),
    _within("record_completed_within", "The full record is written within",
            "Counted from the day the review was completed. The guidance gives 15 working days."),
    _within("record_distributed_within", "The record reaches people within",
            "Counted from the day the review was completed. The guidance gives 20 working days; some councils set"
            " themselves 15."),
    _within("iro_named_within", "A named IRO within",
            "Counted from the day the child became looked after. The guidance gives 5 working days."),
    Definition("midway", LIMITS, "The midway between two reviews",
               "When the IRO is asked to look again after a review. It sets itself; the IRO may choose another day in"
               " the record. What is chosen here counts for reviews held from then on.",
               OneOf({"halfway": "Half-way to the next review's last day",
                      "three_months": "Three months after the review, or half-way where the next is due by then",
                      "none": "None is set"}),
               DEFAULT_STANDARDS.midway),
    Definition("caseload", LIMITS, "Children for each full-time IRO",
               "The range that a caseload is held against. The guidance gives 50 to 70.",
               Range(), {"least": DEFAULT_STANDARDS.caseload.least, "most": DEFAULT_STANDARDS.caseload.most}),
    Definition("account_dormant_after", LIMITS, "An account is closed when unused for",
               "Counted from the last sign-in. Then nobody signs in with it until an administrator opens it again.",
               Length(("days",), most=120), _length(ACCOUNT_DORMANT_AFTER)),
    Definition("legal_status_rows", MAPS, "Rows of the legal status table",
               "Which codes of legal status are counted in which row of the report. A code that is left out counts as"
               " Other. V2 counts as In care proceedings, no ICO (S20) while proceedings run, whatever its row.",
               Groups(tuple(codes.LEGAL_STATUS.codes), groupings.OTHER),
               {row: sorted(members) for row, members in groupings.LEGAL_STATUS_ROWS.items()}),
    Definition("placement_rows", MAPS, "Rows of the placement table",
               "Which placements, each written with its provider as K2/PR1, are counted in which row of the report. A"
               " placement that is left out counts as Other.",
               Groups(groupings.PLACED, groupings.OTHER), _placement_rows()),
    Definition("participation_rows", MAPS, "Rows of the participation table",
               "Which codes of taking part are counted as attending, through an advocate, by other means, or not. A"
               " code that is left out is counted in none of them.",
               Groups(groupings.DEFAULT_GROUPINGS.participation_rows.of, rows=tuple(groupings.PARTICIPATION_ROWS)),
               {row: sorted(members) for row, members in groupings.PARTICIPATION_ROWS.items()}),
    Definition("ethnic_groups", MAPS, "Ethnic groups",
               "Which codes of ethnicity are counted in which group. All groups but White and Not known are told"
               " together as black and minority ethnic. A code that is left out counts as Not known.",
               Groups(tuple(codes.ETHNICITY.codes), groupings.NOT_KNOWN, tuple(groupings.ETHNIC_GROUPS)),
               {row: sorted(members) for row, members in groupings.ETHNIC_GROUPS.items()}),
    Definition("late_causes", MAPS, "Why reviews are late",
               "What an exception report offers as causes of a late review. A report keeps the words that it was signed"
               " with.",
               WordList(reserved=NOT_RECORDED), list(CAUSES)),
    _map("local_legal_status", codes.LEGAL_STATUS),
    _map("local_placement", codes.PLACEMENT),
    _map("local_provider", codes.PROVIDER),
    _map("local_ethnicity", codes.ETHNICITY),
    _map("local_category_of_need", codes.CATEGORY_OF_NEED),
    Definition("one_off_holidays", CALENDAR, "Bank holidays added by hand",
               "Bank holidays proclaimed after the calendar was made. They are no working days.", Holidays(), {}),
)  # fmt: skip
SETTINGS: Mapping[str, Definition] = {definition.key: definition for definition in _OF}
