"""The day to which somebody chose to bring a review forward, beside its last day."""

# Of every child that has one, in SQL to be joined: the earliest that no review has been held for since.
TARGETS = """(SELECT early.child_id, min(early.target_on) AS target_on FROM reviews_earlytrigger early
        WHERE early.choice = 'forward' AND NOT EXISTS (SELECT FROM reviews_review held
            WHERE held.child_id = early.child_id AND held.held_on >= early.known_on)
        GROUP BY early.child_id)"""
