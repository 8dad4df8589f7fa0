"""The bytes of files that are kept. Who may have them is for the record to say that a file belongs to."""

from uuid import UUID

from footprint.post.models import FileContent


def content_of(*, file: UUID) -> bytes:
    return bytes(FileContent.objects.get(file=file).data)
