-- title: Reviews with a special timetable held in time
-- question: Were reviews with a timetable of their own held in time by it?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: In time | Late
-- needs: reviews
-- source: Adoption Agencies Regulations 2005, regulation 36; 2010 Regulations, regulation 33(3)
-- rule: Children placed for adoption: 28 days after the placement, then 3 months, then 6 months. Children on remand: the ordinary date.
-- order: 270
-- group: Reviews
-- place: 1040
SELECT review_id AS subject, child_id, held_on AS on_day, held_on <= special_due_on AS hit
FROM review_held WHERE special_due_on IS NOT NULL
