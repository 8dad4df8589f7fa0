-- title: Legal status on the last day
-- question: Under which legal status were children looked after, in the rows of the annual report?
-- unit: children
-- shape: breakdown
-- rows: legal_status_rows
-- needs: episodes
-- source: annual report Fig. 4
-- rule: Codes gathered by the setting printed with the figure. "In care proceedings" needs a local flag on V2 that no code holds.
SELECT e.child_id AS subject, e.child_id, e.started_on AS on_day, coalesce(g.row_name, 'Other') AS row_name
FROM in_care_at_end e LEFT JOIN legal_status_grouping g ON g.code = e.legal_status
