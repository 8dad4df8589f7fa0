"""Who may know of a record: who looked at it, restricting, sealing, and who knows the child in private life."""
