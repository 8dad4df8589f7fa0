-- columns: review_id, child_id, met_on, received_on, due_on: each review that met or is booked, the day of its first meeting, when its care plan came, and its last day where one is kept. In the register only
-- gives: plans
-- not recorded: no care plan is recorded as received before a review
-- known with: reviews
-- Each review with a meeting and its care plan, as known on the as-at day; none where no plan is recorded at all.
SELECT r.id AS review_id, r.child_id, coalesce(r.held_on, m.first_on) AS met_on,
       CASE WHEN p.received_on <= :as_at THEN p.received_on END AS received_on, p.due_on
FROM reviews_review r
LEFT JOIN (
    SELECT review_id, min(on_day) AS first_on FROM reviews_meeting WHERE cancelled_on IS NULL GROUP BY review_id
) m ON m.review_id = r.id
LEFT JOIN reviews_paper p ON p.review_id = r.id AND p.kind = 'care_plan'
WHERE r.period_id IS NOT NULL AND coalesce(r.held_on, m.first_on) IS NOT NULL
  AND EXISTS (SELECT 1 FROM reviews_paper WHERE kind = 'care_plan' AND received_on <= :as_at)
