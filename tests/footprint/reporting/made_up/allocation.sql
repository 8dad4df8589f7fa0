-- A made-up IRO from a few days after each start of care, and another in the autumn for some.
SELECT row_number() OVER (ORDER BY period_id) AS allocation_id, child_id, 'Ines' AS iro,
       started_on + CAST(child_id % 9 AS INTEGER) AS from_on,
       CASE WHEN child_id % 3 = 0 AND started_on < DATE '2013-09-01' THEN DATE '2013-10-01' END AS to_on
FROM period
UNION ALL
SELECT 1000 + row_number() OVER (ORDER BY period_id), child_id, 'Omar', DATE '2013-10-01', NULL
FROM period WHERE child_id % 3 = 0 AND started_on < DATE '2013-09-01'
