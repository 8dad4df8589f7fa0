-- title: Children with every review in time
-- question: For how many children was every review in time?
-- unit: children
-- singular: child
-- shape: ratio
-- day: Next review due on
-- hit: In time | Late
-- needs: reviews
-- source: annual report, timeliness (93.49% is 273 of 292); national indicator 66 as recalled
-- rule: Of children looked after on the last day for 28 days or more: no review of this period of care was held late from the first to the last day, and the next due date, if known, is later than the last day.
-- order: 280
-- group: Reviews
-- place: 1030
-- better: more
SELECT child_id AS subject, child_id, next_due_on AS on_day,
       held_late = 0 AND (next_due_on IS NULL OR next_due_on > :last_day) AS hit
FROM review_cohort
