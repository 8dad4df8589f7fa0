"""Care as people enter it: coming into care, changes of status and placement, leaving; and what goes with it."""
