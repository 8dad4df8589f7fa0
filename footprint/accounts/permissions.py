"""What people do with accounts, and which role may: rows of the permission table."""

from footprint.page.access import declare, everyone_of_the_staff

SECTION = "Administration and assurance"

MANAGE_PEOPLE = declare(SECTION, "Create / change users and roles", adm="a2")
CHANGE_OWN_ROLE = declare(SECTION, "Change own role or grant self case access")
IMPERSONATE = declare(SECTION, "Impersonate another user")
END_SESSIONS = declare(SECTION, "End another user's sessions", liro="t", igo="a", adm="a")
OWN_ACCOUNT = declare(SECTION, "End own sessions, change own photo and MFA", **everyone_of_the_staff("s"))
