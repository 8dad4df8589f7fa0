CREATE OR REPLACE TABLE episode_rows AS
SELECT e.* EXCLUDE (child), h.child_id, h.dob_on, h.child_id::BIGINT * 200000 + e.place_in_life AS place
FROM (
    SELECT rowid AS row, child, decom_on, dec_on, rne, rec, ls, place AS placement, place_provider, pl_distance,
           (decom_on - DATE '1900-01-01') * 2 + (dec_on IS DISTINCT FROM decom_on)::INTEGER AS place_in_life
    FROM episodes WHERE decom_on IS NOT NULL :last
) e JOIN header_ruling h ON h.child = e.child
