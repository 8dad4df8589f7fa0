CREATE OR REPLACE TABLE header_ruling AS
SELECT rowid AS row, rowid::INTEGER AS child_id, child, sex, dob, dob_on, ethnic
FROM header WHERE child IS NOT NULL :last
