"""Who writes the work programme: a row of the permission table. Whoever sees figures reads it."""

from footprint.page.access import declare

EDIT_PROGRAMME = declare("Quality assurance and reports", "Edit the work programme", liro="t", hos="a")
