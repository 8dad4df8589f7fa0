"""A document with every kind of part, about people who were made up; some of their words try to be more than words."""

from datetime import UTC, date, datetime

from footprint.page import charts
from footprint.page.tables import Cell, Column, Table
from footprint.post.outline import Document, Facts, Heading, Listing, PageBreak, Paragraph, Part, Run, picture_of
from footprint.post.text import parts_of

MADE_AT = datetime(2014, 4, 28, 9, 30, tzinfo=UTC)
TYPED = """## What Amara said
“I like **my school** & my *new room*.” She asked:

- to see her brother on Saturdays
- that nobody says #panic("no") or {{ name }} or <b>bold</b>

1. Email the school
2. Ask the nurse again"""
TRICKS = '=2+2 #import "x" $x$ @cite // not a comment /* nor */ \\u{41} <script>alert(1)</script> [[ ]] ~ `code` _u_'
TAKING_PART = charts.bar(
    title="How children took part", text="Most children spoke for themselves: 38 of 52.", name="Reviews",
    labels=["Spoke for themselves", "Through an advocate", "Were not there"], values=[38, 9, 5],
)  # fmt: skip
INVITED = Table(
    "Who was invited",
    [Column("Name"), Column("Role"), Column("Came on"), Column("Journey in miles", number=True)],
    [
        ["Amara Vale", "Child", date(2014, 3, 28), 1204],
        ["Ines Crane", "Mother", Cell(None, text="Did not come"), None],
        ["=HYPERLINK(\"x\")", TRICKS, date(2014, 4, 3), Cell(79.5, text="79.5%")],
    ],
    total=["All", "", "", 1283.5],
)  # fmt: skip


def parts() -> list[Part]:
    return [
        Facts([("Child", "Amara Vale"), ("Held on", "28 March 2014"), ("Notes", [Run("Two\nlines", bold=True)])]),
        Heading("Views and wishes"),
        *parts_of(TYPED),
        Paragraph([Run("Plain, "), Run("bold, ", bold=True), Run("italic", italic=True), Run(" and both", True, True)]),
        Paragraph(TRICKS),
        Heading("Who took part"),
        INVITED,
        picture_of(TAKING_PART),
        PageBreak(),
        Heading("Decisions"),
        Listing(["Seventh decision", "Eighth decision"], numbered=True, first=7),
    ]


def example() -> Document:
    return Document(
        "Record of a review",
        "Anytown Council",
        parts(),
        MADE_AT,
        as_at=date(2014, 4, 28),
        marking="Confidential",
        code="Copy 7K2Q",
    )
