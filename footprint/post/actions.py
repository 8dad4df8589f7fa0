"""Keeping and removing files. The action of the record that a file belongs to calls these within its own."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.post import files
from footprint.post.audit_actions import PostAction
from footprint.post.models import FileContent, StoredFile


def keep_file(
    *, name: str, content: bytes, accept: Collection[files.Kind] = files.PAPERS, by: Actor, at: datetime
) -> StoredFile:
    """Keeps a file that somebody gave. NotAllowed where it may not be kept. Audited as keep_file."""
    checked = files.check(name=name, content=content, accept=accept)
    with acting(by=by, action=PostAction.KEEP_FILE, at=at) as doing:
        file = StoredFile.objects.create(
            name=checked.name,
            media_type=checked.kind.media_type,
            size=len(checked.content),
            sha256=hashlib.sha256(checked.content).hexdigest(),
            kept_at=at,
            kept_by_key=str(by.audit_key),
            kept_by_label=by.audit_label,
        )
        FileContent.objects.create(file=file, data=checked.content)
        doing.record(("file", file.pk), after={"name": file.name, "size": file.size, "sha256": file.sha256})
    return file
