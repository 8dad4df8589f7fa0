-- title: Children with a named IRO in time
-- question: Did each child who came into care have an IRO by name within 5 working days?
-- unit: periods of care
-- singular: period of care
-- shape: ratio
-- day: Came into care on
-- hit: In time | Not in time
-- needs: allocations
-- not in files: when an IRO was named
-- source: IRO Handbook, the guidance on appointing the IRO; the number of days is a setting
-- rule: Of periods of care known to have started from the first to the last day: those whose first IRO was named within 5 working days of the start. Left out while the time still runs without an IRO, and where care ended within it.
-- order: 560
-- group: IROs
-- place: 8010
-- better: more
SELECT p.period_id AS subject, p.child_id, p.started_on AS on_day,
       n.named_on IS NOT NULL AND n.named_on <= d.needed_on AS hit
FROM period_started p
JOIN period whole ON whole.period_id = p.period_id
JOIN iro_needed d ON d.started_on = p.started_on
LEFT JOIN (
    SELECT p.period_id, min(CASE WHEN a.from_on > p.started_on THEN a.from_on ELSE p.started_on END) AS named_on
    FROM period_started p
    JOIN period whole ON whole.period_id = p.period_id
    JOIN allocation a ON a.child_id = p.child_id
    WHERE (a.to_on IS NULL OR a.to_on > p.started_on) AND a.from_on <= :last_day
      AND (whole.ended_on IS NULL OR a.from_on < whole.ended_on)
    GROUP BY p.period_id
) n ON n.period_id = p.period_id
WHERE n.named_on IS NOT NULL
   OR (d.needed_on <= :last_day AND (whole.ended_on IS NULL OR whole.ended_on > d.needed_on))
