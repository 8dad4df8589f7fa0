"""Fills an empty database with a made-up council of 5,000 children and 60,000 reviews, and signs 50 people in.

`python -m bench.busy_council` prints, as JSON, each person's cookie and the addresses that they would open. Rows are
written by SQL, not by the actions: the benchmark is about pages. FOOTPRINT_DATA names the folder of the database.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.settings")

CHILDREN, REVIEWS_EACH = 5_000, 12
ROLES = (("iro", 30), ("liro", 4), ("bs", 10), ("tm", 5), ("cpb", 1))
CHILD = "('00000000-0000-4000-8000-' || lpad(to_hex({}), 12, '0'))::uuid"
PERIOD = "('00000000-0000-4000-9000-' || lpad(to_hex({}), 12, '0'))::uuid"
FILL = (
    f"""INSERT INTO children_child (id, local_id, given_names, family_name, known_as, born_on, birth, sex, ethnicity,
        disabilities, uasc, upn, nhs_number, language, interpreter, communication, restricted, sealed, entered_on,
        made_up)
    SELECT {CHILD.format("n")}, 'B' || n, (ARRAY['Ash', 'Bay', 'Elm', 'Fern', 'Hazel', 'Ivy', 'Moss'])[1 + n % 7],
        'Sample' || n, '', DATE :today - (400 + n % 6000), 'known', (ARRAY['F', 'M'])[1 + n % 2], 'WBRI', '{{}}', false,
        '', '', '', false, '', n % 500 = 0, false, DATE :today - 2200, true
    FROM generate_series(1, {CHILDREN}) n""",
    f"""INSERT INTO children_periodofcare (id, child_id, from_on, until_on, end_reason, start_known, entered_on)
    SELECT {PERIOD.format("n")}, {CHILD.format("n")}, DATE :today - (2100 + n % 90), NULL, '', true, DATE :today - 2100
    FROM generate_series(1, {CHILDREN}) n""",
    f"""INSERT INTO children_episode (id, child_id, period_id, from_on, new_reason, end_reason, legal_status, need,
        place, provider, change_reason, home_postcode, postcode, urn, carer, address, long_term, temporary_approval)
    SELECT gen_random_uuid(), {CHILD.format("n")}, {PERIOD.format("n")}, DATE :today - (2100 + n % 90), 'S', '', 'C2',
        'N1', 'U1', 'PR1', '', '', '', '', '', '', false, false
    FROM generate_series(1, {CHILDREN}) n""",
    f"""INSERT INTO reviews_clock (period_id, history_known, first_due_on)
    SELECT {PERIOD.format("n")}, true, DATE :today - (2072 + n % 90) FROM generate_series(1, {CHILDREN}) n""",
    # The next review is due from a week ago to half a year ahead, spread evenly; the others lie 175 days apart.
    f"""INSERT INTO reviews_review (id, child_id, period_id, number, held_on, participation, from_files, due_on, why,
        next_due_on)
    SELECT gen_random_uuid(), {CHILD.format("n")}, {PERIOD.format("n")}, m,
        CASE WHEN m < {REVIEWS_EACH} THEN due - 8 - 175 * ({REVIEWS_EACH} - m) END,
        CASE WHEN m < {REVIEWS_EACH} THEN 'PN1' ELSE '' END, true, due - 175 * ({REVIEWS_EACH} - m),
        json_build_object('plain', json_build_object('rule', 'later', 'from', due - 183 - 175 * ({REVIEWS_EACH} - m)))
        ::jsonb, CASE WHEN m < {REVIEWS_EACH} THEN due - 175 * ({REVIEWS_EACH} - m) + 175 END
    FROM (SELECT n, DATE :today + (n * 7919 % 190) - 7 AS due FROM generate_series(1, {CHILDREN}) n) children,
        generate_series(1, {REVIEWS_EACH}) m""",
    """INSERT INTO reviews_meeting (id, review_id, on_day, at_time, place, link, cancelled_because)
    SELECT gen_random_uuid(), id, due_on - 2, '10:00', 'Room 2', '', '' FROM reviews_review
    WHERE held_on IS NULL AND due_on > DATE :today AND extract(day FROM due_on)::int % 2 = 0""",
    """INSERT INTO children_team (id, name, manager_id)
    SELECT gen_random_uuid(), 'Team ' || row_number() OVER (), p.id FROM accounts_person p WHERE name LIKE 'Tm %'""",
    f"""INSERT INTO children_socialworker (id, child_id, name, team_id, from_on)
    SELECT gen_random_uuid(), {CHILD.format("n")}, 'Worker ' || n % 300,
        (SELECT id FROM children_team ORDER BY name OFFSET n % 5 LIMIT 1), DATE :today - 900
    FROM generate_series(1, {CHILDREN}) n""",
    f"""INSERT INTO children_allocatediro (id, child_id, person_id, from_on, reason, end_reason, allocated_on)
    SELECT gen_random_uuid(), {CHILD.format("n")}, p.id, DATE :today - 700, 'Filled', '', DATE :today - 700
    FROM generate_series(1, {CHILDREN}) n
    JOIN (SELECT id, row_number() OVER (ORDER BY name) - 1 AS place FROM accounts_person WHERE name LIKE 'Iro %') p
    ON p.place = n % 30 WHERE n % 40 <> 0""",
)


def main() -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection, transaction

    from footprint import database
    from footprint.front import launch
    from footprint.page import clock

    today = clock.today()
    with database.running(settings.DATA), transaction.atomic(), connection.cursor() as cursor:
        people = [somebody(role, number) for role, count in ROLES for number in range(count)]
        for statement in FILL:
            cursor.execute(statement.replace("DATE :today", f"DATE '{today}'"))
        signed_in = json.dumps([opened(person, role) for person, role in people])
    with database.running(settings.DATA), launch.as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself within minutes
    print(signed_in)
    return 0


def somebody(role: str, number: int) -> tuple[Any, str]:
    from django.utils import timezone

    from footprint.accounts import actions
    from footprint.accounts.models import Person
    from footprint.audit import SYSTEM
    from footprint.page import clock

    since, at = clock.today() - timedelta(days=900), timezone.now()
    name = f"{role.capitalize()} {number:02}"
    email = f"{role}{number}@example.org"
    person = actions.add_person(name=name, email=email, by=SYSTEM, on=since, at=at, made_up=True)
    actions.give_role_at_setup(person=person, role=role, from_on=since, at=at)
    return Person.objects.get(pk=person.pk), role


def opened(person: Any, role: str) -> dict[str, Any]:
    """A session for the person, as signing in makes it, and some children and reviews that they may open."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from footprint.accounts.sessions import SessionStore
    from footprint.children.access import visible_children
    from footprint.children.permissions import VIEW
    from footprint.page import clock
    from footprint.reviews.models import Review

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "footprint.accounts.backends.PeopleBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save(must_create=True)
    children = list(visible_children(to=person, permission=VIEW, on=clock.today()).order_by("local_id")[:40])
    reviews = Review.objects.filter(child__in=children, held_on=None).values_list("pk", flat=True)
    return {
        "role": role,
        "cookie": store.session_key,
        "children": [str(child.pk) for child in children],
        "reviews": [str(key) for key in reviews],
    }


if __name__ == "__main__":
    sys.exit(main())
