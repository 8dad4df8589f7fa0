-- title: Children looked after at any time
-- question: How many children went through planning and reviewing?
-- unit: children
-- singular: child
-- shape: count
-- day: In care since
-- needs: episodes
-- source: annual report, headline
-- rule: Children with any day of care from the first to the last day, counting the day a period ended. A child counts once.
-- order: 40
-- group: Children looked after
-- place: 6040
SELECT child_id AS subject, child_id, min(started_on) AS on_day
FROM period
WHERE started_on <= :last_day AND (ended_on IS NULL OR ended_on >= :first_day)
GROUP BY child_id
