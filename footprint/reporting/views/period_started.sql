-- Periods of care known to have started from the first to the last day, both included. One row a period.
SELECT p.period_id, p.child_id, p.started_on, c.born_on
FROM period p JOIN child c ON c.child_id = p.child_id
WHERE p.start_known AND p.started_on >= :first_day AND p.started_on <= :last_day
