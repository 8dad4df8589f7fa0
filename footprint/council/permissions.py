"""What people do with the council's settings, and which role may: a row of the permission table."""

from footprint.page.access import declare

CHANGE_SETTINGS = declare("Administration and assurance", "Change templates and settings", liro="t", adm="a")
