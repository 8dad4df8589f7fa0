CREATE OR REPLACE TABLE episode_order AS
SELECT * EXCLUDE (child_before, child_after, from_before, to_before, rec_before, ls_before,
                  from_after, rne_after, ls_after),
       CASE WHEN child_before = child_id THEN from_before END AS before_from,
       CASE WHEN child_before = child_id THEN to_before END AS before_to,
       CASE WHEN child_before = child_id THEN rec_before END AS before_rec,
       CASE WHEN child_before = child_id THEN ls_before END AS before_ls,
       CASE WHEN child_after = child_id THEN from_after END AS next_from,
       CASE WHEN child_after = child_id THEN rne_after END AS next_rne,
       CASE WHEN child_after = child_id THEN ls_after END AS next_ls
FROM (
    SELECT *,
           lag(child_id) OVER () AS child_before, lag(decom_on) OVER () AS from_before, lag(dec_on) OVER () AS to_before,
           lag(rec) OVER () AS rec_before, lag(ls) OVER () AS ls_before,
           lead(child_id) OVER () AS child_after, lead(decom_on) OVER () AS from_after,
           lead(rne) OVER () AS rne_after, lead(ls) OVER () AS ls_after
    FROM episode_rows
)
