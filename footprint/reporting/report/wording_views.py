"""What a section said earlier: who wrote it, when and what it changed; and an earlier wording brought back."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page.access import allowed
from footprint.page.acts import Cleaned, Done, act, typed, version_of
from footprint.post import html
from footprint.post.text import parts_of
from footprint.reporting.permissions import APPROVE_REPORT, WRITE_REPORT
from footprint.reporting.report import policies, queries, writing_actions
from footprint.reporting.report.forms import Nothing
from footprint.reporting.report.pages import act_page, address, may_write, page
from footprint.reporting.report.wordings import changed, wordings_of

PAGE_SIZE = 10


@allowed(get=APPROVE_REPORT)
def wordings(request: SignedInRequest, report_id: UUID, section: str) -> HttpResponse:
    report, about = queries.section_named(report_id, section)
    passage = queries.passage_of(report, section)
    context = Paginator(wordings_of(passage) if passage else [], PAGE_SIZE).get_page(request.GET.get("page"))
    return page(request, report, "wordings", section=about, shown=context)


@allowed(get=APPROVE_REPORT, post=WRITE_REPORT)
def wording(request: SignedInRequest, report_id: UUID, section: str, number: int) -> HttpResponse:
    """One of them whole, with what bringing it back would change."""
    report, about = queries.section_named(report_id, section)
    earlier = queries.wording_named(report, section, number)
    now = earlier.passage

    def save(cleaned: Cleaned) -> Done:
        writing_actions.bring_back(wording=earlier, version=now.version, by=request.user, at=timezone.now())
        sentence = "The earlier wording stands again. What it took the place of is kept."
        return Done(sentence, address("write", report, section))

    context = {
        "section": about,
        "wording": earlier,
        "words": html.body([*parts_of(earlier.text)], below=2),
        "doing": html.body([*parts_of(earlier.doing)], below=3),
        "changed": changed(now.content, earlier.content),
        "can_bring_back": may_write(request) and policies.can_write(report=report) and earlier.content != now.content,
    }
    around = act_page(request, report, "An earlier wording", button="Bring it back", name="wording", context=context)
    return act(request, form=Nothing(typed(request)), save=save, page=around, version=version_of(now.version))
