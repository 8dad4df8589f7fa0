"""The register: every child known to the service, once, with their history.

A span includes its first day; `until_on` is the first day no longer in it, as DEC is in the SSDA903 return.
"""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from footprint.accounts.models import Person
from footprint.audit.tracking import tracked
from footprint.page.spans import ending_after_beginning, never_overlapping


class Sex(models.TextChoices):
    MALE = "M", "Male"
    FEMALE = "F", "Female"
    UNKNOWN = "U", "Not known"


class Birth(models.TextChoices):
    KNOWN = "known", "Known"
    ESTIMATED = "estimated", "Estimated"
    UNBORN = "unborn", "Expected"


class Relationship(models.TextChoices):
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    OTHER_PARENT = "other_parent", "Other parent"
    GRANDPARENT = "grandparent", "Grandparent"
    RELATIVE = "relative", "Other relative"
    CARER = "carer", "Carer"
    ADOPTER = "adopter", "Prospective adopter"
    ADVOCATE = "advocate", "Advocate"
    VISITOR = "visitor", "Independent visitor"
    SCHOOL = "school", "School"
    HEALTH = "health", "Health"
    GUARDIAN = "guardian", "Children's guardian"
    OTHER = "other", "Somebody else"


class SafeToContact(models.TextChoices):
    YES = "yes", "Safe to contact"
    NO = "no", "Not safe to contact"
    ASK = "ask", "Ask the social worker first"


class RecordChangeKind(models.TextChoices):
    LIFT = "lift", "Lift the restriction"
    SEAL = "seal", "Seal on adoption"


class LinkKind(models.TextChoices):
    SIBLING = "sibling", "Sibling"
    BABY = "baby", "Baby"


