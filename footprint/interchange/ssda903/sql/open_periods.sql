SELECT p.period_id, c.local_id, p.started_on, p.start_known, p.history_known, p.first_due_on,
       (SELECT list(held_on ORDER BY held_on) FROM review r WHERE r.period_id = p.period_id) AS held
FROM period p JOIN child c ON c.child_id = p.child_id
WHERE p.started_on <= :on AND (p.ended_on IS NULL OR p.ended_on > :on)
