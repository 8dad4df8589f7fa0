-- Children looked after on the last day, with the legal status and placement of that day. One row a child.
SELECT p.child_id, p.period_id, p.started_on, c.born_on, c.sex, c.ethnicity,
       s.legal_status, s.place, coalesce(s.provider, '') AS provider, s.miles
FROM period p
JOIN child c ON c.child_id = p.child_id
JOIN status s ON s.period_id = p.period_id
WHERE p.started_on <= :last_day AND (p.ended_on IS NULL OR p.ended_on > :last_day)
  AND s.from_on <= :last_day AND (s.to_on IS NULL OR s.to_on > :last_day)
