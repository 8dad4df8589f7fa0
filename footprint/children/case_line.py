"""Who stands in the line that runs a child's case: the IRO must not (regulation 46 of the 2010 Regulations).

The social worker, whoever was that in this period of care, and the manager of the team that holds the case.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from footprint.accounts.models import Person
from footprint.children.models import PeriodOfCare, SocialWorker
from footprint.page.spans import counting_on


def worked_the_case(person: Person, *, on: date) -> Exists:
    """For a query of children: the person is their social worker on the day, or was in the period that holds it.

    A worker kept without an account counts by name.
    """
    ended_in_this_period = Exists(
        PeriodOfCare.objects.filter(counting_on(on), child=OuterRef("child_id"), from_on__lt=OuterRef("until_on"))
    )
    theirs = Q(person=person) | Q(person=None, name__iexact=person.name)
    lately = Q(until_on=None) | Q(until_on__gt=on) | Q(ended_in_this_period)
    return Exists(SocialWorker.objects.filter(theirs, lately, child=OuterRef("pk")))


def manages_the_team(person: Person, *, on: date) -> Exists:
    """For a query of children: the person manages the team that holds their case on the day."""
    return Exists(SocialWorker.objects.filter(counting_on(on), child=OuterRef("pk"), team__manager=person))


def in_case_line(person: Person, *, on: date) -> Q:
    return Q(worked_the_case(person, on=on)) | Q(manages_the_team(person, on=on))
