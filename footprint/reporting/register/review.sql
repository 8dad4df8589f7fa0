-- columns: review_id, period_id, child_id, held_on, participation, due_on, next_due_on, special_due_on: a review held; `due_on` is empty where it cannot be judged
-- gives: reviews
-- not recorded: no review was given
-- known with: reviews
-- Reviews held by the as-at day in a period of care. Their due dates are kept, and rest on nothing later.
SELECT id AS review_id, period_id, child_id, held_on, nullif(participation, '') AS participation, due_on, next_due_on,
       special_due_on
FROM reviews_review
WHERE held_on <= :as_at AND period_id IS NOT NULL
