"""The draft of a record: written on one page, saved as it is typed, compared where two windows wrote, discarded."""

from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock, drafts
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, press, typed, version_of
from footprint.page.drafts import Saved
from footprint.page.forms import Form
from footprint.page.refusals import NotAllowed
from footprint.post.pasted import LONGEST_PASTED, text_of
from footprint.reviews.access import open_review
from footprint.reviews.models import Draft, Review
from footprint.reviews.pages import act_on, act_page, at, show
from footprint.reviews.permissions import DRAFT
from footprint.reviews.record import draft_actions
from footprint.reviews.record.forms import CompareTexts, RecordForm
from footprint.reviews.record.outline import age_of
from footprint.reviews.record.queries import aside_of, differing, draft_of, last_content
from footprint.reviews.record.sections import DAY_PARTS, QUESTIONS, SECTIONS, kept_of, names_of, sections_for
from footprint.reviews.siblings import held_with


@allowed(DRAFT)
def draft(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Writing on it; a save by the button does what a save by itself does."""
    review = open_review(request, pk=review_id, permission=DRAFT)
    current_draft = _open_draft(review)
    if request.method == "POST" and current_draft.discarded_at is None:
        kept_now = _save(request, current_draft)
        if kept_now.apart:
            aside = review.set_aside.latest("at")
            return redirect("reviews:compare", review.pk, aside.pk)
        copied = request.POST.get("copy", "")
        if copied:
            return redirect(
                f"{reverse('reviews:draft', args=[review.pk])}#{_copy(request, review, current_draft, copied)}"
            )
        if "finish" in request.POST:
            return redirect("reviews:finish", review.pk)
        return redirect("reviews:draft", review.pk)
    if current_draft.discarded_at is not None:
        return show(request, review, "record/discarded", above=("record",), draft=current_draft)
    return _draft_page(request, review, current_draft)


def _draft_page(request: SignedInRequest, review: Review, draft: Draft) -> HttpResponse:
    last_on, last = last_content(review)
    content = _with_midway(review, draft.content)
    form = RecordForm(content, sections=sections_for(age=age_of(review), content=content))
    parts = [
        (section, [(question, field, question.answer(last)) for question, field in fields])
        for section, fields in form.parts()
    ]
    return show(
        request, review, "record/draft", above=("record",),
        draft=draft, form=form, parts=parts, last_on=last_on, window=uuid4(), saved=timezone.localtime(draft.saved_at),
        asides=list(review.set_aside.order_by("at")),
        siblings=held_with(review, to=request.user, permission=DRAFT, on=clock.today()),
    )  # fmt: skip


def _with_midway(review: Review, content: dict[str, str]) -> dict[str, str]:
    """The day that set itself, until one is chosen."""
    names = [f"midway_on_{part}" for part in DAY_PARTS]
    stored = getattr(review, "midway", None)
    if stored is None or any(content.get(name) for name in names):
        return content
    day = stored.due_on
    return {**content, **dict(zip(names, (str(day.day), str(day.month), str(day.year)), strict=True))}


@allowed(post=DRAFT)
def begin(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_review(request, pk=review_id, permission=DRAFT)

    def save() -> Done:
        draft_actions.begin_draft(review=review, by=request.user, on=clock.today(), at=timezone.now())
        return Done("", at(review, "draft"))

    return press(request, save=save, back=at(review, "record"))


@allowed(post=DRAFT)
def save(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """What a window sends by itself. 409: another window saved meanwhile, and this text is kept beside it."""
    review = open_review(request, pk=review_id, permission=DRAFT)
    draft = draft_of(review)
    if draft is None:
        return drafts.gone_answer("This draft is no longer there: the record was finalised.")
    try:
        saved = _save(request, draft)
    except NotAllowed as fault:
        return drafts.gone_answer(str(fault))
    if saved.apart:
        aside = review.set_aside.get(window=drafts.window_in(request.POST.dict()))
        return drafts.apart_answer(reverse("reviews:compare", args=[review.pk, aside.pk]))
    return drafts.kept_answer(saved)


def _save(request: SignedInRequest, draft: Draft) -> Saved:
    sent = request.POST.dict()
    return draft_actions.save_draft(
        draft=draft,
        content=kept_of(sent),
        version=drafts.version_in(sent),
        window=drafts.window_in(sent),
        by=request.user,
        at=timezone.now(),
    )


def _copy(request: SignedInRequest, review: Review, draft: Draft, key: str) -> str:
    """Without scripts: puts what the last record says below what is written. Where on the page to go on."""
    words = str(last_content(review)[1].get(key, ""))
    draft.refresh_from_db()
    now = draft.content.get(key, "")
    if words and words not in now:
        both = drafts.below(now, words)
        draft_actions.save_draft(
            draft=draft, content={key: both}, version=draft.version, window=uuid4(), by=request.user, at=timezone.now()
        )
    return next((section.key for section in SECTIONS if any(question.key == key for question in section.questions)), "")


@allowed(post=DRAFT)
def paste(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """What was copied from Word or a page, as the text that is kept: headings and lists stay, everything else goes."""
    open_review(request, pk=review_id, permission=DRAFT)
    return JsonResponse({"text": text_of(request.POST.get("html", "")[:LONGEST_PASTED])})


@allowed(DRAFT)
def compare(request: SignedInRequest, review_id: UUID, aside_id: UUID) -> HttpResponse:
    """Two texts side by side; of each, one or both are kept."""
    review = open_review(request, pk=review_id, permission=DRAFT)
    other = aside_of(review, aside_id)
    draft = other.review.draft
    form = CompareTexts(typed(request), rows=differing(draft=draft.content, aside=other.content))

    def save(cleaned: Cleaned) -> Done:
        chosen = {
            name: text if row.typed else other.content.get(name, "")
            for row in form.rows
            if (text := row.chosen(cleaned)) is not None
            for name in names_of(QUESTIONS[row.key])
        }
        by, version = request.user, draft.version
        draft_actions.settle(aside=other, chosen=chosen, version=version, by=by, at=timezone.now())
        return Done("What you chose is kept in the draft.", at(review, "draft"))

    page = act_page(
        request, review, "Compare two texts", above=("record",), back=at(review, "draft"),
        template="reviews/record/compare.html", context={"aside": other, "draft": draft, "rows": form.shown()},
        stored=[(row.label, str(row.shown()["ours"])) for row in form.rows],
    )  # fmt: skip
    return act_on(request, review, page, form=form, save=save, version=version_of(draft.version, other.content))


@allowed(DRAFT)
def discard(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_review(request, pk=review_id, permission=DRAFT)
    draft = _open_draft(review)

    def save(cleaned: Cleaned) -> Done:
        draft_actions.discard_draft(draft=draft, by=request.user, at=timezone.now())
        return Done("The draft is discarded.", at(review, "draft"))

    page = act_page(
        request, review, "Discard the draft?", title="Discard the draft of a record", button="Discard the draft",
        before="It is put away, and can be taken back until another one is begun.", danger=True, above=("record",),
        back=at(review, "draft"), stored=[("Last saved", f"by {draft.saved_by}")],
    )  # fmt: skip
    version = version_of(draft.version, draft.discarded_at)
    return act_on(request, review, page, form=Form(typed(request)), save=save, version=version)


@allowed(post=DRAFT)
def restore(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Takes a discarded draft back, or with `remove` takes it away for good."""
    review = open_review(request, pk=review_id, permission=DRAFT)
    draft = _open_draft(review)

    def save() -> Done:
        if "remove" in request.POST:
            draft_actions.remove_discarded(draft=draft, by=request.user, at=timezone.now())
            return Done("The draft is removed for good.", at(review, "record"))
        draft_actions.restore_draft(draft=draft, by=request.user, at=timezone.now())
        return Done("The draft is taken back.", at(review, "draft"))

    return press(request, save=save, back=at(review, "draft"))


def _open_draft(review: Review) -> Draft:
    """Raises Hidden where no draft is begun."""
    draft = draft_of(review)
    if draft is None:
        raise Hidden(("review", str(review.pk)))
    return draft
