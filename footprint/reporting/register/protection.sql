-- columns: case_id, child_id, chair, from_on, to_on: child-protection cases; in the register alone
-- Child-protection cases as known on the as-at day, and who chairs their conferences.
SELECT id AS case_id, child_id, chair_id AS chair, from_on, CASE WHEN until_on <= :as_at THEN until_on END AS to_on
FROM children_protectioncase
WHERE from_on <= :as_at AND chair_id IS NOT NULL AND (until_on IS NULL OR until_on > from_on)
