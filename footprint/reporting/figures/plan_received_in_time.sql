-- title: Reviews whose care plan came in time
-- question: For how many reviews was the care plan with the IRO in time?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Last day
-- hit: In time | Not in time
-- needs: plans
-- not in files: when the care plan was received
-- source: annual report 2013/14, care plans received; IRO Handbook
-- rule: The care plan came on or before its last day, {papers_before} before the first meeting (a setting). Of the reviews held or booked whose last day for it lies from the first to the last day; one whose last day is after the as-at day is not counted yet. A plan that never came was not in time.
-- order: 390
-- group: Records and decisions
-- place: 3050
-- better: more
SELECT review_id AS subject, child_id, last_on AS on_day, coalesce(received_on <= last_on, FALSE) AS hit
FROM (
    SELECT p.review_id, p.child_id, p.received_on, coalesce(p.due_on, d.last_on) AS last_on
    FROM plan p LEFT JOIN plan_wanted d ON d.met_on = p.met_on
) wanted
WHERE last_on >= :first_day AND last_on <= :last_day AND last_on <= :as_at
