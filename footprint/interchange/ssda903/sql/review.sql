-- A review that cannot be judged has no due date. A review held while placed for adoption follows that timetable
-- besides, but one already overdue when it began stays due; a review on the day of the placement belongs to the
-- time before. On remand the ordinary date judges.
CREATE OR REPLACE TABLE review AS
WITH judged AS (
    SELECT c.*, CASE WHEN position = 2 AND history_known THEN b.second_due WHEN position > 1 THEN b.later_due
                     WHEN history_known OR held_on > first_due_on THEN first_due_on END AS due_on,
           CASE WHEN position = 1 AND history_known THEN a.second_due ELSE a.later_due END AS next_due_on
    FROM review_in_period c LEFT JOIN limits a ON a.day = c.held_on LEFT JOIN limits b ON b.day = c.previous_on
    WHERE c.ended_on IS NULL OR c.ended_on >= :since
), placed_review AS (
    SELECT r.review_id, r.due_on, a.placed_on, coalesce(a.placed_on >= :known_from, FALSE) AS history_known,
           row_number() OVER w AS position, lag(r.held_on) OVER w AS previous_on
    FROM judged r JOIN adoption a ON a.period_id = r.period_id AND r.held_on > a.placed_on
     AND (a.placed_until IS NULL OR r.held_on <= a.placed_until)
    WINDOW w AS (PARTITION BY r.period_id, a.placed_on ORDER BY r.held_on)
), special AS (
    SELECT r.review_id, FALSE AS on_remand, CASE
        WHEN position = 1 AND due_on < placed_on THEN due_on
        WHEN position = 1 THEN CASE WHEN history_known THEN base.placed_first_due END
        WHEN position = 2 AND history_known THEN last.placed_second_due
        ELSE last.placed_later_due END AS due_on
    FROM placed_review r LEFT JOIN limits base ON base.day = r.placed_on 
    LEFT JOIN limits last ON last.day = r.previous_on
    UNION ALL
    SELECT r.review_id, TRUE, NULL FROM review_in_period r
    JOIN period p ON p.period_id = r.period_id
    JOIN status s ON s.period_id = r.period_id AND s.from_on <= r.held_on
     AND (s.to_on IS NULL OR s.to_on > r.held_on OR s.to_on = p.ended_on AND r.held_on = p.ended_on)
    WHERE s.legal_status IN (:remand) AND r.review_id NOT IN (SELECT review_id FROM placed_review)
)
SELECT j.review_id, j.period_id, j.child_id, j.held_on, j.participation, j.due_on, j.next_due_on,
       CASE WHEN s.on_remand THEN j.due_on ELSE s.due_on END AS special_due_on
FROM judged j LEFT JOIN special s ON s.review_id = j.review_id
