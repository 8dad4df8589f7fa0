CREATE OR REPLACE TABLE review AS
SELECT review_id, period_id, child_id, held_on, participation, due_on, next_due_on, special_due_on
FROM reckoned WHERE held_on IS NOT NULL
