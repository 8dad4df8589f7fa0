-- title: Children looked after on each month's last day
-- question: How did the number of children looked after move over the period?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: In care since
-- rows: months
-- needs: episodes
-- source: annual report Fig. 3
-- rule: The count of children looked after, taken on the last day of each month.
-- order: 20
-- group: Children looked after
-- place: 6020
SELECT p.child_id AS subject, p.child_id, p.started_on AS on_day, m.row_name
FROM month_end m
JOIN period p ON p.started_on <= m.day AND (p.ended_on IS NULL OR p.ended_on > m.day)
