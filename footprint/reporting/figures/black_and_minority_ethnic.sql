-- title: Black and minority ethnic children
-- question: How many of the children looked after on the last day are black and minority ethnic?
-- unit: children
-- singular: child
-- shape: ratio
-- day: In care since
-- hit: Black and minority ethnic | White, or not known
-- needs: episodes
-- source: SSDA903, ETHNIC; annual report 2013/14, professional profile of the service
-- rule: Children whose ethnicity is in any of the groups but White and Not known, of all children looked after on the last day. One whose ethnicity is not known counts in the base alone. Which codes a group holds is a setting.
-- order: 190
-- group: Children looked after
-- place: 6070
SELECT e.child_id AS subject, e.child_id, e.started_on AS on_day,
       coalesce(g.row_name NOT IN ('White', 'Not known'), FALSE) AS hit
FROM in_care_at_end e LEFT JOIN ethnic_grouping g ON g.code = e.ethnicity
