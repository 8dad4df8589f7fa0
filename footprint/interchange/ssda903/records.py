"""From the rows of the files to the records that the figures read: children, periods of care, statuses, reviews.

The relations have the names and columns that the figure handbook (docs/figures.md) describes, so that the same
figure SQL
runs here and on the register. Every due date comes from the rulebook: it is worked out once for each day of the
calendar, then joined.
"""

from datetime import date, timedelta

import numpy as np

from footprint.interchange.ssda903.reading import Tables
from rulebook import bulk, calendar, codes
from rulebook.timetables import ADOPTION_PLACED, LOOKED_AFTER

FAR = "DATE '9999-12-31'"


def known_from(tables: Tables) -> date | None:
    """K: the 1 April on or before the earliest review in the reviews files; None when there is no review."""
    if not tables.has("reviews"):
        return None
    first: date | None = tables.scalar("SELECT min(review_on) FROM review_rows")
    return first and date(first.year if first.month >= 4 else first.year - 1, 4, 1)


def make_records(tables: Tables, *, as_at: date, known_from: date | None) -> None:
    """Makes `child`, `period`, `status`, `adoption` and `review` as on `as_at`: what ends later is open."""
    run = tables.connection.execute
    run(CHILD)
    run(EPISODE_WALK.format(as_at=f"DATE '{as_at}'", short_breaks=_listed(codes.SHORT_BREAKS)))
    run(PERIOD_ENDS)
    _limits(tables, as_at=as_at)
    backstop = calendar.add_months(known_from - timedelta(days=1), 6) if known_from else None
    run(PERIOD.format(known_from=_day(known_from), backstop=_day(backstop)))
    run(STATUS)
    run(PLACED_EPISODES.format(placed=_listed(codes.PLACED_FOR_ADOPTION)))
    if tables.has("placed_for_adoption"):
        run(PLACED_ROWS)
    run(ADOPTION)
    if tables.has("reviews"):
        run(REVIEW_IN_PERIOD.format(as_at=f"DATE '{as_at}'"))
        run(REVIEW.format(known_from=_day(known_from), remand=_listed(codes.REMAND)))
    else:
        run(NO_REVIEW)


NO_REVIEW = """
    CREATE OR REPLACE TABLE review (review_id BIGINT, period_id INTEGER, child_id INTEGER, held_on DATE,
        participation VARCHAR, due_on DATE, next_due_on DATE, special_due_on DATE)
"""

# Rows of reviews that lie in no counted period of care and so are in no figure.
REVIEWS_OUTSIDE = """
    SELECT row, 1 AS number FROM review_rows
    WHERE child_id IS NOT NULL AND row NOT IN (SELECT review_id FROM review) AND review_on <= (SELECT max(day) FROM
        limits)
    AND (SELECT count(*) FROM review_rows) > (SELECT count(*) FROM review)
"""


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))


def _day(day: date | None) -> str:
    return f"DATE '{day}'" if day else "NULL::DATE"


def _limits(tables: Tables, *, as_at: date) -> None:
    """For each day something can count from: the last day of each limit that may start on it."""
    first = max(tables.scalar("SELECT min(started_on) FROM period_end") or as_at, calendar.FIRST_DAY)
    last = min(max(as_at, first), calendar.LAST_EVENT)
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    limits = {"day": days}
    for name, timetable, position in (
        ("first_due", LOOKED_AFTER, 0),
        ("second_due", LOOKED_AFTER, 1),
        ("later_due", LOOKED_AFTER, 2),
        ("placed_first_due", ADOPTION_PLACED, 0),
        ("placed_second_due", ADOPTION_PLACED, 1),
        ("placed_later_due", ADOPTION_PLACED, 2),
    ):
        limits[name] = bulk.due_in_bulk(timetable, base=days, previous=days, position=np.full(days.size, position))
    seconds = {name: values.astype("datetime64[s]") for name, values in limits.items()}
    tables.connection.register("limits_in_bulk", seconds)
    dated = ", ".join(f"CAST({name} AS DATE) AS {name}" for name in seconds)
    tables.connection.execute(f"CREATE OR REPLACE TABLE limits AS SELECT {dated} FROM limits_in_bulk")
    tables.connection.unregister("limits_in_bulk")


CHILD = """
    CREATE OR REPLACE TABLE child AS
    SELECT child_id, child AS local_id, dob_on AS born_on, coalesce(ethnic, 'not recorded') AS ethnicity,
           CASE WHEN sex IN ('1', 'M') THEN 'M' WHEN sex IN ('2', 'F') THEN 'F' ELSE 'U' END AS sex
    FROM header_ruling
"""

