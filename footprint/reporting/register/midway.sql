-- columns: review_id, child_id, due_on, done_on: the midway that follows a review, and when it was done. In the register only
-- reads: review
-- gives: midways
-- not recorded: no midway between two reviews is set
-- The midway that follows a review, and the day on which it was done, as known on the as-at day.
SELECT m.review_id, r.child_id, m.due_on, CASE WHEN m.done_on <= :as_at THEN m.done_on END AS done_on
FROM reviews_midway m JOIN review r ON r.review_id = m.review_id
