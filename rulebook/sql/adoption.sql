-- Placements for adoption that touch or overlap are one, from its first day.
CREATE OR REPLACE TABLE adoption AS
WITH marked AS (
    SELECT *, max(coalesce(to_on, DATE '9999-12-31')) OVER (
        PARTITION BY period_id ORDER BY from_on, to_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
    FROM placed
), numbered AS (
    SELECT *, sum((reach IS NULL OR reach < from_on)::INTEGER)
                  OVER (PARTITION BY period_id ORDER BY from_on, to_on) AS spell
    FROM marked
)
SELECT period_id, min(from_on) AS placed_on,
       CASE WHEN bool_or(to_on IS NULL) THEN NULL ELSE max(to_on) END AS placed_until
FROM numbered GROUP BY period_id, spell
