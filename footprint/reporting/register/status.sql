-- columns: period_id, child_id, from_on, to_on, legal_status, place, provider, miles: what held from a day to another
-- reads: period
-- Each episode of a period of care to where the next one known on the as-at day begins, the last to the end of care.
SELECT e.period_id, e.child_id, e.from_on,
       coalesce(lead(e.from_on) OVER (PARTITION BY e.period_id ORDER BY e.from_on, e.until_on), p.ended_on) AS to_on,
       coalesce(nullif(e.legal_status, ''), 'not recorded') AS legal_status, nullif(e.place, '') AS place,
       nullif(e.provider, '') AS provider, CASE WHEN e.miles < 999.9 THEN e.miles END AS miles
FROM children_episode e JOIN period p ON p.period_id = e.period_id
WHERE e.from_on <= :as_at
