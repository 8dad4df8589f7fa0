SELECT review_id, child_id, held_on + 60 AS due_on,
CASE WHEN day(held_on) < 20 THEN held_on + CAST(50 + day(held_on) AS INTEGER) END AS done_on FROM review
