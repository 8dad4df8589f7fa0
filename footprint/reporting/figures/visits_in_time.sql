-- title: Statutory visits in time
-- question: Did social workers visit within the times that the law sets?
-- unit: visits
-- singular: visit
-- shape: ratio
-- day: Visit by
-- hit: In time | Not in time
-- needs: visits
-- not in files: visits
-- source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28
-- rule: Of the statutory visits whose last day lies from the first to the last day, those made on or before it; one whose last day is after the as-at day is not counted yet. Counted from the first visit on record on. A visit that the end of the placement came before is none.
-- order: 580
-- group: Records and decisions
-- place: 3070
-- better: more
SELECT visit_id AS subject, child_id, due_on AS on_day, made_on IS NOT NULL AND made_on <= due_on AS hit
FROM visit
WHERE due_on >= :first_day AND due_on <= :last_day AND due_on <= :as_at
