-- One in ten of those not held has a timetable of its own.
SELECT 100000 + p.period_id AS review_id, p.period_id,
1 + (SELECT count(*) FROM review r WHERE r.period_id = p.period_id) AS number,
CASE WHEN p.period_id % 10 = 0 THEN DATE '2014-06-30' END AS special_due_on FROM period p
