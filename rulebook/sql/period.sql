CREATE OR REPLACE TABLE period AS
SELECT p.* EXCLUDE (child_before, end_before),
       CASE WHEN child_before = child_id THEN end_before END AS ended_before,
       CASE WHEN history_known THEN l.first_due
            WHEN p.started_on <= :backstop AND (p.ended_on IS NULL OR p.ended_on > :backstop) THEN :backstop
       END AS first_due_on
FROM (
    SELECT *, start_known AND coalesce(started_on >= :known_from, FALSE) AS history_known,
           lag(child_id) OVER () AS child_before, lag(ended_on) OVER () AS end_before
    FROM period_end
) p LEFT JOIN limits l ON l.day = p.started_on
