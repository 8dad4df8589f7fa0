-- title: Placed over 20 miles from home, of all children
-- question: How many children live more than 20 miles from home, as the Department for Education counts?
-- unit: children
-- shape: ratio
-- day: In care since
-- hit: Over 20 miles | 20 miles or less, or not known
-- needs: episodes
-- source: Department for Education, children looked after statistics
-- rule: Distance greater than 20.0 on the last day, of all children looked after, whether or not the distance is known.
SELECT child_id AS subject, child_id, started_on AS on_day, coalesce(miles > 20.0, FALSE) AS hit FROM in_care_at_end
