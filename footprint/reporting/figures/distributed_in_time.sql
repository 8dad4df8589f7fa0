-- title: Records distributed in time
-- question: Did everybody have the record in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Last day
-- hit: In time | Not in time
-- needs: records
-- not in files: when records were distributed
-- source: annual report; IRO Handbook, the guidance on what follows a review
-- rule: The record was with everybody within {record_distributed_within} of the review (a setting). Of the reviews held whose last day for it lies from the first to the last day, done by then or not; one whose last day is after the as-at day is not counted yet.
-- order: 430
-- group: Records and decisions
-- place: 3030
-- better: more
SELECT r.review_id AS subject, r.child_id, a.distribution_due_on AS on_day, a.distributed_on IS NOT NULL AND a.distributed_on <= a.distribution_due_on AS hit
FROM afterwards a
JOIN review r ON r.review_id = a.review_id
WHERE a.distribution_due_on >= :first_day AND a.distribution_due_on <= :last_day AND a.distribution_due_on <= :as_at
