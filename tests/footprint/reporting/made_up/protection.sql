SELECT period_id AS case_id, child_id,
CASE period_id % 2 WHEN 0 THEN 'Ines' ELSE 'Nobody' END AS chair, started_on AS from_on, ended_on AS to_on
FROM period WHERE period_id % 3 = 0
