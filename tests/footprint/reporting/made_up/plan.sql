-- Some plans came too late, some never; of some the last day is kept.
SELECT review_id, child_id, held_on AS met_on, CASE WHEN day(held_on) < 20 THEN held_on - 4 END AS received_on,
CASE WHEN day(held_on) < 25 THEN held_on - CAST(4 + day(held_on) % 2 AS INTEGER) END AS due_on FROM review
