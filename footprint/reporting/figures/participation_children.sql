-- title: Children who contributed to every review
-- question: How many children aged four or over contributed to each of their reviews?
-- unit: children
-- singular: child
-- shape: ratio
-- day: Last review held on
-- hit: Contributed to every one | Not to every one
-- needs: reviews
-- source: annual report Fig. 8 (94.32%)
-- rule: Of the children looked after on the last day for 28 days or more who had a review coded PN1 to PN7 in the period, in any period of care: all of those reviews are coded PN1, PN2, PN3, PN5 or PN6.
-- order: 320
-- group: Participation
-- place: 2010
-- better: more
SELECT c.child_id AS subject, c.child_id, max(r.held_on) AS on_day, min(CASE WHEN r.hit THEN 1 ELSE 0 END) = 1 AS hit
FROM review_cohort c
JOIN (
    SELECT child_id, held_on, participation IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') AS hit
    FROM review_held WHERE participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
) r ON r.child_id = c.child_id
GROUP BY c.child_id
