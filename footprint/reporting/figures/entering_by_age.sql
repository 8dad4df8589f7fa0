-- title: Children entering care by age
-- question: How old were the children who came into care?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: Came into care on
-- rows: 0-5 | 6-13 | 14+
-- needs: episodes
-- source: annual report Fig. 1
-- rule: Completed years on the day of the first start in the period. A child born on 29 February is a year older on 1 March.
-- order: 80
-- group: Coming into care and leaving
-- place: 7030
SELECT child_id AS subject, child_id, on_day,
       CASE WHEN age_on(born_on, on_day) <= 5 THEN '0-5' WHEN age_on(born_on, on_day) <= 13 THEN '6-13' ELSE '14+' END AS row_name
FROM (SELECT child_id, min(started_on) AS on_day, min(born_on) AS born_on FROM period_started GROUP BY child_id) first_start
