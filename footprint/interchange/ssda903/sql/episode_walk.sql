-- Each episode as known on the as-at day, with whether it opens a period of care, and whether one that counts. The
-- number of those so far, through the whole table in its order, numbers the periods that count. Of the episode
-- before and the one after it asks only what stands beside it already: an as-at day cuts off from the end.
CREATE OR REPLACE TABLE episode_walk AS
WITH known AS (
    SELECT row, child_id, place, decom_on AS from_on, rne, ls, placement, place_provider, pl_distance,
           CASE WHEN dec_on <= :as_at THEN dec_on END AS to_on,
           CASE WHEN dec_on <= :as_at THEN coalesce(rec, 'not recorded') END AS rec,
           CASE WHEN next_from <= :as_at THEN next_from END AS next_from, next_rne,
           coalesce(ls IN (:short_breaks), FALSE) AS short_break,
           coalesce(before_ls IN (:short_breaks), FALSE) AS after_short_break,
           coalesce(next_ls IN (:short_breaks) AND next_from <= :as_at, FALSE) AS next_short_break,
           before_from IS NULL AS first_known,
           before_from IS NULL OR coalesce(rne = 'S', FALSE) AND NOT coalesce(before_rec = 'X1' AND before_to = decom_on, FALSE)
               OR before_rec <> 'X1'
               OR before_rec IS NULL AND before_to < decom_on AS opens
    FROM episode_order WHERE decom_on <= :as_at
), beside AS (
    SELECT *, NOT short_break AND (opens OR after_short_break) AS counts_from_here,
           next_from IS NOT NULL AND (coalesce(next_rne = 'S', FALSE) AND NOT coalesce(rec = 'X1' AND to_on = next_from, FALSE)
               OR rec NOT IN ('X1', 'not recorded')
               OR rec = 'not recorded' AND to_on < next_from) AS next_opens
    FROM known WHERE NOT short_break
)
SELECT *, next_from IS NULL OR next_opens OR next_short_break AS last_of_period,
       CAST(sum(counts_from_here::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) AS INTEGER) AS period_id
FROM beside
