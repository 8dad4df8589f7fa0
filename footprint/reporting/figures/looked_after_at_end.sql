-- title: Children looked after on the last day
-- question: How many children were looked after on the last day?
-- unit: children
-- shape: count
-- day: In care since
-- needs: episodes
-- source: annual report Figs 3 to 5; Children Act 1989 section 22
-- rule: A period of care that has started by that day and has not ended by it: the day a period ends is not a day in care. Short breaks (V3, V4) are left out.
SELECT child_id AS subject, child_id, started_on AS on_day FROM in_care_at_end
