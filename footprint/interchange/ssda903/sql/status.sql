CREATE OR REPLACE TABLE status AS
SELECT w.period_id, w.child_id, w.from_on, CASE WHEN w.last_of_period THEN p.ended_on ELSE w.next_from END AS to_on,
       coalesce(w.ls, 'not recorded') AS legal_status, w.placement AS place, w.place_provider AS provider,
       CASE WHEN try_cast(w.pl_distance AS DECIMAL(7, 1)) < 999.9 
            THEN try_cast(w.pl_distance AS DECIMAL(7, 1)) END AS miles
FROM episode_walk w JOIN period p ON p.period_id = w.period_id
