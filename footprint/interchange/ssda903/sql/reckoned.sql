-- Every review in a period of care, and for each that goes on the next, with the rule of each date and the day it
-- counts from: the words are those of reviews/reckoning.py, which works the same out one by one.
CREATE OR REPLACE TABLE reckoned AS
WITH listed AS (
    SELECT review_id, period_id, held_on FROM review_in_period
    UNION ALL
    SELECT NULL, period_id, NULL FROM period WHERE ended_on IS NULL OR ended_on > :on
), numbered AS (
    SELECT l.*, p.started_on, p.ended_on, p.history_known, p.first_due_on,
           row_number() OVER w AS number, lag(l.held_on) OVER w AS previous_on
    FROM listed l JOIN period p ON p.period_id = l.period_id
    WINDOW w AS (PARTITION BY l.period_id ORDER BY l.held_on NULLS LAST)
), ruled AS (
    SELECT *, CASE WHEN number > 1 THEN CASE WHEN NOT history_known THEN 'after_unknown' WHEN number = 2 THEN 'second'
                                             ELSE 'later' END
                   WHEN history_known THEN 'first'
                   WHEN first_due_on IS NOT NULL AND (held_on IS NULL OR held_on > first_due_on) THEN 'backstop'
              END AS plain_rule
    FROM numbered
), plain AS (
    SELECT r.*, CASE plain_rule WHEN 'first' THEN r.started_on WHEN 'backstop' THEN :eve ELSE r.previous_on
                END AS plain_from,
           CASE WHEN plain_rule IN ('first', 'backstop') THEN r.first_due_on WHEN plain_rule = 'second' THEN b.second_due
                ELSE b.later_due END AS due_on,
           CASE WHEN r.number = 1 AND r.history_known THEN a.second_due ELSE a.later_due END AS next_due_on
    FROM ruled r LEFT JOIN limits b ON b.day = r.previous_on LEFT JOIN limits a ON a.day = r.held_on
), since_placed AS (
    SELECT r.period_id, r.held_on, r.previous_on, r.due_on, a.placed_on,
           coalesce(a.placed_on >= :known_from, FALSE) AS placed_known,
           row_number() OVER (PARTITION BY r.period_id, a.placed_on ORDER BY r.held_on NULLS LAST) AS place
    FROM plain r JOIN adoption a ON a.period_id = r.period_id
     AND coalesce(r.held_on > a.placed_on, a.placed_on <= :on)
     AND (a.placed_until IS NULL OR coalesce(r.held_on <= a.placed_until, a.placed_until > :on))
), under_adoption AS (
    SELECT period_id, held_on, placed_on, due_on, previous_on,
           CASE WHEN place = 2 AND placed_known THEN 'placed_second' WHEN place > 1 THEN 'placed_later'
                WHEN due_on < placed_on THEN 'overdue_when_placed' WHEN placed_known THEN 'placed_first' END AS rule
    FROM since_placed
), adoption_due AS (
    SELECT u.period_id, u.held_on, u.rule,
           CASE WHEN u.rule IN ('placed_first', 'overdue_when_placed') THEN u.placed_on
                WHEN u.rule IS NOT NULL THEN u.previous_on END AS counted_from,
           CASE u.rule WHEN 'overdue_when_placed' THEN u.due_on WHEN 'placed_first' THEN p.placed_first_due
                WHEN 'placed_second' THEN b.placed_second_due WHEN 'placed_later' THEN b.placed_later_due END AS due_on
    FROM under_adoption u LEFT JOIN limits p ON p.day = u.placed_on LEFT JOIN limits b ON b.day = u.previous_on
), on_remand AS (
    SELECT r.period_id, r.held_on, min(s.from_on) AS counted_from
    FROM plain r JOIN status s ON s.period_id = r.period_id AND s.legal_status IN (:remand)
     AND s.from_on <= coalesce(r.held_on, :on)
     AND (s.to_on IS NULL OR s.to_on > coalesce(r.held_on, :on)
          OR s.to_on = r.ended_on AND coalesce(r.held_on, :on) = r.ended_on)
    GROUP BY r.period_id, r.held_on
)
SELECT p.review_id, p.period_id, p.held_on, p.number, p.due_on, p.plain_rule,
       CASE WHEN p.plain_rule IS NOT NULL THEN p.plain_from END AS plain_from,
       CASE WHEN p.held_on IS NOT NULL THEN p.next_due_on END AS next_due_on,
       CASE WHEN a.period_id IS NOT NULL THEN a.due_on WHEN m.period_id IS NOT NULL THEN p.due_on END AS special_due_on,
       CASE WHEN a.period_id IS NOT NULL THEN a.rule WHEN m.period_id IS NOT NULL AND p.due_on IS NOT NULL
            THEN 'remand_plain' END AS special_rule,
       CASE WHEN a.period_id IS NOT NULL THEN a.counted_from WHEN p.due_on IS NOT NULL THEN m.counted_from
       END AS special_from
FROM plain p
LEFT JOIN adoption_due a ON a.period_id = p.period_id AND a.held_on IS NOT DISTINCT FROM p.held_on
LEFT JOIN on_remand m ON m.period_id = p.period_id AND m.held_on IS NOT DISTINCT FROM p.held_on
