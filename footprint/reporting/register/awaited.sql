-- columns: review_id, period_id, number, special_due_on: reviews not held by the as-at day, by their place in the period of care. In the register only
-- Reviews of a period of care that had not been held by the as-at day, by their place in it.
SELECT id AS review_id, period_id, number, special_due_on
FROM reviews_review
WHERE (held_on IS NULL OR held_on > :as_at) AND period_id IS NOT NULL
