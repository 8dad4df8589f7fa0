-- title: Caseloads
-- question: How many children does each post look after?
-- unit: children
-- singular: child
-- shape: caseloads
-- day: Theirs since
-- hit: Looked after | Child protection
-- needs: allocations
-- not in files: posts and allocations
-- source: IRO Handbook (2010): 50 to 70 looked-after children for each full-time post
-- rule: On the last day, for each post held: children looked after whose IRO holds it, the child-protection cases chaired, and looked-after children per full-time post that holds reviews: a post for conferences alone is in neither part. Cases of somebody without a post stand in a line of their own.
-- order: 540
-- group: IROs
-- place: 8030
SELECT a.allocation_id AS subject, a.child_id, a.from_on AS on_day, a.iro AS row_name, TRUE AS hit
FROM allocation a JOIN in_care_at_end e ON e.child_id = a.child_id
WHERE a.from_on <= :last_day AND (a.to_on IS NULL OR a.to_on > :last_day)
UNION ALL
SELECT c.case_id, c.child_id, c.from_on, c.chair, FALSE
FROM protection c
WHERE c.from_on <= :last_day AND (c.to_on IS NULL OR c.to_on > :last_day)
