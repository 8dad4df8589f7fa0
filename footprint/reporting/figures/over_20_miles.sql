-- title: Placed over 20 miles from home, of known distances
-- question: How many children live more than 20 miles from home?
-- unit: children
-- shape: ratio
-- day: In care since
-- hit: Over 20 miles | 20 miles or less
-- needs: episodes
-- source: annual report Fig. 7
-- rule: Distance, rounded to one decimal, greater than 20.0 on the last day, of the children with a known distance.
SELECT child_id AS subject, child_id, started_on AS on_day, miles > 20.0 AS hit FROM in_care_at_end WHERE miles IS NOT NULL
