"""What may be done with a report as it stands; a refusal is a sentence that says what to do."""

from collections.abc import Collection, Sequence

from footprint.accounts.models import Person
from footprint.accounts.policies import passes
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reporting.models import (
    FOR_APPROVAL,
    PUBLISHED,
    WRITING,
    AnnualReport,
    Approval,
    EarlierWording,
    PassageText,
)
from footprint.reporting.report.names_caught import Caught

SIGNATURES = 2
CHANGED = "The report was changed while you read it. Read it again, then approve it."


def check_can_write(*, report: AnnualReport) -> None:
    if report.state == PUBLISHED:
        raise NotAllowed("This report is published. Begin its next version, then write.")


def can_write(*, report: AnnualReport) -> bool:
    return passes(check_can_write, report=report)


def check_can_bring_back(*, passage: PassageText, wording: EarlierWording, seen: int) -> None:
    """`seen` is the version of the words that it is to take the place of."""
    check_can_write(report=passage.report)
    if seen != passage.version:
        raise ChangedMeanwhile("The section was saved again meanwhile. Look at what would change, then bring it back.")
    if wording.content == passage.content:
        raise NotAllowed("The section says just this: there is nothing to bring back.")


def check_can_send(
    *, report: AnnualReport, passages: Sequence[PassageText], apart: int, caught: Sequence[Caught]
) -> None:
    """For approval goes what is written, compared and recognises nobody."""
    if report.state != WRITING:
        raise NotAllowed("This report was sent for approval already. Take it back to write on.")
    if not any(passage_text.text.strip() for passage_text in passages):
        raise NotAllowed("Nothing is written yet. Write the report, then send it for approval.")
    check_nothing_is_open(apart=apart, caught=caught)


def check_nothing_is_open(*, apart: int, caught: Sequence[Caught]) -> None:
    if apart:
        raise NotAllowed("Two windows wrote different things. Compare them first, so that nothing is lost.")
    if caught:
        raise NotAllowed(
            "A child might be recognised. Change the words that are caught, or have somebody who did not write them "
            "let them stand."
        )


def check_can_let_stand(*, passage: PassageText, wrote: bool, reason: str) -> None:
    """Never whoever `wrote` in the section, be it an earlier wording: somebody else may have brought it back."""
    check_can_write(report=passage.report)
    if wrote:
        raise NotAllowed("You wrote this. Somebody else who approves reports has to let the word stand.")
    if not reason.strip():
        raise NotAllowed("Say why nobody can be recognised by it.")


def can_let_stand(*, passage: PassageText, wrote: bool) -> bool:
    return passes(check_can_let_stand, passage=passage, wrote=wrote, reason="-")


def check_can_take_back(*, report: AnnualReport) -> None:
    if report.state != FOR_APPROVAL:
        raise NotAllowed("This report does not wait for approval: there is nothing to take back.")


def check_can_approve(
    *,
    report: AnnualReport,
    approvals: Collection[Approval],
    by: Person,
    seen: int,
    apart: int,
    caught: Sequence[Caught],
) -> None:
    """`seen` is the revision that was read."""
    if report.state != FOR_APPROVAL:
        raise NotAllowed("This report does not wait for approval. Whoever writes it has to send it first.")
    if any(approval.person_id == by.pk for approval in approvals):
        raise NotAllowed("You approved this report already: a second person has to approve it.")
    if seen != report.revision:
        raise ChangedMeanwhile(CHANGED)
    check_nothing_is_open(apart=apart, caught=caught)


def can_approve(*, report: AnnualReport, approvals: Collection[Approval], by: Person) -> bool:
    """Whether it is somebody's turn, whatever is still open in the words."""
    return passes(
        check_can_approve, report=report, approvals=approvals, by=by, seen=report.revision, apart=0, caught=()
    )


def check_can_publish(*, report: AnnualReport, approvals: Collection[Approval]) -> None:
    if report.state == PUBLISHED:
        raise NotAllowed("This report is published already.")
    if len({approval.person_id for approval in approvals}) < SIGNATURES:
        raise NotAllowed("Two people have to approve this report as it stands before it is published.")


def can_publish(*, report: AnnualReport, approvals: Collection[Approval]) -> bool:
    return passes(check_can_publish, report=report, approvals=approvals)


def check_can_begin_next(*, report: AnnualReport) -> None:
    if report.state != PUBLISHED:
        raise NotAllowed("This report is being written already. Go on with that.")
