-- title: Periods of care ended
-- question: How many times did a child leave care?
-- unit: periods of care
-- shape: count
-- day: Left care on
-- needs: episodes
-- source: annual report, leavers
-- rule: Periods that ended from the first to the last day. A change to short breaks (V3, V4) is an end, with reason X1.
SELECT period_id AS subject, child_id, ended_on AS on_day FROM period_ended
