-- title: Ethnicity of children looked after on the last day
-- question: Which backgrounds do the children have?
-- unit: children
-- shape: breakdown
-- day: In care since
-- codes: ethnicity
-- needs: episodes
-- source: SSDA903, ETHNIC
-- rule: By code, as recorded.
SELECT child_id AS subject, child_id, started_on AS on_day, ethnicity AS row_name FROM in_care_at_end
