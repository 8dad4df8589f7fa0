-- title: Reviews held that cannot be judged
-- question: For how many reviews is it unknown whether they were in time?
-- unit: reviews
-- shape: count
-- day: Review held on
-- needs: reviews
-- source: what a return that starts on 1 April can tell
-- rule: The first known review of a period of care whose history before the known-from date is unknown, unless it was held after the last day on which one was due whatever the history.
SELECT review_id AS subject, child_id, held_on AS on_day FROM review_held WHERE due_on IS NULL
