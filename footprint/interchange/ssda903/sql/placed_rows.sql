INSERT INTO placed
SELECT p.period_id, greatest(a.date_placed_on, p.started_on), least(a.date_placed_ceased_on, p.ended_on)
FROM placed_for_adoption a JOIN header_ruling h ON h.child = a.child JOIN period p ON p.child_id = h.child_id
WHERE a.rowid IN (SELECT max(rowid) FROM placed_for_adoption GROUP BY child, date_placed_on)
  AND a.date_placed_on <= coalesce(p.ended_on, DATE '9999-12-31')
  AND coalesce(a.date_placed_ceased_on, DATE '9999-12-31') > p.started_on
