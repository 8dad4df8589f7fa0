-- title: Reviews held
-- question: How many statutory reviews were held?
-- unit: reviews
-- shape: count
-- day: Review held on
-- needs: reviews
-- source: annual report, headline
-- rule: Statutory reviews held from the first to the last day within a period of care that counts; cancelled and midway reviews are none. A review on the day a period ends belongs to that period.
SELECT review_id AS subject, child_id, held_on AS on_day FROM review_held
