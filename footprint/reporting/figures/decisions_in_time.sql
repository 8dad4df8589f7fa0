-- title: Decisions sent in time
-- question: Did the team manager get the decisions in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Last day
-- hit: In time | Not in time
-- needs: records
-- not in files: when decisions were recorded
-- source: IRO Handbook, the guidance on what follows a review
-- rule: The decisions went to the team manager within {decisions_sent_within} of the review (a setting). Of the reviews held whose last day for it lies from the first to the last day, done by then or not; one whose last day is after the as-at day is not counted yet.
-- order: 410
-- group: Records and decisions
-- place: 3010
-- better: more
SELECT r.review_id AS subject, r.child_id, a.decisions_due_on AS on_day, a.decisions_on IS NOT NULL AND a.decisions_on <= a.decisions_due_on AS hit
FROM afterwards a
JOIN review r ON r.review_id = a.review_id
WHERE a.decisions_due_on >= :first_day AND a.decisions_due_on <= :last_day AND a.decisions_due_on <= :as_at
