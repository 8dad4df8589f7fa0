CREATE OR REPLACE TABLE placed AS
SELECT period_id, from_on, to_on FROM status WHERE place IN (:placed)
