-- Every review in a period of care, and for each period that goes on the next review.
CREATE OR REPLACE TABLE to_reckon AS
SELECT * FROM review_in_period
UNION ALL BY NAME
SELECT p.period_id, p.child_id, p.started_on, p.ended_on, p.history_known, p.first_due_on,
       least(count(r.held_on) + 1, 3)::INTEGER AS position, max(r.held_on) AS previous_on
FROM period p LEFT JOIN review_in_period r ON r.period_id = p.period_id
WHERE p.ended_on IS NULL OR p.ended_on > :on GROUP BY ALL
