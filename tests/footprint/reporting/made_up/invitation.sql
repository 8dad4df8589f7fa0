-- Some people did not come.
SELECT 10 * review_id + place AS invitation_id, review_id, role,
CASE day(held_on) % 3 WHEN 0 THEN 'attended' WHEN 1 THEN 'absent' END AS came,
CASE WHEN day(held_on) % 3 = 2 THEN 'phone' END AS views
FROM review, (VALUES (1, 'parent'), (2, 'education'), (3, 'health'), (4, 'child')) AS invited (place, role)
