-- title: Reviews that a parent attended
-- question: At how many reviews was a parent present?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: A parent came | No parent came
-- needs: attendance
-- not in files: who attended a review
-- source: annual report 2013/14, parents' attendance
-- rule: A parent among those invited came, of the reviews held.
-- order: 370
-- group: Parents and agencies
-- place: 4010
-- better: more
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day, p.review_id IS NOT NULL AS hit
FROM review_held r
LEFT JOIN (SELECT DISTINCT review_id FROM invitation WHERE role = 'parent' AND came = 'attended') p
    ON p.review_id = r.review_id
