"""The day to which somebody chose to bring a review forward, beside its last day."""

# Of a `review` to hold, in SQL: the earliest that no review has been held for since.
TARGET = """(SELECT min(early.target_on) FROM reviews_earlytrigger early
            WHERE early.child_id = review.child_id AND early.choice = 'forward' AND NOT EXISTS (
                SELECT FROM reviews_review held
                WHERE held.child_id = early.child_id AND held.held_on >= early.known_on))
            AS target_on"""
