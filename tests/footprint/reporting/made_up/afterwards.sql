-- What follows reviews is in no file: made up from the days they were held, so that its figures say something.
SELECT review_id, held_on + 7 AS decisions_due_on, held_on + 5 AS decisions_on, held_on + 21 AS record_due_on,
       held_on + extract(day FROM held_on)::INTEGER AS record_on, held_on + 28 AS distribution_due_on,
       CAST(NULL AS date) AS distributed_on, extract(day FROM held_on) > 10 AS plan_up_to_date,
       extract(day FROM held_on) > 12 AS progress_education, extract(day FROM held_on) > 14 AS progress_health,
       extract(day FROM held_on) > 16 AS progress_placement, CAST(NULL AS boolean) AS progress_contact
FROM review
