-- columns: period_id, child_id, started_on, start_known, ended_on, end_reason, history_known, first_due_on: a period of care that counts; `ended_on` is the first day not in it, `first_due_on` when a first review is due
-- Periods of care as known on the as-at day: what ends later is open. Of a period whose history is unknown, a first
-- review was due by the backstop if the child was in care on that day.
SELECT *, lag(ended_on) OVER (PARTITION BY child_id ORDER BY started_on) AS ended_before,
       CASE WHEN history_known THEN clock_due_on
            WHEN started_on <= :backstop AND (ended_on IS NULL OR ended_on > :backstop) THEN :backstop
       END AS first_due_on
FROM (
    SELECT p.id AS period_id, p.child_id, p.from_on AS started_on, p.start_known,
           CASE WHEN p.until_on <= :as_at THEN p.until_on END AS ended_on,
           CASE WHEN p.until_on <= :as_at THEN coalesce(nullif(p.end_reason, ''), 'not recorded') END AS end_reason,
           coalesce(c.history_known, FALSE) AS history_known, c.first_due_on AS clock_due_on
    FROM children_periodofcare p LEFT JOIN reviews_clock c ON c.period_id = p.id
    WHERE p.from_on <= :as_at
) known
