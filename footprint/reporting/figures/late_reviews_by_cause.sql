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
FROM review_overdue o
LEFT JOIN lateness l ON l.period_id = o.period_id AND l.number = o.number
LEFT JOIN awaited w ON w.period_id = o.period_id AND w.number = o.number
