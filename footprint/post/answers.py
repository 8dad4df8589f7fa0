"""Files as answers of a view that has settled who may have them."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from footprint.post.models import StoredFile
from footprint.post.queries import content_of

NOTHING_RUNS = "default-src 'none'; sandbox"


def stored(file: StoredFile) -> HttpResponse:
    """A kept file, to be saved."""
    return attachment(name=file.name, media_type=file.media_type, content=content_of(file=file.pk))


def attachment(*, name: str, media_type: str, content: bytes) -> HttpResponse:
    """A file to be saved, not shown: no browser guesses what it is, runs it or keeps a copy of its own accord."""
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
            "Content-Security-Policy": NOTHING_RUNS,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
