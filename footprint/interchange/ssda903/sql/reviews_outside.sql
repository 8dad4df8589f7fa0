-- Rows of reviews that lie in no counted period of care (1), or inside care before the day from which reviews are
-- known (2): neither moves that day.
SELECT DISTINCT r.row, CASE WHEN p.child_id IS NULL THEN 1 ELSE 2 END AS number
FROM review_rows r LEFT JOIN period_end p ON p.child_id = r.child_id AND r.review_on >= p.started_on
 AND (p.ended_on IS NULL OR r.review_on <= p.ended_on)
WHERE r.place >= 0 AND r.review_on <= :as_at AND (p.child_id IS NULL OR r.review_on < :known_from)
