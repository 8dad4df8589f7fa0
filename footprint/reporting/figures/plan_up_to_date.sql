-- title: Reviews with an up-to-date care plan
-- question: Was an up-to-date care plan at the review?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: Up to date | Not up to date
-- needs: records
-- not in files: care plans
-- source: annual report; regulation 35 of the Care Planning, Placement and Case Review (England) Regulations 2010
-- rule: The IRO recorded an updated care plan at the review, of the reviews held whose finalised record says whether there was one.
-- order: 400
-- group: Records and decisions
-- place: 3040
-- better: more
SELECT h.review_id AS subject, h.child_id, h.held_on AS on_day, a.plan_up_to_date AS hit
FROM review_held h
JOIN afterwards a ON a.review_id = h.review_id
WHERE a.plan_up_to_date IS NOT NULL
