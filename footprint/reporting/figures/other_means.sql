-- title: Reviews to which the child sent views by other means
-- question: How often did children send views?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: count
-- day: Review held on
-- needs: reviews
-- source: annual report Fig. 9
-- rule: Reviews held, coded {other_means}. The mapping is a setting.
-- order: 350
-- group: Participation
-- place: 2060
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day
FROM review_held r JOIN participation_grouping g ON g.code = r.participation
WHERE g.row_name = 'other_means'
