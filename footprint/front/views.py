import io
import tempfile
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePath

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from demo import files
from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.accounts.roles import ROLES
from footprint.children.alerts.queries import to_judge
from footprint.children.audit_engagements.policies import ENGAGED
from footprint.children.audit_engagements.queries import readings_of
from footprint.children.audit_engagements.tables import last_day, sample_table
from footprint.front import figures_from_files
from footprint.front.figures_from_files_page import Answer, Refusal
from footprint.front.forms import FiguresFromFiles
from footprint.front.list_views import first_page
from footprint.front.permissions import OPEN_FIRST_PAGE
from footprint.front.worklists import worklists_of
from footprint.interchange.ssda903.problems import Refused
from footprint.page import clock
from footprint.page.access import allowed, to_try
from rulebook.calendar import reporting_year_ended

LONGEST_NAME = 60
# What those can do today who have no lists: sentences, each with the page it leads to.
NO_LISTS = {
    "cpc": [
        ("Find the children whose conferences you chair.", "children:find", "Find a child"),
        ("The conferences themselves come with a later version.", "", ""),
    ],
    "lado": [
        ("Allegations come with a later version, on pages that only you open.", "", ""),
        (
            "In an emergency, see a record that is restricted, for an hour and for a written reason.",
            "children:break-glass",
            "Open a restricted record",
        ),
    ],
    "cpb": [
        (
            "See the council’s figures of each year beside those of the years before it. Small numbers are hidden.",
            "reporting:figures",
            "Figures",
        )
    ],
    "igo": [
        (
            "Judge what was opened for a written reason: restricted records, protected addresses, lists.",
            "children:alerts",
            "Alerts",
        ),
        ("See who looked at a child’s record, also at a restricted one.", "children:find-readers", "Who looked"),
        (
            "See who signed in, who was refused, and what changed about who may come in.",
            "front:security-log",
            "Security log",
        ),
    ],
    "adm": [
        ("Add people, end them, and change their roles.", "accounts:people", "People"),
        ("Confirm what another administrator asked for.", "accounts:changes", "Changes to confirm"),
        ("Keep the council’s name, limits and calendar.", "council:settings", "Settings"),
    ],
}


@allowed(get=OPEN_FIRST_PAGE)
def home(request: SignedInRequest) -> HttpResponse:
    """The lists of what to do next; for a role without children to look after, what it can do today."""
    lists = worklists_of(request.user, on=clock.today())
    if lists:
        return first_page(request, lists)
    roles = [(ROLES[code], NO_LISTS.get(code, ())) for code in request.user.roles_now]
    return render(request, "front/home.html", {"roles": roles, **_waits_for(request.user)})


def _waits_for(person: Person) -> dict[str, object]:
    """What an auditor or inspector reads in their engagements, and how much an information officer has to judge."""
    held, on = set(person.roles_now), clock.today()
    reads = held & set(ENGAGED)
    readings = readings_of(person, on=on) if reads else []
    return {
        "reads": bool(reads),
        "readings": [
            {
                "engagement": reading.engagement,
                "last_day": last_day(reading.engagement),
                "table": sample_table(
                    reading.children, caption=reading.engagement.purpose, key=f"sample-{reading.engagement.pk}"
                ),
            }
            for reading in readings
        ],
        "to_judge": to_judge(to=person).count() if "igo" in held else 0,
    }


@to_try
def figures(request: HttpRequest) -> HttpResponse:
    """Nothing is kept: the files are read, the answer is shown, and both are gone."""
    year_ending = reporting_year_ended(clock.today())
    form = FiguresFromFiles(request.POST or None, request.FILES or None, initial={"year_ending": year_ending})
    if not form.is_valid():
        return render(request, "front/figures.html", {"form": form})
    with tempfile.TemporaryDirectory(prefix="footprint-") as scratch:
        folders = [
            _laid_down(form.cleaned_data[name], Path(scratch) / name)
            for name in ("earlier", "files")
            if form.cleaned_data[name]
        ]
        reporting_period = figures_from_files.asked_for(year_ending=form.cleaned_data["year_ending"])
        try:
            current_figures = figures_from_files.work_out(
                folders,
                year_ending=form.cleaned_data["year_ending"],
                asked=reporting_period,
                known_from=form.cleaned_data["known_from"],
                today=max(clock.today(), localdate()),  # real files may be tried on a demonstration of another day
                hold_back=bool(form.cleaned_data["hold_back"]),
                with_children=True,
            )
        except Refused as refused:
            answer = {"form": form, "refusal": Refusal(refused.problems)}
            return render(request, "front/figures.html", answer, status=422)
    return render(request, "front/figures_answer.html", {"answer": Answer(current_figures)})


@to_try
def sample(request: HttpRequest) -> HttpResponse:
    """The made-up council's files of two years, to try the page with."""
    headers = {"Content-Disposition": 'attachment; filename="made-up-council.zip"'}
    return HttpResponse(_packed(), content_type="application/zip", headers=headers)


@cache
def _packed() -> bytes:
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="footprint-") as scratch, zipfile.ZipFile(packed, "w") as archive:
        files.write(Path(scratch))
        for path in sorted(Path(scratch).rglob("*.csv")):
            archive.write(path, path.relative_to(scratch), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _laid_down(values: Sequence["UploadedFile[bytes]"], folder: Path) -> Path:
    """Writes the files into a folder; of two with one name the second gets another."""
    folder.mkdir()
    for number, file in enumerate(values):
        name = PurePath(file.name or "file").name[-LONGEST_NAME:]
        place = folder / name if not (folder / name).exists() else folder / f"{number} {name}"
        with place.open("wb") as copy:
            copy.writelines(file.chunks())
    return folder
