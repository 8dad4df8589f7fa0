SELECT review_id AS visit_id, child_id, held_on AS counted_from,
held_on + 42 AS due_on,
CASE WHEN day(held_on) < 25 THEN held_on + CAST(25 + day(held_on) AS INTEGER) END AS made_on FROM review
