"""What a section said earlier: who wrote it, when and what it changed; and an earlier wording brought back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import drafts
from footprint.page.access import allowed
from footprint.page.refusals import NotAllowed
from footprint.post import html
from footprint.post.text import parts_of
from footprint.reporting.permissions import APPROVE_REPORT, WRITE_REPORT
from footprint.reporting.report import policies, queries, writing_actions
from footprint.reporting.report.asking import address, may_write, page
from footprint.reporting.report.wordings import changed, wordings_of

PAGE_SIZE = 10


@allowed(get=APPROVE_REPORT)
def wordings(request: SignedInRequest, report: UUID, section: str) -> HttpResponse:
    found, about = queries.section_named(report, section)
    passage = queries.passage_of(found, section)
    shown = Paginator(wordings_of(passage) if passage else [], PAGE_SIZE).get_page(request.GET.get("page"))
    return page(request, found, "wordings", section=about, shown=shown)


@allowed(get=APPROVE_REPORT, post=WRITE_REPORT)
def wording(request: SignedInRequest, report: UUID, section: str, number: int) -> HttpResponse:
    """One of them whole, with what bringing it back would change."""
    found, about = queries.section_named(report, section)
    earlier, fault = queries.wording_named(found, section, number), ""
    now = earlier.passage
    if request.method == "POST":
        version = drafts.version_in(request.POST.dict())
        try:
            writing_actions.bring_back(wording=earlier, version=version, by=request.user, at=timezone.now())
        except NotAllowed as refused:
            fault = str(refused)
        else:
            messages.success(request, "The earlier wording stands again. What it took the place of is kept.")
            return redirect(address("write", found, section))
    return page(
        request, found, "wording",
        section=about, wording=earlier, passage=now, fault=fault,
        words=html.body([*parts_of(earlier.text)], below=2), doing=html.body([*parts_of(earlier.doing)], below=3),
        changed=changed(now.content, earlier.content),
        can_bring_back=may_write(request) and policies.can_write(report=found) and earlier.content != now.content,
    )  # fmt: skip
