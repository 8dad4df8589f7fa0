-- title: Decisions sent in time
-- question: Did the team manager get the decisions in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: In time | Not in time
-- needs: records
-- not in files: when decisions were recorded
-- source: IRO Handbook, the guidance on what follows a review
-- rule: The decisions went to the team manager within 5 working days of the review (a setting). Of the reviews held whose clock runs, those that were done or whose last day had passed by the as-at day.
-- order: 410
-- group: Records and decisions
-- place: 3010
-- better: more
SELECT h.review_id AS subject, h.child_id, h.held_on AS on_day, a.decisions_on IS NOT NULL AND a.decisions_on <= a.decisions_due_on AS hit
FROM review_held h
JOIN afterwards a ON a.review_id = h.review_id
WHERE a.decisions_due_on IS NOT NULL AND (a.decisions_on IS NOT NULL OR a.decisions_due_on < :as_at)
