-- title: Children leaving care
-- question: How many children left care?
-- unit: children
-- shape: count
-- day: Left care on
-- needs: episodes
-- source: annual report, leavers
-- rule: Children with at least one end from the first to the last day. A child who left twice counts once.
SELECT child_id AS subject, child_id, max(ended_on) AS on_day FROM period_ended GROUP BY child_id
