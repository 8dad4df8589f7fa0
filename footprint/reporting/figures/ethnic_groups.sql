-- title: Ethnic groups of children looked after on the last day
-- question: Which backgrounds do the children have, in five groups?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: In care since
-- rows: ethnic_groups
-- needs: episodes
-- source: SSDA903, ETHNIC; the groups of the Office for National Statistics
-- rule: Codes gathered by the council's setting. A code that was refused, not obtained or not recorded is Not known.
-- order: 180
-- group: Children looked after
-- place: 6080
SELECT e.child_id AS subject, e.child_id, e.started_on AS on_day, coalesce(g.row_name, 'Not known') AS row_name
FROM in_care_at_end e LEFT JOIN ethnic_grouping g ON g.code = e.ethnicity
