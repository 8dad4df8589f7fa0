-- title: Records distributed in time
-- question: Did everybody have the record in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: In time | Not in time
-- needs: records
-- not in files: when records were distributed
-- source: annual report; IRO Handbook, the guidance on what follows a review
-- rule: The record was with everybody within 20 working days of the review (a setting; some councils 15). Of the reviews held whose clock runs, those that were done or whose last day had passed by the as-at day.
-- order: 430
-- group: Records and decisions
-- place: 3030
-- better: more
SELECT h.review_id AS subject, h.child_id, h.held_on AS on_day, a.distributed_on IS NOT NULL AND a.distributed_on <= a.distribution_due_on AS hit
FROM review_held h
JOIN afterwards a ON a.review_id = h.review_id
WHERE a.distribution_due_on IS NOT NULL AND (a.distributed_on IS NOT NULL OR a.distribution_due_on < :as_at)