# Each episode as known on the as-at day, with whether it opens a period of care, and whether one that counts. The
# number of
# those so far, through the whole table in its order, numbers the periods that count. Of the episode before and the
# one after
# it asks only what stands beside it already: an as-at day cuts off from the end.
EPISODE_WALK = """
    CREATE OR REPLACE TABLE episode_walk AS
    WITH known AS (
        SELECT row, child_id, place, decom_on AS from_on, rne, ls, placement, place_provider, pl_distance,
               CASE WHEN dec_on <= {as_at} THEN dec_on END AS to_on,
               CASE WHEN dec_on <= {as_at} THEN coalesce(rec, 'not recorded') END AS rec,
               CASE WHEN next_from <= {as_at} THEN next_from END AS next_from, next_rne,
               coalesce(ls IN ({short_breaks}), FALSE) AS short_break,
               coalesce(before_ls IN ({short_breaks}), FALSE) AS after_short_break,
               coalesce(next_ls IN ({short_breaks}) AND next_from <= {as_at}, FALSE) AS next_short_break,
               before_from IS NULL AS first_known,
               before_from IS NULL OR coalesce(rne = 'S', FALSE) OR before_rec <> 'X1'
                   OR before_rec IS NULL AND before_to < decom_on AS opens
        FROM episode_order WHERE decom_on <= {as_at}
    ), beside AS (
        SELECT *, NOT short_break AND (opens OR after_short_break) AS counts_from_here,
               next_from IS NOT NULL AND (coalesce(next_rne = 'S', FALSE) OR rec NOT IN ('X1', 'not recorded')
                   OR rec = 'not recorded' AND to_on < next_from) AS next_opens
        FROM known WHERE NOT short_break
    )
    SELECT *, next_from IS NULL OR next_opens OR next_short_break AS last_of_period,
           CAST(sum(counts_from_here::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) AS INTEGER) AS period_id
    FROM beside
"""

# A period of care that counts: from its first episode to where it ends or turns into short breaks (reason X1).
PERIOD_ENDS = """
    CREATE OR REPLACE TABLE period_end AS
    SELECT f.period_id, f.child_id, f.from_on AS started_on,
           NOT f.opens OR NOT f.first_known OR coalesce(f.rne = 'S', FALSE) AS start_known,
           CASE WHEN NOT l.next_opens AND l.next_short_break THEN l.next_from
                WHEN l.rec = 'X1' AND l.next_from IS NULL THEN NULL ELSE l.to_on END AS ended_on,
           CASE WHEN NOT l.next_opens AND l.next_short_break THEN 'X1'
                WHEN l.rec = 'X1' AND l.next_from IS NULL THEN NULL ELSE l.rec END AS end_reason
    FROM episode_walk f JOIN episode_walk l ON l.period_id = f.period_id AND l.last_of_period
    WHERE f.counts_from_here ORDER BY f.period_id
"""

PERIOD = """
    CREATE OR REPLACE TABLE period AS
    SELECT p.* EXCLUDE (child_before, end_before),
           CASE WHEN child_before = child_id THEN end_before END AS ended_before,
           CASE WHEN history_known THEN l.first_due
                WHEN p.started_on <= {backstop} AND (p.ended_on IS NULL OR p.ended_on > {backstop}) THEN {backstop}
           END AS first_due_on
    FROM (
        SELECT *, start_known AND coalesce(started_on >= {known_from}, FALSE) AS history_known,
               lag(child_id) OVER () AS child_before, lag(ended_on) OVER () AS end_before
        FROM period_end
    ) p LEFT JOIN limits l ON l.day = p.started_on
"""

STATUS = """
    CREATE OR REPLACE TABLE status AS
    SELECT w.period_id, w.child_id, w.from_on, CASE WHEN w.last_of_period THEN p.ended_on ELSE w.next_from END AS to_on,
           coalesce(w.ls, 'not recorded') AS legal_status, w.placement AS place, w.place_provider AS provider,
           CASE WHEN try_cast(w.pl_distance AS DECIMAL(7, 1)) < 999.9 THEN try_cast(w.pl_distance AS DECIMAL(7, 1))
               END AS miles
    FROM episode_walk w JOIN period p ON p.period_id = w.period_id
"""

PLACED_EPISODES = """
    CREATE OR REPLACE TABLE placed AS
    SELECT period_id, from_on, to_on FROM status WHERE place IN ({placed})
"""

PLACED_ROWS = """
    INSERT INTO placed
    SELECT p.period_id, greatest(a.date_placed_on, p.started_on), least(a.date_placed_ceased_on, p.ended_on)
    FROM placed_for_adoption a JOIN header_ruling h ON h.child = a.child JOIN period p ON p.child_id = h.child_id
    WHERE a.rowid IN (SELECT max(rowid) FROM placed_for_adoption GROUP BY child, date_placed_on)
      AND a.date_placed_on <= coalesce(p.ended_on, DATE '9999-12-31')
      AND coalesce(a.date_placed_ceased_on, DATE '9999-12-31') > p.started_on
"""

