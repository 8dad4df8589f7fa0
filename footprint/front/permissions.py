"""What the first pages let people do: rows of the permission table."""

from footprint.page.access import declare, everyone_of_the_staff

OPEN_FIRST_PAGE = declare("Administration and assurance", "Open one's own first page", **everyone_of_the_staff("s"))
VIEW_SECURITY_LOG = declare("Administration and assurance", "View security log (no case content)", igo="a", adm="m")
