-- title: Children whose IRO changed
-- question: For how many children did the IRO change?
-- unit: children
-- singular: child
-- shape: ratio
-- day: IRO changed on
-- hit: IRO changed | Same IRO
-- needs: allocations
-- not in files: whose IRO a child had
-- source: ours, a measure of the service
-- rule: Of children looked after on the last day: those whose IRO changed from the first to the last day. The first IRO of a period of care is no change, nor is an allocation replaced on the day it began.
-- order: 550
-- group: IROs
-- place: 8020
-- better: less
SELECT e.child_id AS subject, e.child_id, max(c.from_on) AS on_day, count(c.from_on) > 0 AS hit
FROM in_care_at_end e
LEFT JOIN (
    SELECT a.child_id, a.from_on
    FROM (
        SELECT child_id, iro, from_on, lag(iro) OVER (PARTITION BY child_id ORDER BY from_on) AS iro_before,
               lag(to_on) OVER (PARTITION BY child_id ORDER BY from_on) AS until_before
        FROM allocation
    ) a
    LEFT JOIN period p ON p.child_id = a.child_id AND p.started_on <= a.from_on
    WHERE a.iro_before <> a.iro AND a.from_on >= :first_day AND a.from_on <= :last_day
    GROUP BY a.child_id, a.from_on, a.until_before
    HAVING max(p.started_on) IS NULL OR a.until_before > max(p.started_on)
) c ON c.child_id = e.child_id
GROUP BY e.child_id
