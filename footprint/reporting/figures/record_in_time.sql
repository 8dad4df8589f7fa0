-- title: Records complete in time
-- question: Was the full record written in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Last day
-- hit: In time | Not in time
-- needs: records
-- not in files: when records were completed
-- source: IRO Handbook, the guidance on what follows a review
-- rule: The record was finalised within {record_completed_within} of the review (a setting); an amendment does not change the day. Of the reviews held whose last day for it lies from the first to the last day, done by then or not; one whose last day is after the as-at day is not counted yet.
-- order: 420
-- group: Records and decisions
-- place: 3020
-- better: more
SELECT r.review_id AS subject, r.child_id, a.record_due_on AS on_day, a.record_on IS NOT NULL AND a.record_on <= a.record_due_on AS hit
FROM afterwards a
JOIN review r ON r.review_id = a.review_id
WHERE a.record_due_on >= :first_day AND a.record_due_on <= :last_day AND a.record_due_on <= :as_at
