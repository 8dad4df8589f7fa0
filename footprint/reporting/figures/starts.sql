-- title: Periods of care started
-- question: How many times did a child come into care?
-- unit: periods of care
-- shape: count
-- day: Came into care on
-- needs: episodes
-- source: annual report, children entering care
-- rule: Periods known to have started from the first to the last day. A change from short breaks (V3, V4) is a start; a first known episode that is not a start (S) is not.
SELECT period_id AS subject, child_id, started_on AS on_day FROM period_started
