"""What people do with the service's team, and which role may: rows of the permission table."""

from footprint.page.access import declare

MANAGE_POSTS = declare("Administration and assurance", "Manage posts of the team", liro="t")
