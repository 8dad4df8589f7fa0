-- Ruling rows that give both postcodes and no distance. Short breaks have none.
SELECT o.row AS key, o.row, upper(replace(e.home_post, ' ', '')) AS home,
       upper(replace(e.pl_post, ' ', '')) AS placement
FROM episode_order o JOIN episodes e ON e.rowid = o.row
WHERE o.pl_distance IS NULL AND e.home_post IS NOT NULL AND e.pl_post IS NOT NULL
  AND coalesce(o.ls, '') NOT IN (:short_breaks) AND e.child NOT IN (:unaccompanied)
