-- title: Children with a named IRO in time
-- question: Did each child who came into care have an IRO by name in time?
-- unit: periods of care
-- singular: period of care
-- shape: ratio
-- day: Came into care on
-- hit: In time | Not in time
-- needs: allocations
-- not in files: when an IRO was named
-- source: IRO Handbook, the guidance on appointing the IRO; the number of days is a setting
-- rule: Of periods of care with a known start whose last day for naming an IRO lies from the first to the last day: those whose first IRO was named within {iro_named_within} of the start (a setting). One whose last day is after the as-at day is not counted yet, and one that ended within the time without an IRO is not counted.
-- order: 560
-- group: IROs
-- place: 8010
-- better: more
SELECT p.period_id AS subject, p.child_id, p.started_on AS on_day,
       n.named_on IS NOT NULL AND n.named_on <= d.needed_on AS hit
FROM period p
JOIN iro_needed d ON d.started_on = p.started_on
LEFT JOIN (
    SELECT p.period_id, min(CASE WHEN a.from_on > p.started_on THEN a.from_on ELSE p.started_on END) AS named_on
    FROM period p
    JOIN allocation a ON a.child_id = p.child_id
    WHERE (a.to_on IS NULL OR a.to_on > p.started_on) AND (p.ended_on IS NULL OR a.from_on < p.ended_on)
    GROUP BY p.period_id
) n ON n.period_id = p.period_id
WHERE p.start_known AND d.needed_on >= :first_day AND d.needed_on <= :last_day AND d.needed_on <= :as_at
  AND (n.named_on IS NOT NULL OR p.ended_on IS NULL OR p.ended_on > d.needed_on)