# Placements for adoption that touch or overlap are one, from its first day.
ADOPTION = """
    CREATE OR REPLACE TABLE adoption AS
    WITH marked AS (
        SELECT *, max(coalesce(to_on, DATE '9999-12-31')) OVER (
            PARTITION BY period_id ORDER BY from_on, to_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
        FROM placed
    ), numbered AS (
        SELECT *, sum((reach IS NULL OR reach < from_on)::INTEGER) OVER (PARTITION BY period_id ORDER BY from_on,
            to_on) AS spell
        FROM marked
    )
    SELECT period_id, min(from_on) AS placed_on,
           CASE WHEN bool_or(to_on IS NULL) THEN NULL ELSE max(to_on) END AS placed_until
    FROM numbered GROUP BY period_id, spell
"""

# Each review in its period of care: a review on the day a period ends belongs to that period. Only the first, the
# second
# and later ones need telling apart, so it is enough to see whether the two reviews before lie in the same period.
REVIEW_IN_PERIOD = """
    CREATE OR REPLACE TABLE review_in_period AS
    WITH beside AS (
        SELECT row, child_id, review_on, review_code,
               CASE WHEN lag(child_id) OVER () = child_id THEN lag(review_on) OVER () END AS before_on,
               CASE WHEN lag(child_id, 2) OVER () = child_id THEN lag(review_on, 2) OVER () END AS before_that_on
        FROM review_rows WHERE place >= 0
    ), inside AS (
        SELECT r.row AS review_id, p.period_id, r.child_id, r.review_on AS held_on, r.review_code AS participation,
               p.history_known, p.first_due_on,
               CASE WHEN before_on >= p.started_on AND (p.ended_before IS NULL OR p.ended_before < before_on) THEN
                   before_on
               END AS previous_on,
               CASE WHEN before_that_on >= p.started_on AND (p.ended_before IS NULL OR p.ended_before < before_that_on)
                    THEN before_that_on END AS before_previous_on
        FROM beside r JOIN period p ON p.child_id = r.child_id AND r.review_on >= p.started_on
         AND (p.ended_on IS NULL OR r.review_on <= p.ended_on) AND (p.ended_before IS NULL OR p.ended_before <
             r.review_on)
        WHERE r.review_on <= {as_at}
    )
    SELECT *, CASE WHEN previous_on IS NULL THEN 1 WHEN before_previous_on IS NULL THEN 2 ELSE 3 END AS position FROM
        inside
"""

# A review that cannot be judged has no due date. A review held while placed for adoption follows that timetable
# besides, but
# one already overdue when it began stays due; a review on the day of the placement belongs to the time before. On
# remand the
# ordinary date judges.
REVIEW = """
    CREATE OR REPLACE TABLE review AS
    WITH judged AS (
        SELECT c.*, CASE WHEN position = 2 AND history_known THEN b.second_due WHEN position > 1 THEN b.later_due
                         WHEN history_known OR held_on > first_due_on THEN first_due_on END AS due_on,
               CASE WHEN position = 1 AND history_known THEN a.second_due ELSE a.later_due END AS next_due_on
        FROM review_in_period c LEFT JOIN limits a ON a.day = c.held_on LEFT JOIN limits b ON b.day = c.previous_on
    ), placed_review AS (
        SELECT r.review_id, r.due_on, a.placed_on, coalesce(a.placed_on >= {known_from}, FALSE) AS history_known,
               row_number() OVER w AS position, lag(r.held_on) OVER w AS previous_on
        FROM judged r JOIN adoption a ON a.period_id = r.period_id AND r.held_on > a.placed_on
         AND (a.placed_until IS NULL OR r.held_on <= a.placed_until)
        WINDOW w AS (PARTITION BY r.period_id, a.placed_on ORDER BY r.held_on)
    ), special AS (
        SELECT r.review_id, FALSE AS on_remand, CASE
            WHEN position = 1 AND due_on < placed_on THEN due_on
            WHEN position = 1 THEN CASE WHEN history_known THEN base.placed_first_due END
            WHEN position = 2 AND history_known THEN last.placed_second_due
            ELSE last.placed_later_due END AS due_on
        FROM placed_review r LEFT JOIN limits base ON base.day = r.placed_on LEFT JOIN limits last ON last.day =
            r.previous_on
        UNION ALL
        SELECT r.review_id, TRUE, NULL FROM review_in_period r
        JOIN period p ON p.period_id = r.period_id
        JOIN status s ON s.period_id = r.period_id AND s.from_on <= r.held_on
         AND (s.to_on IS NULL OR s.to_on > r.held_on OR s.to_on = p.ended_on AND r.held_on = p.ended_on)
        WHERE s.legal_status IN ({remand}) AND r.review_id NOT IN (SELECT review_id FROM placed_review)
    )
    SELECT j.review_id, j.period_id, j.child_id, j.held_on, j.participation, j.due_on, j.next_due_on,
           CASE WHEN s.on_remand THEN j.due_on ELSE s.due_on END AS special_due_on
    FROM judged j LEFT JOIN special s ON s.review_id = j.review_id
"""
