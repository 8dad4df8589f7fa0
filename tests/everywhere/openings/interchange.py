"""The addresses of taking files and lists in."""

from tests import uploads
from tests.everywhere.opening import Opening

RUN = "Run an import"
DECIDE = "Accept or refuse an import conflict"
AN_UPLOAD = {"upload": uploads.UPLOAD}
A_LIST = {"upload": uploads.A_LIST}

OPENINGS: dict[str, Opening] = {
    "interchange:start": Opening(queries=7, get=RUN),
    "interchange:files": Opening(queries=4, get=RUN, post=RUN),
    "interchange:list": Opening(queries=4, get=RUN, post=RUN),
    "interchange:sample-list": Opening(({"kind": "csv"},), page=False, get=RUN),
    "interchange:columns": Opening((A_LIST,), queries=8, get=RUN, post=RUN),
    "interchange:list-upload": Opening((A_LIST,), queries=21, get=RUN),
    "interchange:take-list-in": Opening((A_LIST,), page=False, post=RUN),
    "interchange:conflicts": Opening(queries=7, get=DECIDE, post=DECIDE),
    "interchange:decide-again": Opening(({"conflict": uploads.DECIDED},), queries=10, get=DECIDE, post=DECIDE),
    "interchange:known-from": Opening(queries=10, get=RUN, post=RUN),
    "interchange:import": Opening(({"made": uploads.IMPORT},), queries=9, get=RUN),
    "interchange:upload": Opening((AN_UPLOAD,), queries=12, get=RUN),
    "interchange:take-in": Opening((AN_UPLOAD,), page=False, post=RUN),
    "interchange:drop": Opening((AN_UPLOAD,), page=False, post=RUN),
    "interchange:faults": Opening((AN_UPLOAD,), page=False, get=RUN),
}
