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
from footprint.page.drafts import Saved
from footprint.page.refusals import NotAllowed
from footprint.post import html
from footprint.post.pasted import LONGEST_PASTED, text_of
from footprint.post.text import parts_of
from footprint.reporting.models import AnnualReport, PassageText
from footprint.reporting.permissions import APPROVE_REPORT, WRITE_REPORT
from footprint.reporting.report import approving_actions, beside, policies, queries, writing_actions
from footprint.reporting.report.asking import address, ask, may_write, name_of, page, sent
from footprint.reporting.report.forms import CommentForm, PassageForm, Reason
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.sections import Section

NOT_BEGUN = {"text": "", "doing": ""}


@allowed(get=APPROVE_REPORT, post=WRITE_REPORT)
def write(request: SignedInRequest, report: UUID, section: str) -> HttpResponse:
    """Writing in it; a save by the button does what a save by itself does. Who only approves reads it."""
    found, about = queries.section_named(report, section)
    if request.method == "POST":
        try:
            kept = _save(request, found, about)
        except NotAllowed as fault:
            messages.error(request, str(fault))
            return redirect(address("outline", found))
        if kept.apart:
            aside = queries.asides_of(found).filter(passage__section=section).latest("at")
            return redirect(address("compare", found, section, aside.pk))
        return redirect(address("write", found, section))
    return _section_page(request, found, about, CommentForm())


def _section_page(request: SignedInRequest, report: AnnualReport, about: Section, comment: CommentForm) -> HttpResponse:
    passage = queries.passage_of(report, about.key)
    content = passage.content if passage else NOT_BEGUN
    can_write = may_write(request) and policies.can_write(report=report)
    before = queries.said_before(report, about.key) if can_write else None
    figures, typed = beside.figures_and_hints(report, about, beside.text_of(passage) if can_write else "")
    return page(
        request, report, "section",
        passage=passage, can_write=can_write, comment_form=comment, window=uuid4(),
        form=PassageForm(content, section=about), words_version=passage.version if passage else 0,
        saved=timezone.localtime(passage.saved_at) if passage else None,
        written=html.body([*parts_of(content["text"])], below=1),
        doing=html.body([*parts_of(content["doing"])], below=2),
        figures=figures, typed=typed, before=before, before_in=name_of(before.report) if before else "",
        comments=queries.comments_on(report, about.key),
        asides=queries.asides_of(report).filter(passage__section=about.key),
        **beside.caught(request, report, about, passage),
    )  # fmt: skip


@allowed(post=WRITE_REPORT)
def save(request: SignedInRequest, report: UUID, section: str) -> HttpResponse:
    """What a window sends by itself."""
    found, about = queries.section_named(report, section)
    before = queries.passage_of(found, section)
    try:
        saved = _save(request, found, about)
    except NotAllowed as fault:
        return drafts.gone_answer(str(fault))
    if saved.apart:
        window = drafts.window_in(request.POST.dict())
        aside = queries.asides_of(found).get(passage__section=section, window=window)
        return drafts.apart_answer(address("compare", found, section, aside.pk))
    return drafts.kept_answer(saved, beside=beside.after_saving(request, found, about, before))


def _save(request: SignedInRequest, report: AnnualReport, about: Section) -> Saved:
    posted = request.POST.dict()
    words = {part: posted[part].replace("\r\n", "\n") for part in writing_actions.PARTS if part in posted}
    return writing_actions.save_passage(
        report=report, section=about.key, words=words, version=drafts.version_in(posted),
        window=drafts.window_in(posted), by=request.user, at=timezone.now(),
    )  # fmt: skip


@allowed(post=WRITE_REPORT)
def paste(request: SignedInRequest, report: UUID) -> HttpResponse:
    """What was copied from Word or a page, as the text that is kept."""
    queries.report_named(report)
    return JsonResponse({"text": text_of(request.POST.get("html", "")[:LONGEST_PASTED])})


@allowed(WRITE_REPORT)
def compare(request: SignedInRequest, report: UUID, section: str, aside: UUID) -> HttpResponse:
    """Two texts side by side; of each, one or both are kept."""
    found, about = queries.section_named(report, section)
    other = queries.aside_named(found, section, aside)
    rows, fault = queries.differing(other), ""
    if request.method == "POST":
        posted = request.POST.dict()
        try:
            writing_actions.settle_passage(
                aside=other, chosen=drafts.chosen_of(rows, posted), version=drafts.version_in(posted), by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            fault = str(refused)
        else:
            messages.success(request, "What you chose is kept.")
            return redirect(address("write", found, section))
    texts: dict[str, Any] = {"aside": other, "passage": other.passage, "rows": [row.shown() for row in rows]}
    return page(request, found, "compare", section=about, fault=fault, **texts)


@allowed(post=APPROVE_REPORT)
def comment(request: SignedInRequest, report: UUID, section: str) -> HttpResponse:
    found, about = queries.section_named(report, section)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _section_page(request, found, about, form)
    words = form.cleaned_data["words"]
    writing_actions.comment(report=found, section=section, words=words, by=request.user, at=timezone.now())
    return redirect(f"{address('write', found, section)}#comments")


@allowed(post=APPROVE_REPORT)
def settle_comment(request: SignedInRequest, report: UUID, comment: UUID) -> HttpResponse:
    found = queries.report_named(report)
    said = queries.comment_named(found, comment)
    writing_actions.settle_comment(comment=said, by=request.user, at=timezone.now())
    return redirect(f"{address('write', found, said.section)}#comments")


@allowed(APPROVE_REPORT)
def let_stand(request: SignedInRequest, report: UUID, section: str, mark: str) -> HttpResponse:
    """Raises Hidden where the words were changed meanwhile."""
    found, _ = queries.section_named(report, section)
    passage = queries.passage_of(found, section)
    catch = _open_catch(found, passage, mark)

    def keep(asked: dict[str, Any]) -> str:
        assert passage
        approving_actions.let_stand(
            passage=passage, mark=mark, reason=asked["reason"], by=request.user, at=timezone.now()
        )
        return "The word stands, with your reason."

    form = Reason(sent(request))
    form.fields["reason"].label = "Why can nobody be recognised by it?"
    words = ("Let a word stand", "Let it stand")
    to = address("write", found, section)
    return ask(request, found, form, keep, words=words, to=to, before=catch.why, told=catch.paragraph)


def _open_catch(report: AnnualReport, passage: PassageText | None, mark: str) -> Any:
    caught = caught_in(report, [passage]).get(passage.section, ()) if passage else ()
    for one in caught:
        if one.is_open and one.catch.mark == mark:
            return one.catch
    raise Hidden(("annual report", str(report.pk)))
