"""Uploads: kept from one step to the next, looked at, taken in, dropped."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from footprint.accounts.models import Person
from footprint.audit.actions import acting
from footprint.interchange import actions
from footprint.interchange.audit_actions import InterchangeAction
from footprint.interchange.lists import actions as lists
from footprint.interchange.lists import reading
from footprint.interchange.lists.comparing import Compared
from footprint.interchange.lists.reading import Sheet
from footprint.interchange.models import Import, Upload, UploadedFile
from footprint.interchange.ssda903.importing.result import Outcome
from footprint.interchange.ssda903.problems import Refused
from footprint.interchange.unpacking import Kept
from footprint.page.refusals import NotAllowed

RETURN, LIST = "return", "list"
LONGEST_NAME = 200


def keep(*, kind: str, files: Sequence[Kept], by: Person, at: datetime) -> Upload:
    """Nothing of the register changes."""
    names = ", ".join(file.name for file in files)
    with acting(by=by, action=InterchangeAction.KEEP_UPLOAD, at=at) as doing:
        made = Upload.objects.create(kind=kind, name=_short(names), at=at, by=by)
        UploadedFile.objects.bulk_create(
            UploadedFile(upload=made, place=file.place, folder=file.folder, name=file.name, content=file.content)
            for file in files
        )
        doing.record(("upload", made.pk), after={"files": made.name})
    return made


def _short(names: str) -> str:
    return names if len(names) <= LONGEST_NAME else names[: LONGEST_NAME - 1] + "…"


def drop(*, upload: Upload, by: Person, at: datetime) -> None:
    """Raises NotAllowed for one that was taken in meanwhile."""
    with acting(by=by, action=InterchangeAction.DROP_UPLOAD, at=at) as doing:
        current_upload = _waiting(upload)
        doing.record(("upload", current_upload.pk), before={"files": current_upload.name})
        current_upload.delete()


def _waiting(upload: Upload) -> Upload:
    current_upload = Upload.objects.select_for_update().filter(pk=upload.pk, taken_in=None).first()
    if current_upload is None:
        raise NotAllowed("Somebody has taken these files in or dropped them meanwhile. Look at the list of imports.")
    return current_upload


def look(*, upload: Upload, on: date, at_most: int = actions.LISTED) -> Outcome:
    """What taking the files in would do, without the children with faults. Raises Refused where nothing can be read."""
    with laid_down(upload) as (folders, root):
        return actions.preview(folders=folders, on=on, hold_back=True, at_most=at_most, told_from=root)


def take_in(*, upload: Upload, hold_back: bool, by: Person, on: date, at: datetime) -> Import | None:
    """The import that the files became; None where the register held all of it, and they are dropped.

    Raises Refused, or NotAllowed, as `actions.take_in` does.
    """
    with acting(by=by, action=InterchangeAction.IMPORT_UPLOAD, at=at) as doing, laid_down(upload) as (folders, root):
        current_upload = _waiting(upload)
        done = actions.take_in(folders=folders, by=by, on=on, at=at, hold_back=hold_back, told_from=root)
        if not done.import_id:
            current_upload.delete()
            return None
        doing.record(("upload", current_upload.pk), after={"import": done.import_id})
        return settle(upload=current_upload, made=Import.objects.get(pk=done.import_id))


def settle(*, upload: Upload, made: Import) -> Import:
    """The upload became an import: its bytes go, its name stays."""
    upload.taken_in = made
    upload.save(update_fields=["taken_in"])
    upload.files.all().delete()
    return made


def sheet_of(upload: Upload) -> Sheet:
    """The list of an upload. It could be read when it was given."""
    file = upload.files.get()
    return reading.read(name=file.name, content=bytes(file.content))


def say_meanings(*, upload: Upload, meanings: Sequence[str], add: bool, by: Person, at: datetime) -> None:
    """What the columns of a list hold, in order. Raises NotAllowed for one taken in meanwhile."""
    with acting(by=by, action=InterchangeAction.MAP_LIST, at=at) as doing:
        current_upload = _waiting(upload)
        current_upload.meanings, current_upload.add_children = list(meanings), add
        current_upload.save(update_fields=["meanings", "add_children"])
        doing.record(("upload", current_upload.pk), after={"meanings": current_upload.meanings, "add_children": add})


def look_at_list(*, upload: Upload, to: Person, on: date) -> Compared:
    """What taking the list in would do, without the children with faults."""
    return lists.preview(sheet=sheet_of(upload), meanings=upload.meanings or [], add=upload.add_children, to=to, on=on)


def take_list_in(*, upload: Upload, hold_back: bool, by: Person, on: date, at: datetime) -> Import:
    """Raises Refused with the faults of its lines, or NotAllowed."""
    with acting(by=by, action=InterchangeAction.IMPORT_UPLOAD, at=at) as doing:
        current_upload = _waiting(upload)
        made = lists.take_in(
            sheet=sheet_of(current_upload),
            meanings=current_upload.meanings or [],
            add=current_upload.add_children,
            hold_back=hold_back,
            by=by,
            on=on,
            at=at,
        )
        doing.record(("upload", current_upload.pk), after={"import": str(made.pk)})
        return settle(upload=current_upload, made=made)


@contextmanager
def laid_down(upload: Upload) -> Iterator[tuple[list[Path], Path]]:
    """The folders of an upload in their order, and where their names begin. Faults name the files from there on."""
    with tempfile.TemporaryDirectory(prefix="footprint-") as scratch:
        folders: list[Path] = []
        for uploaded_file in upload.files.order_by("place", "name"):
            folder = Path(scratch) / uploaded_file.folder
            if folder not in folders:
                folder.mkdir()
                folders.append(folder)
            (folder / uploaded_file.name).write_bytes(uploaded_file.content)
        root = folders[0] if len(folders) == 1 else Path(scratch)
        try:
            yield folders, root
        except Refused as refused:
            begins = f"{root}/"
            raise Refused(
                [replace(problem, file=problem.file.removeprefix(begins)) for problem in refused.problems]
            ) from None
