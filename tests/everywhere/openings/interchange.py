"""The addresses of taking files and lists in."""

from collections.abc import Mapping

from footprint.accounts.models import Person
from tests import uploads
from tests.everywhere.opening import Opening

RUN = "Run an import"
DECIDE = "Accept or refuse an import conflict"
AN_UPLOAD = {"upload_id": uploads.UPLOAD}
A_LIST = {"upload_id": uploads.A_LIST}

OPENINGS: dict[str, Opening] = {
    "interchange:start": Opening(kind="list", get=RUN),
    "interchange:files": Opening(get=RUN, post=RUN),
    "interchange:list": Opening(get=RUN, post=RUN),
    "interchange:sample-list": Opening(({"kind": "csv"},), page=False, get=RUN),
    "interchange:columns": Opening((A_LIST,), get=RUN, post=RUN),
    # Takes the list in and back again to say what it would change.
    "interchange:list-upload": Opening((A_LIST,), queries=24, get=RUN),
    "interchange:take-list-in": Opening((A_LIST,), page=False, post=RUN),
    "interchange:conflicts": Opening(kind="list", get=DECIDE, post=DECIDE),
    "interchange:decide-again": Opening(({"conflict_id": uploads.DECIDED},), get=DECIDE, post=DECIDE),
    "interchange:known-from": Opening(get=RUN, post=RUN),
    "interchange:import": Opening(({"made_id": uploads.IMPORT},), get=RUN),
    "interchange:upload": Opening((AN_UPLOAD,), get=RUN),
    "interchange:take-in": Opening((AN_UPLOAD,), page=False, post=RUN),
    "interchange:drop": Opening((AN_UPLOAD,), page=False, post=RUN),
    "interchange:faults": Opening((AN_UPLOAD,), page=False, get=RUN),
}


def records(staff: Mapping[str, Person]) -> None:
    """Files that were given."""
    uploads.given()
