-- Some plans came too late.
SELECT review_id, held_on - 4 AS received_on,
held_on - CAST(4 + day(held_on) % 2 AS INTEGER) AS due_on FROM review WHERE day(held_on) < 20
