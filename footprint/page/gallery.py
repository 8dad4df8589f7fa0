"""What the gallery shows: each part of a page with made-up data; its markup is the template page/gallery/NAME.html."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from footprint.page import charts, forms
from footprint.page.acts import ActPage
from footprint.page.differences import differences
from footprint.page.tables import Cell, Column, Table, sorted_table


@dataclass(frozen=True)
class Part:
    name: str
    title: str
    about: str
    sample: Callable[[HttpRequest], dict[str, Any]] = lambda request: {}


class Contact(forms.Form):
    """A form with every kind of question."""

    held_on = forms.DateField(
        label="When was the review held?", called="Review date", help_text="For example, 28 3 2014",
        earliest=date(2011, 4, 1),
    )  # fmt: skip
    manner = forms.RadioField(
        label="How did the child take part?",
        called="how the child took part",
        choices=[("spoke", "Spoke for themselves"), ("other", "Somebody spoke for them"), ("absent", "Was not there")],
        hints={"other": "An advocate, a carer or a friend"},
        reveals={"other": ["spoken_by"], "absent": ["why_absent"]},
    )
    spoken_by = forms.TextField(label="Who spoke?", called="who spoke", width=20)
    why_absent = forms.LongTextField(label="Why?", called="why the child was not there", rows=3)
    present = forms.CheckboxesField(
        label="Who else was there?",
        choices=[("carer", "Carer"), ("parent", "Parent"), ("school", "School")],
        required=False,
    )
    office = forms.SelectField(
        label="Office", choices=[("n", "North"), ("s", "South")], empty="Choose an office", called="the office"
    )
    minutes = forms.WholeNumberField(label="Minutes it took", called="Minutes", min_value=1, required=False)
    notes = forms.LongTextField(label="Notes", help_text="A sentence or two", required=False)
    papers = forms.FilesField(label="Papers", accept=".pdf,.docx", required=False)


class ListFilters(forms.Form):
    office = forms.CheckboxesField(
        label="Office", choices=[("North", "North"), ("South", "South")], required=False, small=True
    )
    state = forms.SelectField(
        label="State", choices=[("On time", "On time"), ("Late", "Late")], empty="Any", required=False
    )


REVIEWS = [
    ("Amira Sample", "North", date(2014, 3, 3), 0),
    ("Ben Sample", "South", date(2014, 4, 11), 12),
    ("Cal Sample", "North", date(2014, 4, 2), 3),
    ("Dee Sample", "South", None, 0),
    ("Eli Sample", "North", date(2014, 5, 19), 41),
]
COLUMNS = [
    Column("Child"),
    Column("Office"),
    Column("Review due", key="due"),
    Column("Days late", key="late", number=True),
    Column("State", sortable=False),
]

LATE, ON_TIME = Cell("Late", colour="red"), Cell("On time", colour="green")


def review_rows() -> list[list[Any]]:
    return [
        [
            Cell(name, url="#"),
            office,
            due,
            late,
            Cell("Late", colour="red") if late else Cell("On time", colour="green"),
        ]
        for name, office, due, late in REVIEWS
    ]


def sortable(request: HttpRequest) -> dict[str, Any]:
    table = sorted_table(
        params=request.GET,
        default="-late",
        caption="Reviews of five made-up children",
        columns=COLUMNS,
        rows=review_rows(),
        id="reviews",
    )
    return {"reviews": table}


def plain_table(request: HttpRequest) -> dict[str, Any]:
    columns = [Column("Office"), Column("Reviews", number=True), Column("In time", number=True)]
    table = Table("Reviews by office", columns, [["North", 1204, 1130], ["South", 987, 970]],
                  total=["Both", 2191, 2100], id="offices")  # fmt: skip
    return {"offices": table, "none": Table("Late reviews", columns, [], empty="No review is late.")}


def pages(request: HttpRequest) -> dict[str, Any]:
    return {"page": Paginator(range(240), 20).get_page(request.GET.get("page", 5))}


def filtered(request: HttpRequest) -> dict[str, Any]:
    form = ListFilters(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = [
        row
        for row in review_rows()
        if (not chosen.get("office") or row[1] in chosen["office"])
        and (not chosen.get("state") or row[4].value == chosen["state"])
    ]
    table = sorted_table(params=request.GET, default="child", caption="Reviews found", columns=COLUMNS, rows=rows,
                         id="found")  # fmt: skip
    return {"filter_form": form, "found": table}


def blank_form(request: HttpRequest) -> dict[str, Any]:
    form = Contact(request.POST or None, request.FILES or None)
    return {"form": form, "sent": form.is_bound and form.is_valid()}


def wrong_form(request: HttpRequest) -> dict[str, Any]:
    values = {"held_on_day": "31", "held_on_year": "2014", "manner": "other", "minutes": "an hour"}
    return {"form": Contact(values, prefix=None)}


def act_form(request: HttpRequest) -> dict[str, Any]:
    """As `footprint.page.acts` shows it to somebody whose answers are warned of, and were changed meanwhile."""

    class Move(forms.Form):
        held_on = forms.DateField(label="On which day?", called="The day")
        reason = forms.TextField(label="Why?", called="why")

    typed = {"held_on_day": "30", "held_on_month": "4", "held_on_year": "2014", "reason": "The carer asked"}
    page = ActPage("Move the meeting", button="Move it", back="#")
    notes = {
        "warnings": ["30 April 2014 is a Wednesday, two days after the last day."],
        "stored": [("Day", "29 April 2014")],
    }
    return {"form": Move(typed), "act": {"page": page, "button": "Move it all the same", **notes}}


def one_question(request: HttpRequest) -> dict[str, Any]:
    class Entered(forms.Form):
        entered_on = forms.DateField(label="When did the child come into care?", help_text="For example, 2 12 2013")

    return {"form": Entered()}


def tasks(request: HttpRequest) -> dict[str, Any]:
    return {
        "tasks": [
            {"label": "Who is invited", "url": "#", "status": "Completed"},
            {"label": "The child’s views", "url": "#", "status": "Not started", "colour": "blue",
             "hint": "Ask at least ten working days before"},
            {"label": "The record", "status": "Cannot start yet"},
        ]
    }  # fmt: skip


def timeline(request: HttpRequest) -> dict[str, Any]:
    return {
        "events": [
            {
                "title": "Third review held",
                "by": "Ines Sample",
                "on": date(2014, 4, 11),
                "text": "The plan stands.",
            },
            {"title": "Moved to new carers", "on": date(2014, 1, 20), "text": "The review was brought forward."},
            {"title": "Came into care", "on": date(2013, 12, 2), "text": "The first review was due by 2 January 2014."},
        ]
    }


def summary(request: HttpRequest) -> dict[str, Any]:
    return {
        "rows": [
            {"key": "Came into care", "value": "2 December 2013", "url": "#", "change": "the day of coming into care"},
            {"key": "Reviews held", "value": "3", "url": "#"},
            {"key": "Next review", "value": "by 11 October 2014"},
        ]
    }


def drawn(request: HttpRequest) -> dict[str, Any]:
    quarters = ["Q1", "Q2", "Q3", "Q4"]
    return {
        "by_office": charts.bar(
            title="Reviews held in time, by office",
            text="The north office held the largest share of its reviews in time: 94%.",
            labels=["North", "South", "Children with disabilities", "Leaving care"],
            values=[94, 88, 91, 79.5],
            name="In time",
            unit="%",
            label_head="Office",
        ),
        "by_manner": charts.stacked(
            title="How children took part in their reviews",
            text="Three in four children spoke for themselves in the last quarter, up from two in three.",
            labels=quarters,
            series=[
                charts.Series("Spoke for themselves", [120, 131, 140, 152]),
                charts.Series("Somebody spoke for them", [42, 40, 38, 36]),
                charts.Series("Took no part", [20, 15, 11, 12]),
            ],
            label_head="Quarter",
        ),
        "over_time": charts.line(
            title="Reviews in time, by quarter",
            text="Both offices rose over the year; the south office sent no figure for the second quarter.",
            labels=quarters,
            series=[
                charts.Series("North", [88, 90, 93, 94]),
                charts.Series("South", [79, None, 84, 88]),
            ],
            unit="%",
            label_head="Quarter",
        ),
    }


def differing(request: HttpRequest) -> dict[str, Any]:
    before = "Most children took part in their reviews. We ask each child beforehand."
    now = "More children took part in their reviews than ever. We ask each child beforehand. Letters say how."
    return {"pieces": differences(before, now)}


def navigation(request: HttpRequest) -> dict[str, Any]:
    return {
        "navigation": [
            {"label": "My week", "url": "#", "current": True},
            {"label": "Children", "url": "#"},
            {"label": "Challenges", "url": "#"},
        ],
        "footer_links": [{"label": "Accessibility statement", "url": "#"}],
    }


def by_name(*parts: Part) -> dict[str, Part]:
    return {part.name: part for part in parts}


PARTS = by_name(
    Part(
        "header",
        "Header and navigation",
        "The view gives the menu, the way back and the links at the foot.",
        navigation,
    ),
    Part(
        "form",
        "Form",
        "Every kind of question. Some appear when an option is chosen; without a script all show.",
        blank_form,
    ),
    Part(
        "form-errors",
        "Form with errors",
        "The summary links to the box to put right; what was typed is kept.",
        wrong_form,
    ),
    Part(
        "act",
        "Act",
        "What a page asks before it writes: warnings to accept, what somebody else stored meanwhile, a way out.",
        act_form,
    ),
    Part("one-question", "One question on a page", "The question is the heading of the page.", one_question),
    Part("sortable-table", "Sortable table", "Sorts in the browser, or by its links on the server.", sortable),
    Part("table", "Table", "With a line of totals, and what stands in its place when it is empty.", plain_table),
    Part(
        "filters",
        "Filters in the address",
        "A filtered list can be sent as a link. Each filter is taken off by its own.",
        filtered,
    ),
    Part("pagination", "Pagination", "Keeps the filters and the order.", pages),
    Part(
        "differences", "Differences", "What was added to a text and what was taken out, not by colour alone.", differing
    ),
    Part("tags", "Tags", "A state in a word; the colour only repeats it."),
    Part("task-list", "Task list", "What is done and what is left.", tasks),
    Part("timeline", "Timeline", "What happened, latest first.", timeline),
    Part("summary-list", "Summary list", "Answers to check, each with a way to change it.", summary),
    Part("banners", "Banners", "A notice, a success, a warning. One at a time on a real page."),
    Part(
        "details-and-inset", "Details and inset text", "Help that is there when wanted; a quotation that stands apart."
    ),
    Part("copy-and-print", "Copy and print", "A table for Excel, a page for paper.", plain_table),
    Part("empty-state", "Empty state", "Says why there is nothing and what to do."),
    Part("charts", "Charts", "In words, as a picture, and as numbers.", drawn),
)