def some_of(values: Collection[str], field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": tuple(values)}), name=name)


def plain(name: Any) -> models.Func:
    """A name in small letters without accents, as the database's own function of that name makes it.

    No class of ours, so that migrations name none.
    """
    return models.Func(name, function="footprint_plain", output_field=models.TextField())


class Record(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Team(Record):
    """A team of social workers, and who manages it."""

    name = models.CharField(max_length=100, unique=True)
    manager = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    until_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


@tracked()
class Child(Record):
    """A child. `born_on` is an expected date for one not yet born.

    A restricted record is seen by its named readers alone, a sealed one by nobody: both are absent everywhere else.
    """

    local_id = models.CharField("number of the council", max_length=20, unique=True)
    given_names = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    born_on = models.DateField("date of birth")
    birth = models.CharField(
        "how the date of birth is known", max_length=10, choices=Birth.choices, default=Birth.KNOWN
    )
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    ethnicity = models.CharField(max_length=4, blank=True)
    disabilities = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    uasc = models.BooleanField("unaccompanied asylum-seeking child", default=False)
    uasc_until = models.DateField("unaccompanied until", null=True, blank=True)
    upn = models.CharField("unique pupil number", max_length=13, blank=True)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    communication = models.TextField("communication needs", blank=True)
    mother = models.BooleanField("is a mother, as the return asks", null=True, blank=True)
    mother_since = models.DateField("date of birth of her first child", null=True, blank=True)
    restricted = models.BooleanField(default=False)
    sealed = models.BooleanField(default=False)
    entered_on = models.DateField("day on which the record was made")
    made_up = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "children"
        indexes = [
            models.Index(fields=["family_name", "given_names"], name="child_by_name"),
            GinIndex(
                OpClass(plain(F("given_names")), name="gin_trgm_ops"),
                OpClass(plain(F("family_name")), name="gin_trgm_ops"),
                OpClass(plain(F("known_as")), name="gin_trgm_ops"),
                name="child_names_alike",
            ),
            models.Index(fields=["born_on"], name="child_born_on"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(local_id=""), name="child_has_a_local_id"),
            some_of(Sex.values, "sex", "child_sex_is_a_code"),
            some_of(Birth.values, "birth", "child_birth_is_known_estimated_or_expected"),
            models.UniqueConstraint(fields=["nhs_number"], condition=~Q(nhs_number=""), name="child_nhs_number_once"),
            models.UniqueConstraint(fields=["upn"], condition=~Q(upn=""), name="child_upn_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What pages call the child; the council's number while no name is known."""
        called = " ".join(filter(None, [self.known_as or self.given_names, self.family_name]))
        return called or f"Child {self.local_id}"


@tracked()
class PreviousName(Record):
    """A name that the child had or was registered under."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="previous_names")
    given_names = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    until_on = models.DateField("until", null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()


@tracked()
class Link(Record):
    """Two children who belong together: siblings, or a looked-after parent (`child`) and their baby (`other`)."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField("linked as", max_length=10, choices=LinkKind.choices)

    class Meta:
        constraints = [
            some_of(LinkKind.values, "kind", "link_kind_is_known"),
            models.UniqueConstraint(fields=["child", "other", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(child=F("other")), name="link_of_two_children"),
            # Siblings are siblings of each other: kept once, the smaller key first.
            models.CheckConstraint(condition=~Q(kind="sibling") | Q(child__lt=F("other")), name="link_siblings_once"),
        ]

    def __str__(self) -> str:
        return self.kind


@tracked()
class Contact(Record):
    """Somebody in the child's life. The address is protected unless somebody decided that it need not be."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=100)
    relationship = models.CharField("who they are to the child", max_length=20, choices=Relationship.choices)
    parental_responsibility = models.BooleanField(default=False)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    address = models.TextField(blank=True)
    address_protected = models.BooleanField(default=True)
    safe = models.CharField("safe to contact", max_length=4, choices=SafeToContact.choices, default=SafeToContact.ASK)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    until_on = models.DateField("no longer counts from", null=True, blank=True)

    class Meta:
        constraints = [
            some_of(Relationship.values, "relationship", "contact_relationship_is_known"),
            some_of(SafeToContact.values, "safe", "contact_safe_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class PeriodOfCare(Record):
    """From the day the child became looked after to the day they ceased; worked out from the episodes.

    A run of short breaks (V3, V4) is no period. `start_known` is off where the child was in care already when the
    records begin. `told_on` is the day on which the reviewing service was told.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="periods")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField("REC of the last episode", max_length=12, blank=True)
    start_known = models.BooleanField(default=True)
    told_on = models.DateField("told on", null=True, blank=True)
    entered_on = models.DateField()

    class Meta:
        verbose_name_plural = "periods of care"
        indexes = [models.Index(fields=["from_on", "until_on"], name="period_days")]
        constraints = [
            never_overlapping("period_of_care_once_at_a_time", of=["child"]),
            ending_after_beginning("period_of_care_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return f"In care from {self.from_on}"


@tracked(not_searched_by=["period"])
class Episode(Record):
    """One legal status in one placement, the unit of the SSDA903 return: a change of either begins the next.

    `period` is empty for a short break. What the return holds is kept as it came: `new_reason` is RNE, `end_reason`
    REC. The placement's address and name are protected.
    """

    # `episode_of_child` finds a child's episodes, so that their key needs no index of its own.
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="episodes", db_index=False)
    period = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, null=True, related_name="episodes")
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)
    new_reason = models.CharField("why it began", max_length=4, blank=True)
    end_reason = models.CharField("why it ended", max_length=4, blank=True)
    legal_status = models.CharField(max_length=4, blank=True)
    need = models.CharField("category of need", max_length=4, blank=True)
    place = models.CharField("kind of placement", max_length=4, blank=True)
    provider = models.CharField(max_length=4, blank=True)
    change_reason = models.CharField("why the placement changed afterwards", max_length=10, blank=True)
    home_postcode = models.CharField("postcode of the home", max_length=10, blank=True)
    postcode = models.CharField("postcode", max_length=10, blank=True)
    urn = models.CharField("Ofsted number", max_length=10, blank=True)
    miles = models.DecimalField("distance from home in miles", max_digits=7, decimal_places=1, null=True, blank=True)
    carer = models.CharField("who cares for the child", max_length=100, blank=True)
    address = models.TextField("address", blank=True)
    long_term = models.BooleanField("meant to last until 18", default=False)
    temporary_approval = models.BooleanField("connected person approved for a time", default=False)

    class Meta:
        indexes = [models.Index(fields=["child", "from_on"], name="episode_of_child")]
        constraints = [
            never_overlapping("episode_once_at_a_time", of=["child"]),
            ending_after_beginning("episode_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return f"{self.legal_status} {self.place} from {self.from_on}"


@tracked()
class Proceedings(Record):
    """A time in which care proceedings run: a local flag that no code of the return holds."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="proceedings")
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)

    class Meta:
        verbose_name_plural = "proceedings"
        constraints = [
            never_overlapping("proceedings_once_at_a_time", of=["child"]),
            ending_after_beginning("proceedings_end_after_beginning"),
        ]

    def __str__(self) -> str:
        return f"In proceedings from {self.from_on}"


@tracked()
class AdoptionPlacement(Record):
    """A placement for adoption as the return tells of it, from `from_on`; `end_reason` says why it ended."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="adoption_placements")
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)
    end_reason = models.CharField("why it ended", max_length=4, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "from_on"], name="adoption_placement_once"),
            ending_after_beginning("adoption_placement_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return f"Placed for adoption from {self.from_on}"


@tracked()
class SocialWorker(Record):
    """Who holds the child's case for a time, in which team. `person` is set when they sign in to the service."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="social_workers")
    name = models.CharField("social worker", max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "from_on"], name="social_worker_person")]
        constraints = [
            never_overlapping("social_worker_once_at_a_time", of=["child"]),
            ending_after_beginning("social_worker_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class AllocatedIRO(Record):
    """Whose IRO: one for each child at a time. `allocated_on` is the day on which it was decided and entered."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="iros")
    person = models.ForeignKey(Person, verbose_name="IRO", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)
    reason = models.TextField()
    end_reason = models.TextField("why it ended", blank=True)
    allocated_on = models.DateField()

    class Meta:
        verbose_name = "allocated IRO"
        indexes = [models.Index(fields=["person", "from_on"], name="allocated_iro_person")]
        constraints = [
            never_overlapping("allocated_iro_once_at_a_time", of=["child"]),
            ending_after_beginning("allocated_iro_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return f"{self.person} from {self.from_on}"


@tracked()
class Cover(Record):
    """While `absent` is away, from `from_on` to the day before `until_on`, their work stands on `covering`'s list."""

    absent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    covering = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    reason = models.TextField()

    class Meta:
        constraints = [
            never_overlapping("cover_by_one_at_a_time", of=["absent"]),
            ending_after_beginning("cover_ends_after_beginning"),
            models.CheckConstraint(condition=~Q(absent=F("covering")), name="cover_by_somebody_else"),
        ]

    def __str__(self) -> str:
        return f"{self.covering} for {self.absent}"


@tracked()
class ProtectionCase(Record):
    """A child-protection case held by the service: who chairs its conferences, from when to when."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="protection_cases")
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            never_overlapping("protection_case_once_at_a_time", of=["child"]),
            ending_after_beginning("protection_case_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return f"Child protection from {self.from_on}"


@tracked()
class Visit(Record):
    """A statutory visit by the social worker (regulation 28): `seen_alone` is empty where that was not recorded."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="visits")
    on_day = models.DateField("day")
    visitor = models.CharField("who visited", max_length=100, blank=True)
    seen = models.BooleanField("child seen", default=True)
    seen_alone = models.BooleanField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["child", "-on_day"], name="visit_of_child")]

    def __str__(self) -> str:
        return f"Visit on {self.on_day}"


@tracked()
class NamedReader(Record):
    """Somebody who may open a restricted record for a time, and why."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="named_readers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason = models.TextField()

    class Meta:
        constraints = [
            never_overlapping("named_reader_once_at_a_time", of=["child", "person"]),
            ending_after_beginning("named_reader_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return self.person.name


@tracked()
class PersonalConnection(Record):
    """A member of the staff who knows the child or family in private life: they never see the record."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="personal_connections")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "person"], name="personal_connection_once")]

    def __str__(self) -> str:
        return self.person.name


@tracked()
class RecordChange(Record):
    """A change of who may know of a record that one person asked for, and a second confirms or refuses.

    `kind` is lift (a restriction) or seal (on an adoption order).
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="record_changes")
    kind = models.CharField(max_length=4, choices=RecordChangeKind.choices)
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            some_of(RecordChangeKind.values, "kind", "record_change_kind_is_known"),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")) | Q(confirmed=False),
                name="record_change_confirmed_by_a_second",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


def current(rows: Any, on: date) -> Any:
    """Of rows read already, those whose span holds the day."""
    return [row for row in rows if row.from_on <= on and (row.until_on is None or on < row.until_on)]
