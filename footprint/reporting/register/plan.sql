-- columns: review_id, received_on, due_on: the care plan that came for a review, and its last day. In the register only
-- gives: plans
-- not recorded: no care plan is recorded as received before a review
-- known with: reviews
-- The care plan of a review: the day on which it came, and the last day on which it was in time for the first meeting.
SELECT review_id, received_on, due_on
FROM reviews_paper
WHERE kind = 'care_plan' AND received_on <= :as_at
