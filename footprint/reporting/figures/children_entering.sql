-- title: Children entering care
-- question: How many children came into care?
-- unit: children
-- shape: count
-- day: Came into care on
-- needs: episodes
-- source: annual report Fig. 1
-- rule: Children with at least one start from the first to the last day. A child who came in twice counts once.
SELECT child_id AS subject, child_id, min(started_on) AS on_day FROM period_started GROUP BY child_id
