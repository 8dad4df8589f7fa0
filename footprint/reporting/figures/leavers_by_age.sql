-- title: Children leaving care by age
-- question: How old were the children who left care?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: Left care on
-- rows: under 5 | 5-9 | 10-15 | 16-17 | 18
-- needs: episodes
-- source: annual report, leavers
-- rule: Completed years on the day of the last end in the period; 18 is 18 or over.
-- order: 120
-- group: Coming into care and leaving
-- place: 7070
SELECT child_id AS subject, child_id, on_day,
       CASE WHEN age_on(born_on, on_day) < 5 THEN 'under 5' WHEN age_on(born_on, on_day) <= 9 THEN '5-9'
            WHEN age_on(born_on, on_day) <= 15 THEN '10-15' WHEN age_on(born_on, on_day) <= 17 THEN '16-17' ELSE '18' END AS row_name
FROM (SELECT child_id, max(ended_on) AS on_day, min(born_on) AS born_on FROM period_ended GROUP BY child_id) last_end
