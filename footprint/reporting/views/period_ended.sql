-- Periods of care that ended from the first to the last day, both included. One row a period.
SELECT p.period_id, p.child_id, p.ended_on, p.end_reason, c.born_on
FROM period p JOIN child c ON c.child_id = p.child_id
WHERE p.ended_on >= :first_day AND p.ended_on <= :last_day
