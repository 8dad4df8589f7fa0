-- title: Periods of care ended, by reason
-- question: Why did children leave care?
-- unit: periods of care
-- shape: breakdown
-- day: Left care on
-- codes: reason_ceased
-- needs: episodes
-- source: SSDA903, reason episode ceased (REC)
-- rule: The reason of the last episode of each period that ended. X1 is a change to short breaks.
SELECT period_id AS subject, child_id, ended_on AS on_day, end_reason AS row_name FROM period_ended
