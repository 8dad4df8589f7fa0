"""An upload and an import with fixed keys, for the tests of their pages."""

from datetime import UTC, date, datetime
from uuid import UUID

from footprint.accounts.models import Person
from footprint.interchange.models import Conflict, Import, Upload, UploadedFile
from tests import people, register
from tests.interchange.folders import CLEAN

UPLOAD = UUID("22222222-0000-4000-8000-000000000001")
A_LIST = UUID("22222222-0000-4000-8000-000000000003")
DECIDED = UUID("22222222-0000-4000-8000-000000000004")
IMPORT = UUID("22222222-0000-4000-8000-000000000002")
AT = datetime(2014, 4, 28, 9, tzinfo=UTC)


def given() -> None:
    """Ben Castle's files and list, not yet taken in, and an import of the week before with a conflict about Amara."""
    ben = Person.objects.get(pk=people.SOMEBODY)
    made = Upload.objects.create(pk=UPLOAD, kind="return", name=", ".join(CLEAN), at=AT, by=ben)
    for name, text in CLEAN.items():
        UploadedFile.objects.create(upload=made, place=0, folder="files", name=name, content=text.encode())
    listed = Upload.objects.create(
        pk=A_LIST, kind="list", name="list.csv", at=AT, by=ben, meanings=["child", "family_name"]
    )
    content = b"Number,Surname\n1001,Dale\n1002,Oke\n"
    UploadedFile.objects.create(upload=listed, place=0, folder="list", name="list.csv", content=content)
    taken = Import.objects.create(
        pk=IMPORT, at=AT, on_day=date(2014, 4, 21), by=ben, by_label="Ben Castle (bs)", folders=["files"],
        counts={"added": {"child": 3}},
    )  # fmt: skip
    Conflict.objects.create(
        taken_in=taken, child_id=register.AMARA, kind="child", field="SEX", held="F", offered="M", file="header.csv",
        line=2,
    )  # fmt: skip
    Conflict.objects.create(
        pk=DECIDED, taken_in=taken, child_id=register.AMARA, kind="child", record=str(register.AMARA), field="SEX",
        held="F", offered="M", file="header.csv", line=2, accepted=False, decided_at=AT,
    )  # fmt: skip
