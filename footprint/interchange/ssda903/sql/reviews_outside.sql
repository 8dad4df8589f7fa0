-- Rows of reviews that lie in no counted period of care and so are in no figure.
SELECT row, 1 AS number FROM review_rows
WHERE place >= 0 AND review_on <= (SELECT max(day) FROM limits) AND row NOT IN (SELECT review_id FROM review_in_period)
