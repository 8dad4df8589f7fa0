CREATE OR REPLACE TABLE review (review_id BIGINT, period_id INTEGER, child_id INTEGER, held_on DATE,
    participation VARCHAR, due_on DATE, next_due_on DATE, special_due_on DATE)
