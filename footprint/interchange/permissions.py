"""What people do with files and lists, and which role may: rows of the permission table."""

from footprint.page.access import declare

RUN_IMPORT = declare("Administration and assurance", "Run an import", liro="t", bs="t")
DECIDE_CONFLICT = declare("Data out", "Accept or refuse an import conflict", liro="t", bs="t")
