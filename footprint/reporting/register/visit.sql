-- columns: visit_id, child_id, counted_from, due_on, made_on: each time within which a child had to be visited, and the visit that ended it. In the register only
-- reads: review
-- gives: visits
-- not recorded: no visit by a social worker is on record
-- Each time within which a child had to be visited, by regulation 28 as `rulebook.visits` has it, whose limits come filled in: from the start of a
-- placement, from a visit, or from the day of a full care order at home. `made_on` is the visit that ended it, as known on
-- the as-at day. A time that the end of the placement or an order cut short is none, and none counts that ended before the
-- first visit on record. How a child is placed is read on the day from which is counted.
WITH known AS (
    SELECT child_id, from_on, CASE WHEN until_on <= :as_at THEN until_on END AS until_on, new_reason, legal_status, place,
           long_term, temporary_approval, lag(until_on) OVER before AS ended_before,
           lag(legal_status) OVER before AS status_before
    FROM children_episode WHERE period_id IS NOT NULL AND from_on <= :as_at
    WINDOW before AS (PARTITION BY child_id ORDER BY from_on)
), numbered AS (
    SELECT known.*, sum(CASE WHEN new_reason = 'L' AND ended_before = from_on THEN 0 ELSE 1 END) OVER so_far AS home,
           sum(CASE WHEN legal_status = 'C2' AND status_before = 'C2' THEN 0 ELSE 1 END) OVER so_far AS run
    FROM known WINDOW so_far AS (PARTITION BY child_id ORDER BY from_on)
), lived AS (
    SELECT numbered.*, coalesce(until_on, DATE '9999-12-31') AS to_on,
           min(from_on) OVER (PARTITION BY child_id, home) AS started_on,
           max(coalesce(until_on, DATE '9999-12-31')) OVER (PARTITION BY child_id, home) AS ended_on,
           CASE WHEN legal_status = 'C2' THEN min(from_on) OVER (PARTITION BY child_id, run) END AS ordered_on
    FROM numbered
), event AS (
    SELECT child_id, home, from_on AS day, 0 AS kind FROM lived WHERE from_on = started_on
    UNION SELECT child_id, home, from_on, 1 FROM lived
    WHERE place = 'P1' AND from_on = ordered_on AND from_on > started_on
    UNION SELECT v.child_id, l.home, v.on_day, 2
    FROM children_visit v JOIN lived l ON l.child_id = v.child_id AND l.from_on <= v.on_day AND v.on_day < l.to_on
    WHERE v.on_day <= :as_at
), following AS (
    SELECT event.*, lead(day) OVER next AS next_day, lead(kind) OVER next AS next_kind
    FROM event WINDOW next AS (PARTITION BY child_id, home ORDER BY day, kind)
), placed AS (
    SELECT f.*, l.started_on, l.ended_on, l.long_term,
           l.temporary_approval OR (l.place = 'P1' AND l.legal_status = 'C1') AS weekly_at_first,
           l.place = 'P1' AND l.legal_status = 'C2' AND l.ordered_on >= l.started_on AS under_an_order
    FROM following f JOIN lived l ON l.child_id = f.child_id AND l.from_on <= f.day AND f.day < l.to_on
), timed AS (
    SELECT placed.*, CASE
        WHEN weekly_at_first THEN CASE WHEN day + :weekly > (
                SELECT min(r.held_on) FROM review r WHERE r.child_id = placed.child_id AND r.held_on >= started_on
            ) THEN day + :four_weekly ELSE day + :weekly END
        WHEN kind < 2 THEN day + :first_visit
        WHEN under_an_order OR NOT long_term THEN day + :six_weekly
        WHEN day < CAST(started_on + INTERVAL ':first_year_months months' AS date) THEN day + :six_weekly
        ELSE CAST(day + INTERVAL ':settled_months months' AS date) END AS due_on
    FROM placed
)
SELECT row_number() OVER (ORDER BY child_id, day, kind) AS visit_id, child_id, day AS counted_from, due_on,
       CASE WHEN next_kind = 2 THEN next_day END AS made_on
FROM timed
WHERE due_on >= (SELECT min(on_day) FROM children_visit WHERE on_day <= :as_at)
  AND (next_kind IS NOT DISTINCT FROM 2 OR due_on < coalesce(next_day, ended_on))
