-- Reviews held from the first to the last day, both included. One row a review.
SELECT review_id, period_id, child_id, held_on, participation, due_on, special_due_on
FROM review
WHERE held_on >= :first_day AND held_on <= :last_day
