-- title: Reviews without the child there, at which an advocate or the IRO spoke for the child
-- question: How often was the child not there, and an advocate or the IRO spoke for the child?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: count
-- day: Review held on
-- needs: reviews
-- source: annual report Fig. 9
-- rule: Reviews held, coded {advocate}. The mapping is a setting.
-- order: 340
-- group: Participation
-- place: 2050
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day
FROM review_held r JOIN participation_grouping g ON g.code = r.participation
WHERE g.row_name = 'advocate'
