-- Children looked after on the last day for 28 days or more, with whether any of their reviews was late in the period.
-- `next_due_on` is the due date after the last review held by the last day: null where the last review is unknown.
SELECT e.child_id, e.period_id, e.started_on,
       coalesce(r.late, 0) AS held_late,
       CASE WHEN r.last_held_on IS NULL THEN p.first_due_on ELSE l.next_due_on END AS next_due_on
FROM in_care_at_end e
JOIN period p ON p.period_id = e.period_id
LEFT JOIN (
    SELECT period_id, max(held_on) AS last_held_on,
           sum(CASE WHEN held_on >= :first_day AND held_on > due_on THEN 1 ELSE 0 END) AS late
    FROM review WHERE held_on <= :last_day GROUP BY period_id
) r ON r.period_id = e.period_id
LEFT JOIN review l ON l.period_id = e.period_id AND l.held_on = r.last_held_on
WHERE e.started_on <= :twenty_eight_days_before
