"""The day to which somebody chose to bring a review forward, beside its last day."""

# Of a `review` to hold, in SQL: the earliest that no review has been held for since.
TARGET = """(SELECT min(early.target_on) FROM reviews_earlytrigger early
            WHERE early.child_id = review.child_id AND early.choice = 'forward' AND NOT EXISTS (
                SELECT FROM reviews_review held
                WHERE held.child_id = early.child_id AND held.held_on >= early.known_on))
            AS target_on"""

# The same day for every child that has one, to be joined where there are many reviews.
OF_EACH = """(SELECT early.child_id, min(early.target_on) AS target_on FROM reviews_earlytrigger early
        WHERE early.choice = 'forward' AND NOT EXISTS (SELECT FROM reviews_review held
            WHERE held.child_id = early.child_id AND held.held_on >= early.known_on)
        GROUP BY early.child_id)"""
