"""A section of a report: written on one page, saved as it is typed, compared where two windows wrote, commented on."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import drafts
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, act, press, typed, version_of
from footprint.page.drafts import Saved
from footprint.page.refusals import NotAllowed
from footprint.post import html
from footprint.post.pasted import LONGEST_PASTED, text_of
from footprint.post.text import parts_of
from footprint.reporting.models import AnnualReport, PassageText
from footprint.reporting.permissions import APPROVE_REPORT, WRITE_REPORT
from footprint.reporting.report import approving_actions, live_hints, policies, queries, writing_actions
from footprint.reporting.report.forms import CommentForm, Nothing, PassageForm, Reason
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.pages import act_page, address, may_write, name_of, page
from footprint.reporting.report.sections import Section

NOT_BEGUN = {"text": "", "doing": ""}


@allowed(get=APPROVE_REPORT, post=WRITE_REPORT)
def write(request: SignedInRequest, report_id: UUID, section: str) -> HttpResponse:
    """Writing in it; a save by the button does what a save by itself does. Who only approves reads it."""
    report, about = queries.section_named(report_id, section)
    if request.method == "POST":
        try:
            saved = _save(request, report, about)
        except NotAllowed as fault:
            messages.error(request, str(fault))
            return redirect(address("outline", report))
        if saved.apart:
            aside = queries.asides_of(report).filter(passage__section=section).latest("at")
            return redirect(address("compare", report, section, aside.pk))
        return redirect(address("write", report, section))
    return _section_page(request, report, about)


def _section_page(request: SignedInRequest, report: AnnualReport, about: Section) -> HttpResponse:
    passage = queries.passage_of(report, about.key)
    content = passage.content if passage else NOT_BEGUN
    can_write = may_write(request) and policies.can_write(report=report)
    before = queries.said_before(report, about.key) if can_write else None
    figures, typed = live_hints.figures_and_hints(report, about, live_hints.text_of(passage) if can_write else "")
    return page(
        request, report, "section",
        passage=passage, can_write=can_write, comment_form=CommentForm(), window=uuid4(),
        form=PassageForm(content, section=about), words_version=passage.version if passage else 0,
        saved=timezone.localtime(passage.saved_at) if passage else None,
        written=html.body([*parts_of(content["text"])], below=1),
        doing=html.body([*parts_of(content["doing"])], below=2),
        figures=figures, typed=typed, before=before, before_in=name_of(before.report) if before else "",
        comments=queries.comments_on(report, about.key),
        asides=queries.asides_of(report).filter(passage__section=about.key),
        **live_hints.caught(request, report, about, passage),
    )  # fmt: skip


@allowed(post=WRITE_REPORT)
def save(request: SignedInRequest, report_id: UUID, section: str) -> HttpResponse:
    """What a window sends by itself."""
    report, about = queries.section_named(report_id, section)
    before = queries.passage_of(report, section)
    try:
        saved = _save(request, report, about)
    except NotAllowed as fault:
        return drafts.gone_answer(str(fault))
    if saved.apart:
        window = drafts.window_in(request.POST.dict())
        aside = queries.asides_of(report).get(passage__section=section, window=window)
        return drafts.apart_answer(address("compare", report, section, aside.pk))
    return drafts.kept_answer(saved, beside=live_hints.after_saving(request, report, about, before))


def _save(request: SignedInRequest, report: AnnualReport, about: Section) -> Saved:
    posted = request.POST.dict()
    words = {part: posted[part].replace("\r\n", "\n") for part in writing_actions.PARTS if part in posted}
    return writing_actions.save_passage(
        report=report, section=about.key, words=words, version=drafts.version_in(posted),
        window=drafts.window_in(posted), by=request.user, at=timezone.now(),
    )  # fmt: skip


@allowed(post=WRITE_REPORT)
def paste(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """What was copied from Word or a page, as the text that is kept."""
    queries.report_named(report_id)
    return JsonResponse({"text": text_of(request.POST.get("html", "")[:LONGEST_PASTED])})


@allowed(WRITE_REPORT)
def compare(request: SignedInRequest, report_id: UUID, section: str, aside_id: UUID) -> HttpResponse:
    """Two texts side by side; of each, one or both are kept."""
    report, about = queries.section_named(report_id, section)
    other = queries.aside_named(report, section, aside_id)
    rows, passage = queries.differing(other), other.passage

    def save(cleaned: Cleaned) -> Done:
        writing_actions.settle_passage(
            aside=other, chosen=drafts.chosen_of(rows, request.POST.dict()), version=passage.version, by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return Done("What you chose is kept.", address("write", report, section))

    texts = {"section": about, "aside": other, "passage": passage, "rows": [row.shown() for row in rows]}
    around = act_page(request, report, "Compare two texts", name="compare", context=texts)
    return act(request, form=Nothing(typed(request)), save=save, page=around, version=version_of(passage.version))


@allowed(APPROVE_REPORT)
def comment(request: SignedInRequest, report_id: UUID, section: str) -> HttpResponse:
    """Written beside the section; here where something is wrong with it."""
    report, about = queries.section_named(report_id, section)
    to = f"{address('write', report, section)}#comments"

    def save(cleaned: Cleaned) -> Done:
        writing_actions.comment(report=report, section=section, **cleaned, by=request.user, at=timezone.now())
        return Done("", to)

    around = act_page(request, report, f"Comment on {about.title}", title="A comment", button="Add the comment", to=to)
    return act(request, form=CommentForm(typed(request)), save=save, page=around)


@allowed(post=APPROVE_REPORT)
def settle_comment(request: SignedInRequest, report_id: UUID, comment_id: UUID) -> HttpResponse:
    report = queries.report_named(report_id)
    row = queries.comment_named(report, comment_id)
    back = f"{address('write', report, row.section)}#comments"

    def save() -> Done:
        writing_actions.settle_comment(comment=row, by=request.user, at=timezone.now())
        return Done("", back)

    return press(request, save=save, back=back)


@allowed(APPROVE_REPORT)
def let_stand(request: SignedInRequest, report_id: UUID, section: str, mark: str) -> HttpResponse:
    """Raises Hidden where the words were changed meanwhile."""
    report, _ = queries.section_named(report_id, section)
    passage = queries.passage_of(report, section)
    catch = _open_catch(report, passage, mark)
    to = address("write", report, section)

    def save(cleaned: Cleaned) -> Done:
        assert passage
        approving_actions.let_stand(passage=passage, mark=mark, **cleaned, by=request.user, at=timezone.now())
        return Done("The word stands, with your reason.", to)

    form = Reason(typed(request))
    form.fields["reason"].label = "Why can nobody be recognised by it?"
    around = act_page(
        request, report, "Let a word stand", button="Let it stand", to=to, before=catch.why, name="let_stand",
        context={"told": catch.paragraph},
    )  # fmt: skip
    return act(request, form=form, save=save, page=around)


def _open_catch(report: AnnualReport, passage: PassageText | None, mark: str) -> Any:
    caught = caught_in(report, [passage]).get(passage.section, ()) if passage else ()
    for item in caught:
        if item.is_open and item.catch.mark == mark:
            return item.catch
    raise Hidden(("annual report", str(report.pk)))
