-- title: Records complete in time
-- question: Was the full record written in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: In time | Not in time
-- needs: records
-- not in files: when records were completed
-- source: IRO Handbook, the guidance on what follows a review
-- rule: The record was finalised within 15 working days of the review (a setting); an amendment does not change the day. Of the reviews held whose clock runs, those that were done or whose last day had passed by the as-at day.
-- order: 420
-- group: Records and decisions
-- place: 3020
-- better: more
SELECT h.review_id AS subject, h.child_id, h.held_on AS on_day, a.record_on IS NOT NULL AND a.record_on <= a.record_due_on AS hit
FROM review_held h
JOIN afterwards a ON a.review_id = h.review_id
WHERE a.record_due_on IS NOT NULL AND (a.record_on IS NOT NULL OR a.record_due_on < :as_at)
