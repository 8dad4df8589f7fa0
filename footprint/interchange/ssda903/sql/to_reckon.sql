CREATE OR REPLACE VIEW to_reckon AS SELECT * FROM review_in_period
