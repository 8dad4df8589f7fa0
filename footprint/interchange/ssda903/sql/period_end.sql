-- A period of care that counts: from its first episode to where it ends or turns into short breaks (reason X1).
CREATE OR REPLACE TABLE period_end AS
SELECT f.period_id, f.child_id, f.from_on AS started_on,
       NOT f.opens OR NOT f.first_known OR coalesce(f.rne = 'S', FALSE) AS start_known,
       CASE WHEN NOT l.next_opens AND l.next_short_break THEN l.next_from
            WHEN l.rec = 'X1' AND l.next_from IS NULL THEN NULL ELSE l.to_on END AS ended_on,
       CASE WHEN NOT l.next_opens AND l.next_short_break THEN 'X1'
            WHEN l.rec = 'X1' AND l.next_from IS NULL THEN NULL ELSE l.rec END AS end_reason
FROM episode_walk f JOIN episode_walk l ON l.period_id = f.period_id AND l.last_of_period
WHERE f.counts_from_here ORDER BY f.period_id
