-- title: Reviews that the child attended
-- question: Did children come to their reviews?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: count
-- day: Review held on
-- needs: reviews
-- source: annual report Fig. 9
-- rule: Reviews held, coded {attended}. The mapping is a setting.
-- order: 330
-- group: Participation
-- place: 2040
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day
FROM review_held r JOIN participation_grouping g ON g.code = r.participation
WHERE g.row_name = 'attended'
