-- title: Legal status on the last day
-- question: Under which legal status were children looked after, in the rows of the annual report?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: In care since
-- rows: legal_status_rows
-- needs: episodes
-- source: annual report Fig. 4
-- rule: Codes gathered by the setting printed with the figure. "In care proceedings" is V2 while the register's own flag says that proceedings run; no code of the return holds it, so that from files it is 0.
-- order: 140
-- group: Children looked after
-- place: 6100
SELECT e.child_id AS subject, e.child_id, e.started_on AS on_day,
       CASE WHEN e.legal_status = 'V2' AND EXISTS (
                SELECT 1 FROM proceedings r
                WHERE r.child_id = e.child_id AND r.from_on <= :last_day AND (r.to_on IS NULL OR r.to_on > :last_day)
            ) THEN 'In care proceedings, no ICO (S20)'
            ELSE coalesce(g.row_name, 'Other') END AS row_name
FROM in_care_at_end e LEFT JOIN legal_status_grouping g ON g.code = e.legal_status
