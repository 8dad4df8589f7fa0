-- Of every second late review the cause is signed.
SELECT review_id, period_id, 1 AS number,
CASE day(held_on) % 2 WHEN 0 THEN 'Sickness' ELSE 'Told too late' END AS cause
FROM review WHERE held_on > due_on AND review_id % 2 = 0
