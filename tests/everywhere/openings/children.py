"""The addresses of the register."""

from tests.everywhere.opening import Opening
from tests.register import ALERT, AMARA, AMARA_EPISODE, AMARA_LINK, AMARA_NAME, AMARA_VISIT, CONTACT, ENGAGEMENT

READERS = "View who looked at a case"
RESTRICT = "Restrict a record"
LIFT = "Lift a restriction"
SEAL = "Seal on adoption order"
CONNECTION = "Note that somebody of the staff knows the child in private life"
NAMED = "View a restricted record (named list only)"
GLASS = "Break glass (unlock for 60 min, alert)"
BROKEN = "See who broke glass in the service"
JUDGE = "Review break-glass and snooping alerts"
AGREE = "Agree or end an engagement of auditors or inspectors"
ENGAGEMENTS = "See the engagements of auditors and inspectors"
FIND = "Find a child by name or reference"
ADD = "Add a child"
HEADER = "View header (name, DOB, legal status, IRO, SW)"
EDIT = "Edit header and contacts"
CARE = "Enter or correct care, legal status and placement"
VISIT = "Record a statutory visit"
OF_AMARA = {"child_id": AMARA}
AN_EPISODE = {"child_id": AMARA, "episode_id": AMARA_EPISODE}
A_VISIT = {"child_id": AMARA, "visit_id": AMARA_VISIT}
A_LINK, A_NAME = {"child_id": AMARA, "link_id": AMARA_LINK}, {"child_id": AMARA, "name_id": AMARA_NAME}
AN_ALERT, AN_ENGAGEMENT = {"alert_id": ALERT}, {"engagement_id": ENGAGEMENT}
A_CONTACT = {"child_id": AMARA, "contact_id": CONTACT}

OPENINGS: dict[str, Opening] = {
    "children:find": Opening(kind="list", get=FIND, post=FIND),
    "children:add": Opening(page=False, get=ADD, post=ADD),
    "children:edit": Opening((OF_AMARA,), get=EDIT, post=EDIT, role="liro"),
    "children:care": Opening((OF_AMARA,), get=HEADER, role="liro"),
    "children:start-care": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:change-status": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:change-placement": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:end-care": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:undo-care": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:correct-care": Opening((AN_EPISODE,), get=CARE, post=CARE, role="liro"),
    "children:adoption-placement": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:proceedings": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:social-worker": Opening((OF_AMARA,), get=CARE, post=CARE, role="liro"),
    "children:add-visit": Opening((OF_AMARA,), get=VISIT, post=VISIT, role="liro"),
    "children:correct-visit": Opening((A_VISIT,), get=VISIT, post=VISIT, role="liro"),
    "children:take-back-visit": Opening((A_VISIT,), get=VISIT, post=VISIT, role="liro"),
    "children:links": Opening((OF_AMARA,), get=EDIT, post=EDIT, role="liro"),
    "children:end-link": Opening((A_LINK,), get=EDIT, post=EDIT, role="liro"),
    "children:names": Opening((OF_AMARA,), get=EDIT, post=EDIT, role="liro"),
    "children:remove-name": Opening((A_NAME,), get=EDIT, post=EDIT, role="liro"),
    "children:contacts": Opening((OF_AMARA,), get=HEADER, post=HEADER, role="liro"),
    "children:add-contact": Opening((OF_AMARA,), get=EDIT, post=EDIT, role="liro"),
    "children:change-contact": Opening((A_CONTACT,), get=EDIT, post=EDIT, role="liro"),
    "children:end-contact": Opening((A_CONTACT,), get=EDIT, post=EDIT, role="liro"),
    "children:find-readers": Opening(get=READERS),
    "children:readers": Opening((OF_AMARA,), get=READERS),
    "children:waiting": Opening(kind="list", get=LIFT, post=LIFT),
    "children:closed": Opening((OF_AMARA,), get=RESTRICT, role="liro"),
    "children:restrict": Opening((OF_AMARA,), get=RESTRICT, post=RESTRICT, role="liro"),
    "children:name-reader": Opening((OF_AMARA,), get=RESTRICT, post=RESTRICT, role="liro"),
    "children:unname-reader": Opening((OF_AMARA,), get=RESTRICT, post=RESTRICT, role="liro"),
    "children:lift": Opening((OF_AMARA,), get=LIFT, post=LIFT, role="liro"),
    "children:seal": Opening((OF_AMARA,), get=SEAL, post=SEAL, role="liro"),
    "children:note-connection": Opening((OF_AMARA,), get=CONNECTION, post=CONNECTION, role="liro"),
    "children:remove-connection": Opening((OF_AMARA,), get=CONNECTION, post=CONNECTION, role="liro"),
    "children:reason": Opening((OF_AMARA,), page=False, get=NAMED, post=NAMED),
    "children:break-glass": Opening(get=GLASS, post=GLASS),
    "children:broken-glass": Opening(kind="list", get=BROKEN),
    "children:alerts": Opening(kind="list", get=JUDGE),
    "children:alert": Opening((AN_ALERT,), get=JUDGE, post=JUDGE),
    "children:engagements": Opening(kind="list", get=ENGAGEMENTS),
    "children:add-engagement": Opening(get=AGREE, post=AGREE),
    "children:engagement": Opening((AN_ENGAGEMENT,), get=ENGAGEMENTS),
    "children:end-engagement": Opening((AN_ENGAGEMENT,), get=AGREE, post=AGREE),
}
