-- title: Reviews whose care plan came in time
-- question: For how many reviews was the care plan with the IRO in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: In time | Not in time
-- needs: plans
-- not in files: when the care plan was received
-- source: annual report 2013/14, care plans received; IRO Handbook
-- rule: The care plan came on or before its last day, by default 3 working days before the first meeting, of the reviews held. A plan that never came was not in time.
-- order: 390
-- group: Records and decisions
-- place: 3050
-- better: more
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day, coalesce(p.received_on <= p.due_on, FALSE) AS hit
FROM review_held r LEFT JOIN plan p ON p.review_id = r.review_id
