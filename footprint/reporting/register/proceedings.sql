-- columns: child_id, from_on, to_on: when care proceedings ran, by the council's own flag; empty over files
-- When care proceedings ran, by the council's own flag; what ends after the as-at day is open.
SELECT child_id, from_on, CASE WHEN until_on <= :as_at THEN until_on END AS to_on
FROM children_proceedings
WHERE from_on <= :as_at
