-- title: Midways done in time
-- question: Did the IRO look again between two reviews when they meant to?
-- unit: midways
-- singular: midway
-- subject: review
-- shape: ratio
-- day: Midway by
-- hit: In time | Not in time
-- needs: midways
-- not in files: midway reviews
-- source: councils' practice; IRO Handbook, the guidance on monitoring the case between reviews
-- rule: Of the midways whose day lies from the first to the last day, those done on or before it; one whose day is after the as-at day is not counted yet. A midway whose day came only with or after the next review or the end of care is none. No midway counts as a review.
-- order: 570
-- group: Records and decisions
-- place: 3060
-- better: more
SELECT review_id AS subject, child_id, due_on AS on_day, done_on IS NOT NULL AND done_on <= due_on AS hit
FROM midway
WHERE due_on >= :first_day AND due_on <= :last_day AND due_on <= :as_at
