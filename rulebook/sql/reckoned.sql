-- The law of review dates for every review of `to_reckon`, with the rule of each date and the day it counts from: the
-- words and the answers are those of rulebook/review_dates.py, which works the same out one by one. A review comes with
-- its `position` in its period of care (1, 2, 3 for every later one), the day on which the one before was held and what
-- `period` says of it; the next one has no `held_on`.
CREATE OR REPLACE VIEW reckoned AS
WITH ruled AS (
    SELECT *, CASE WHEN position > 1 THEN CASE WHEN NOT history_known THEN 'after_unknown' WHEN position = 2 THEN 'second'
                                               ELSE 'later' END
                   WHEN history_known THEN 'first'
                   WHEN first_due_on IS NOT NULL AND (held_on IS NULL OR held_on > first_due_on) THEN 'backstop'
              END AS plain_rule
    FROM to_reckon WHERE ended_on IS NULL OR ended_on >= :since
), plain AS (
    SELECT r.*, CASE plain_rule WHEN 'first' THEN r.started_on WHEN 'backstop' THEN :eve ELSE r.previous_on
                END AS plain_from,
           CASE WHEN plain_rule IN ('first', 'backstop') THEN r.first_due_on WHEN plain_rule = 'second' THEN b.second_due
                ELSE b.later_due END AS due_on,
           CASE WHEN r.position = 1 AND r.history_known THEN a.second_due ELSE a.later_due END AS next_due_on
    FROM ruled r LEFT JOIN limits b ON b.day = r.previous_on LEFT JOIN limits a ON a.day = r.held_on
), since_placed AS (
    SELECT r.period_id, r.held_on, r.previous_on, r.due_on, a.placed_on,
           coalesce(a.placed_on >= :known_from, FALSE) AS placed_known,
           row_number() OVER (PARTITION BY r.period_id, a.placed_on ORDER BY r.held_on NULLS LAST) AS place
    FROM plain r JOIN adoption a ON a.period_id = r.period_id
     AND coalesce(r.held_on > a.placed_on, a.placed_on <= :on)
     AND (a.placed_until IS NULL OR coalesce(r.held_on <= a.placed_until, a.placed_until > :on))
), under_adoption AS (
    SELECT *, CASE WHEN place = 2 AND placed_known THEN 'placed_second' WHEN place > 1 THEN 'placed_later'
                   WHEN due_on < placed_on THEN 'overdue_when_placed' WHEN placed_known THEN 'placed_first' END AS rule
    FROM since_placed
), adoption_due AS (
    SELECT u.period_id, u.held_on, u.rule,
           CASE WHEN place > 1 THEN u.previous_on WHEN u.rule IS NOT NULL THEN u.placed_on END AS counted_from,
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
SELECT p.review_id, p.period_id, p.child_id, p.held_on, p.participation, p.due_on, p.plain_rule,
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
