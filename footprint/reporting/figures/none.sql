-- title: Reviews without the child and without views
-- question: How often were a child's views missing?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: count
-- day: Review held on
-- needs: reviews
-- source: annual report Fig. 9
-- rule: Reviews held, coded {none}. The mapping is a setting.
-- order: 360
-- group: Participation
-- place: 2070
-- better: less
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day
FROM review_held r JOIN participation_grouping g ON g.code = r.participation
WHERE g.row_name = 'none'
