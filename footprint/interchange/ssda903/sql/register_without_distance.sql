-- Episodes of the register that hold both postcodes and no distance, or that of another postcode. Short breaks have none.
SELECT m.rowid AS key, f.row, upper(replace(m.home_postcode, ' ', '')) AS home,
       upper(replace(m.postcode, ' ', '')) AS placement
FROM m_episode m JOIN (:asked) f ON f.id = m.id
WHERE (m.miles IS NULL OR f.moved) AND m.home_postcode IS NOT NULL AND m.postcode IS NOT NULL
  AND coalesce(m.legal_status, '') NOT IN (:short_breaks) AND m.child NOT IN (
    SELECT child FROM m_child WHERE uasc AND coalesce(uasc_until, DATE '9999-12-31') >= :since)
