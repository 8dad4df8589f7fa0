-- title: Reviews held in time
-- question: Were reviews held in time?
-- unit: reviews
-- shape: ratio
-- day: Review held on
-- hit: In time | Late
-- needs: reviews
-- source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33
-- rule: Held on or before the due date of the plain chain (20 working days, 3 months, 6 months), of the reviews held that can be judged.
SELECT review_id AS subject, child_id, held_on AS on_day, held_on <= due_on AS hit FROM review_held WHERE due_on IS NOT NULL
