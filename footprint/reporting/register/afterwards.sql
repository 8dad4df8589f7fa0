-- columns: review_id, decisions_due_on, decisions_on, record_due_on, record_on, distribution_due_on, distributed_on, plan_up_to_date, and progress_education, _health, _placement, _contact: what followed a review; a judgement is that of its latest version, empty where none was made. The files of the return hold none of it
-- reads: review
-- gives: records
-- not recorded: no record and no decision of a review is written
-- known with: reviews
-- What followed each review by the as-at day, where its clocks run. Judgements are those of its latest version by then.
SELECT a.review_id, a.decisions_due_on, CASE WHEN a.decisions_sent_on <= :as_at THEN a.decisions_sent_on END AS decisions_on,
       a.record_due_on, CASE WHEN a.record_completed_on <= :as_at THEN a.record_completed_on END AS record_on,
       a.distribution_due_on, CASE WHEN a.distributed_on <= :as_at THEN a.distributed_on END AS distributed_on,
       v.plan_up_to_date, v.progress_education, v.progress_health, v.progress_placement, v.progress_contact
FROM reviews_afterwards a
JOIN review r ON r.review_id = a.review_id
LEFT JOIN (
    SELECT *, row_number() OVER (PARTITION BY review_id ORDER BY number DESC) AS place
    FROM reviews_recordversion WHERE finalised_on <= :as_at
) v ON v.review_id = a.review_id AND v.place = 1
