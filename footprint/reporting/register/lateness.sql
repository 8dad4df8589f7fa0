-- columns: review_id, period_id, number, cause: the signed cause of a late review. In the register only
-- gives: lateness
-- not recorded: no exception report of a late review is signed
-- known with: reviews
-- Why reviews were late: the cause in the latest version that the lead IRO had signed by the as-at day. One row a review.
SELECT review_id, period_id, number, cause
FROM (
    SELECT r.id AS review_id, r.period_id, r.number, e.cause,
           row_number() OVER (PARTITION BY r.id ORDER BY e.number DESC) AS place
    FROM reviews_latenessexception e JOIN reviews_review r ON r.id = e.review_id
    WHERE e.signed_on <= :as_at AND r.period_id IS NOT NULL
) signed
WHERE place = 1
