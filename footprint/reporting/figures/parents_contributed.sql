-- title: Reviews to which a parent contributed
-- question: At how many reviews was a parent present, or had a parent's views by another way?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: A parent contributed | No parent contributed
-- needs: attendance
-- not in files: how parents contributed
-- source: annual report 2013/14, parents' participation
-- rule: A parent came, or sent a booklet or form, met the IRO separately, spoke by telephone or sent a report, of the reviews held. Somebody speaking for a parent is not counted.
-- order: 380
-- group: Parents and agencies
-- place: 4020
-- better: more
SELECT r.review_id AS subject, r.child_id, r.held_on AS on_day, p.review_id IS NOT NULL AS hit
FROM review_held r
LEFT JOIN (
    SELECT DISTINCT review_id FROM invitation
    WHERE role = 'parent' AND (came = 'attended' OR views IN ('booklet', 'separately', 'phone', 'report'))
) p ON p.review_id = r.review_id
