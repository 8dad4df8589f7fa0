"""What a request asks for: the period, and whether the one who asks sees small numbers."""

from dataclasses import dataclass

from django.http import Http404, QueryDict
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Permission
from footprint.page.datefield import PARTS, format_day
from footprint.reporting.definitions import Definition, definitions
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.forms import DAYS, AnyPeriod, Period
from footprint.reporting.periods import called, is_year
from footprint.reporting.permissions import DRILL
from footprint.reporting.policies import can_see_whole

IN_ADDRESS = ("year", *(f"{name}_{part}" for name in DAYS for part in PARTS))


@dataclass(frozen=True)
class Question:
    """`asked` is None where what was typed makes no period; the form then says why."""

    form: Period
    whole: bool
    asked: ReportingPeriod | None
    kept: str

    @property
    def called(self) -> str:
        return called(self.asked) if self.asked else ""

    @property
    def days(self) -> str:
        """The period and its as-at day in words."""
        if self.asked is None:
            return ""
        days = f"{format_day(self.asked.first_day)} to {format_day(self.asked.last_day)}"
        return f"{days}, as at {format_day(self.asked.as_at)}"

    @property
    def is_year(self) -> bool:
        return self.asked is not None and is_year(self.asked)

    def address(self, name: str, *arguments: str) -> str:
        """That of another page about the same period."""
        return reverse(name, args=arguments) + (f"?{self.kept}" if self.kept else "")


def question(request: SignedInRequest) -> Question:
    on, query_dict = clock.today(), _of_period(request.GET)
    whole = can_see_whole(person=request.user, on=on)
    form = (AnyPeriod if whole else Period)(query_dict or None, on=on)
    return Question(form, whole, form.asked(), query_dict.urlencode())


def _of_period(params: QueryDict) -> QueryDict:
    query_dict = QueryDict(mutable=True)
    for name in IN_ADDRESS:
        if values := str(params.get(name, "")):
            query_dict[name] = values
    return query_dict


def figure_named(key: str) -> Definition:
    """Http404 where no figure has this key."""
    if key not in definitions():
        raise Http404
    return definitions()[key]


def may(request: SignedInRequest, permission: Permission = DRILL) -> bool:
    return bool(permission.scopes(request.user.roles_on(clock.today())))
