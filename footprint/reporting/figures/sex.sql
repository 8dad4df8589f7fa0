-- title: Sex of children looked after on the last day
-- question: How many girls and boys were looked after?
-- unit: children
-- shape: breakdown
-- day: In care since
-- rows: F | M | U
-- needs: episodes
-- source: SSDA903, SEX in either coding (1 and 2 up to 2023/24)
-- rule: F female, M male, U not known.
SELECT child_id AS subject, child_id, started_on AS on_day, sex AS row_name FROM in_care_at_end
