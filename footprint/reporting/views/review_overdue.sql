-- Reviews that by the plain chain were due by the last day and not held by it, of children looked after on it.
SELECT period_id, child_id, number, due_on
FROM (
    SELECT p.period_id, p.child_id, coalesce(r.held, 0) + 1 AS number,
           CASE WHEN r.held IS NULL THEN p.first_due_on ELSE latest.next_due_on END AS due_on
    FROM period p
    LEFT JOIN (
        SELECT period_id, count(*) AS held, max(held_on) AS last_held_on
        FROM review WHERE held_on <= :last_day GROUP BY period_id
    ) r ON r.period_id = p.period_id
    LEFT JOIN review latest ON latest.period_id = p.period_id AND latest.held_on = r.last_held_on
    WHERE p.started_on <= :last_day AND (p.ended_on IS NULL OR p.ended_on > :last_day)
) awaited
WHERE due_on <= :last_day
