-- title: Late reviews by cause
-- question: Why were reviews late?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: breakdown
-- day: Held, or due, on
-- rows: late_rows
-- needs: lateness
-- not in files: why a review was late
-- source: annual report 2013/14, timeliness, which names three causes
-- rule: Reviews held from the first to the last day after the due date of the plain chain, and those overdue by it on the last day, by the cause that the lead IRO signed by the as-at day. Late by the plain chain alone, for which no cause is asked: in time by a special timetable.
-- order: 290
-- group: Reviews
-- place: 1050
SELECT h.review_id AS subject, h.child_id, h.held_on AS on_day,
       CASE WHEN l.cause IS NULL AND h.held_on <= h.special_due_on THEN 'in time by a special timetable'
            ELSE coalesce(l.cause, 'not recorded') END AS row_name
FROM review_held h
LEFT JOIN lateness l ON l.review_id = h.review_id
WHERE h.held_on > h.due_on
UNION ALL
SELECT coalesce(l.review_id, w.review_id, o.period_id) AS subject, o.child_id, o.due_on AS on_day,
       CASE WHEN l.cause IS NULL AND w.special_due_on > :last_day THEN 'in time by a special timetable'
            ELSE coalesce(l.cause, 'not recorded') END AS row_name
FROM (
    SELECT p.period_id, p.child_id, coalesce(r.held, 0) + 1 AS number,
           CASE WHEN r.held IS NULL THEN p.first_due_on ELSE latest.next_due_on END AS due_on
    FROM period p
    LEFT JOIN (
        SELECT period_id, count(*) AS held, max(held_on) AS last_held_on
        FROM review WHERE held_on <= :last_day GROUP BY period_id
    ) r ON r.period_id = p.period_id
    LEFT JOIN review latest ON latest.period_id = p.period_id AND latest.held_on = r.last_held_on
    WHERE p.started_on <= :last_day AND (p.ended_on IS NULL OR p.ended_on > :last_day)
) o
LEFT JOIN lateness l ON l.period_id = o.period_id AND l.number = o.number
LEFT JOIN awaited w ON w.period_id = o.period_id AND w.number = o.number
WHERE o.due_on <= :last_day
