-- title: Age groups on the last day
-- question: How old were the children looked after on the last day?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: In care since
-- rows: Under 1 | 1-4 | 5-9 | 10-15 | 16-17 | 18+
-- needs: episodes
-- source: annual report Fig. 5
-- rule: Completed years on the last day.
-- order: 150
-- group: Children looked after
-- place: 6050
SELECT child_id AS subject, child_id, started_on AS on_day,
       CASE WHEN age_on(born_on, :last_day) < 1 THEN 'Under 1' WHEN age_on(born_on, :last_day) <= 4 THEN '1-4'
            WHEN age_on(born_on, :last_day) <= 9 THEN '5-9' WHEN age_on(born_on, :last_day) <= 15 THEN '10-15'
            WHEN age_on(born_on, :last_day) <= 17 THEN '16-17' ELSE '18+' END AS row_name
FROM in_care_at_end
