-- columns: allocation_id, child_id, iro, from_on, to_on: whose IRO a child was; in the register alone
-- Whose IRO each child was, as known on the as-at day: what ends later is open. One replaced on its first day is none.
SELECT id AS allocation_id, child_id, person_id AS iro, from_on, CASE WHEN until_on <= :as_at THEN until_on END AS to_on
FROM children_allocatediro
WHERE from_on <= :as_at AND (until_on IS NULL OR until_on > from_on)
