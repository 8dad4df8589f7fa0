"""An annual report of 2012/13 with fixed keys, for the tests that open every page: written, commented on, published."""

from datetime import date
from uuid import UUID

from footprint.accounts.models import Person
from footprint.post.outline import Document, Paragraph
from footprint.post.stored_documents import kept
from footprint.reporting.models import (
    AnnualReport,
    Approval,
    Comment,
    EarlierWording,
    PassageAside,
    PassageText,
    ReportVersion,
)
from rulebook.recognisable import caught
from tests.people import AT

REPORT = UUID("77777777-0000-4000-8000-000000000001")
ASIDE = UUID("77777777-0000-4000-8000-000000000002")
COMMENT = UUID("77777777-0000-4000-8000-000000000003")
QUOTED = "G likes school, and so does Gloria."
MARK = caught(QUOTED, names=())[0].mark


def a_report(*, writer: Person) -> None:
    """It waits for a second approval, with a word to settle and two texts to compare."""
    who = writer.name
    report = AnnualReport.objects.create(
        pk=REPORT, first_day=date(2012, 4, 1), last_day=date(2013, 3, 31), as_at=date(2013, 3, 31), begun_at=AT,
        begun_by=who, revision=2, sent_at=AT, sent_by=who,
    )  # fmt: skip
    passage = PassageText.objects.create(
        report=report, section="timeliness", text=QUOTED, doing="We book earlier.", version=1, saved_at=AT,
        saved_by=who,
    )  # fmt: skip
    EarlierWording.objects.create(
        passage=passage, number=1, text="G likes school.", doing="", set_aside=False, who=who, at=AT
    )
    PassageText.objects.create(report=report, section="views", text=QUOTED, version=1, saved_at=AT, saved_by=who)
    PassageAside.objects.create(
        pk=ASIDE,
        passage=passage,
        window=UUID(int=1),
        content={"text": "More were in time.", "doing": ""},
        who=who,
        at=AT,
    )
    Comment.objects.create(pk=COMMENT, report=report, section="timeliness", words="Why?", who=who, at=AT)
    Approval.objects.create(report=report, revision=2, sent_at=AT, person=writer, who=who, role="Lead", at=AT)
    _a_version(report, writer)


def _a_version(report: AnnualReport, by: Person) -> None:
    document = kept(Document("Annual report 2012/13", "Anytown Council", [Paragraph("Fewer were late.")], AT))
    frozen = {
        "words": {}, "periods": [["2012-04-01", "2013-03-31", "2013-03-31"]], "known_from": None,
        "caseloads_on": None, "figures": {}, "missing": [], "foundation": {},
    }  # fmt: skip
    ReportVersion.objects.create(
        report=report, number=1, frozen=frozen, published=document, internal=document, for_children=document,
        signed=[{"who": by.name, "role": "Lead", "at": str(AT)}], made_at=AT, made_by=by.name,
    )  # fmt: skip
