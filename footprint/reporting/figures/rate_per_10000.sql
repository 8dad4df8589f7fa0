-- title: Looked after per 10,000 children
-- question: How many children were looked after on the last day, of every 10,000 aged 0 to 17 in the area?
-- unit: children
-- shape: rate
-- day: In care since
-- needs: population
-- source: Department for Education, children looked after in England; the population as the council's settings have it
-- rule: Children looked after on the last day, times 10,000, divided by the population aged 0 to 17 of the reporting year in which that day lies, rounded half up to one place.
SELECT child_id AS subject, child_id, started_on AS on_day FROM in_care_at_end
