CREATE OR REPLACE TABLE review_rows (row BIGINT, child_id INTEGER, review_on DATE, review_code VARCHAR, place BIGINT)
