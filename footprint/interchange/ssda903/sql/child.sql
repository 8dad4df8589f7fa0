CREATE OR REPLACE TABLE child AS
SELECT child_id, child AS local_id, dob_on AS born_on, coalesce(ethnic, 'not recorded') AS ethnicity,
       CASE WHEN sex IN ('1', 'M') THEN 'M' WHEN sex IN ('2', 'F') THEN 'F' ELSE 'U' END AS sex
FROM header_ruling
