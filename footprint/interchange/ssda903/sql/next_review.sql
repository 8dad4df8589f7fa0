SELECT c.local_id, p.started_on, p.start_known, h.last_on, coalesce(h.held, 0) + 1 AS number, k.plain_rule, k.plain_from,
       k.special_rule, k.special_from
FROM reckoned k JOIN period p ON p.period_id = k.period_id JOIN child c ON c.child_id = p.child_id
LEFT JOIN (
    SELECT period_id, count(*) AS held, max(held_on) AS last_on FROM reckoned WHERE held_on IS NOT NULL GROUP BY period_id
) h ON h.period_id = k.period_id
WHERE k.held_on IS NULL AND p.started_on <= :on
