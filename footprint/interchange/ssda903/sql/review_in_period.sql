-- Each review in its period of care: a review on the day a period ends belongs to that period. Only the first, the
-- second and later ones need telling apart, so it is enough to see whether the two reviews before lie in the same
-- period.
CREATE OR REPLACE TABLE review_in_period AS
WITH beside AS (
    SELECT row, child_id, review_on, review_code,
           CASE WHEN lag(child_id) OVER () = child_id THEN lag(review_on) OVER () END AS before_on,
           CASE WHEN lag(child_id, 2) OVER () = child_id THEN lag(review_on, 2) OVER () END AS before_that_on
    FROM review_rows WHERE place >= 0
), inside AS (
    SELECT r.row AS review_id, p.period_id, r.child_id, r.review_on AS held_on, r.review_code AS participation,
           p.started_on, p.ended_on, p.history_known, p.first_due_on,
           CASE WHEN before_on >= p.started_on AND (p.ended_before IS NULL OR p.ended_before < before_on)
                THEN before_on END AS previous_on,
           CASE WHEN before_that_on >= p.started_on AND (p.ended_before IS NULL OR p.ended_before < before_that_on)
                THEN before_that_on END AS before_previous_on
    FROM beside r JOIN period p ON p.child_id = r.child_id AND r.review_on >= p.started_on
     AND (p.ended_on IS NULL OR r.review_on <= p.ended_on)
     AND (p.ended_before IS NULL OR p.ended_before < r.review_on)
    WHERE r.review_on <= :as_at
)
SELECT *, CASE WHEN previous_on IS NULL THEN 1 WHEN before_previous_on IS NULL THEN 2 ELSE 3 END AS position
FROM inside
