-- columns: post_id, person, title, work (reviews, conferences), fte, from_on, to_on: the posts of the team; in the register alone
-- The posts of the team as known on the as-at day: what ends later is open.
SELECT id AS post_id, person_id AS person, title, work, fte, from_on, CASE WHEN until_on <= :as_at THEN until_on END AS to_on
FROM team_post
WHERE from_on <= :as_at AND (until_on IS NULL OR until_on > from_on)
