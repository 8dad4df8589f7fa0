-- columns: child_id, local_id, born_on, sex (F, M, U), ethnicity (code)
SELECT id AS child_id, local_id, born_on, coalesce(nullif(ethnicity, ''), 'not recorded') AS ethnicity, sex
FROM children_child
