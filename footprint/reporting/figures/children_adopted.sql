-- title: Children adopted
-- question: How many children were adopted from care?
-- unit: children
-- singular: child
-- shape: count
-- day: Left care on
-- needs: episodes
-- source: annual report, adoption
-- rule: Children whose period ended with reason E11 or E12 from the first to the last day.
-- order: 100
-- group: Coming into care and leaving
-- place: 7060
SELECT child_id AS subject, child_id, max(ended_on) AS on_day
FROM period_ended WHERE end_reason IN ('E11', 'E12') GROUP BY child_id
