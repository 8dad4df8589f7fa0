-- title: How children took part in their reviews, by code
-- question: How did children take part in their reviews?
-- unit: reviews
-- shape: breakdown
-- rows: PN0 | PN1 | PN2 | PN3 | PN4 | PN5 | PN6 | PN7 | not recorded
-- codes: participation
-- needs: reviews
-- source: SSDA903, REVIEW_CODE
-- rule: The participation code of each review held.
SELECT review_id AS subject, child_id, held_on AS on_day, coalesce(participation, 'not recorded') AS row_name FROM review_held
