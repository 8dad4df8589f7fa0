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
    names = ", ".join(one.name for one in files)
    with acting(by=by, action=InterchangeAction.KEEP_UPLOAD, at=at) as doing:
        made = Upload.objects.create(kind=kind, name=_short(names), at=at, by=by)
        UploadedFile.objects.bulk_create(
            UploadedFile(upload=made, place=one.place, folder=one.folder, name=one.name, content=one.content)
            for one in files
        )
        doing.record(("upload", made.pk), after={"files": made.name})
    return made


def _short(names: str) -> str:
    return names if len(names) <= LONGEST_NAME else names[: LONGEST_NAME - 1] + "…"


def drop(*, upload: Upload, by: Person, at: datetime) -> None:
    """Raises NotAllowed for one that was taken in meanwhile."""
    with acting(by=by, action=InterchangeAction.DROP_UPLOAD, at=at) as doing:
        found = _waiting(upload)
        doing.record(("upload", found.pk), before={"files": found.name})
        found.delete()


def _waiting(upload: Upload) -> Upload:
    found = Upload.objects.select_for_update().filter(pk=upload.pk, taken_in=None).first()
    if found is None:
        raise NotAllowed("Somebody has taken these files in or dropped them meanwhile. Look at the list of imports.")
    return found


def look(*, upload: Upload, on: date, at_most: int = actions.LISTED) -> Outcome:
    """What taking the files in would do, without the children with faults. Raises Refused where nothing can be read."""
    with laid_down(upload) as (folders, root):
        return actions.preview(folders=folders, on=on, hold_back=True, at_most=at_most, told_from=root)


def take_in(*, upload: Upload, hold_back: bool, by: Person, on: date, at: datetime) -> Import | None:
    """The import that the files became; None where the register held all of it, and they are dropped.

    Raises Refused, or NotAllowed, as `actions.take_in` does.
    """
    with acting(by=by, action=InterchangeAction.IMPORT_UPLOAD, at=at) as doing, laid_down(upload) as (folders, root):
        found = _waiting(upload)
        done = actions.take_in(folders=folders, by=by, on=on, at=at, hold_back=hold_back, told_from=root)
        if not done.import_id:
            found.delete()
            return None
        doing.record(("upload", found.pk), after={"import": done.import_id})
        return settle(upload=found, made=Import.objects.get(pk=done.import_id))


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
        found = _waiting(upload)
        found.meanings, found.add_children = list(meanings), add
        found.save(update_fields=["meanings", "add_children"])
        doing.record(("upload", found.pk), after={"meanings": found.meanings, "add_children": add})


def look_at_list(*, upload: Upload, to: Person, on: date) -> Compared:
    """What taking the list in would do, without the children with faults."""
    return lists.preview(sheet=sheet_of(upload), meanings=upload.meanings or [], add=upload.add_children, to=to, on=on)


def take_list_in(*, upload: Upload, hold_back: bool, by: Person, on: date, at: datetime) -> Import:
    """Raises Refused with the faults of its lines, or NotAllowed."""
    with acting(by=by, action=InterchangeAction.IMPORT_UPLOAD, at=at) as doing:
        found = _waiting(upload)
        made = lists.take_in(
            sheet=sheet_of(found),
            meanings=found.meanings or [],
            add=found.add_children,
            hold_back=hold_back,
            by=by,
            on=on,
            at=at,
        )
        doing.record(("upload", found.pk), after={"import": str(made.pk)})
        return settle(upload=found, made=made)


@contextmanager
def laid_down(upload: Upload) -> Iterator[tuple[list[Path], Path]]:
    """The folders of an upload in their order, and where their names begin. Faults name the files from there on."""
    with tempfile.TemporaryDirectory(prefix="footprint-") as scratch:
        folders: list[Path] = []
        for one in upload.files.order_by("place", "name"):
            folder = Path(scratch) / one.folder
            if folder not in folders:
                folder.mkdir()
                folders.append(folder)
            (folder / one.name).write_bytes(one.content)
        root = folders[0] if len(folders) == 1 else Path(scratch)
        try:
            yield folders, root
        except Refused as refused:
            begins = f"{root}/"
            raise Refused([replace(one, file=one.file.removeprefix(begins)) for one in refused.problems]) from None
