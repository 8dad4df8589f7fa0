-- title: Reviews to which the child contributed
-- question: At how many reviews of children aged four or over did the child contribute?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: ratio
-- day: Review held on
-- hit: Contributed | Did not contribute
-- needs: reviews
-- source: annual report Fig. 8; performance indicator C63 as recalled
-- rule: Coded PN1, PN2, PN3, PN5 or PN6, of the reviews held that are coded PN1 to PN7.
-- order: 310
-- group: Participation
-- place: 2020
-- better: more
SELECT review_id AS subject, child_id, held_on AS on_day, participation IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') AS hit
FROM review_held WHERE participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
