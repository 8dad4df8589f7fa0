-- title: Legal status on the last day, by code
-- question: Under which legal status were children looked after?
-- unit: children
-- shape: breakdown
-- day: In care since
-- codes: legal_status
-- needs: episodes
-- source: SSDA903, legal status (LS)
-- rule: The legal status on the last day of each child looked after on it.
SELECT child_id AS subject, child_id, started_on AS on_day, legal_status AS row_name FROM in_care_at_end
