CREATE OR REPLACE TABLE review_rows AS
SELECT r.rowid AS row, h.child_id, r.review_on, r.review_code, coalesce(:born, FALSE) AS born_otherwise,
       CASE WHEN r.review_on < h.dob_on THEN 3
            WHEN r.review_code = 'PN0' THEN CASE WHEN r.review_on > h.dob_on + INTERVAL 4 YEAR THEN 1 END
            WHEN r.review_on < h.dob_on + INTERVAL 4 YEAR THEN 2 END AS age_wrong,
       coalesce(h.child_id::BIGINT * 200000 + (r.review_on - DATE '1900-01-01'), -1) AS place
FROM reviews r LEFT JOIN header_ruling h ON h.child = r.child :last
