"""What surrounds every page: the council, the pinned day, the pages about a problem, the vendored files."""

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path

from footprint.page import clock, colour, views
from footprint.page.access import public
from footprint.page.vendoring import VENDOR, vendor, without_branding


@public
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Ada Sample's record")


urlpatterns = [path("gallery/", include("footprint.page.urls")), path("broken/", broken)]
handler404 = "footprint.page.views.not_found"
handler500 = "footprint.page.views.server_error"


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def test_the_pinned_day_is_the_business_date_and_said_on_the_page(
    client: Client, today: Callable[[date], None]
) -> None:
    assert "Demonstration" not in client.get("/gallery/").content.decode()

    today(date(2014, 4, 28))

    assert clock.today() == date(2014, 4, 28)
    assert "Monday 28 April 2014" in client.get("/gallery/").content.decode()


def test_a_pinned_day_that_is_no_date_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_TODAY", "28/04/2014")

    with pytest.raises(ImproperlyConfigured, match="Give a date as year-month-day"):
        clock.today()


def test_the_header_carries_the_council_and_its_colour(client: Client) -> None:
    with override_settings(COUNCIL="Borough of Ash & Elm", COLOUR="#6b2d5c"):
        page = client.get("/gallery/").content.decode()

    assert "Borough of Ash &amp; Elm" in page
    assert "--govuk-brand-colour:#6b2d5c" in page


@pytest.mark.parametrize("given", ["#ffdd00", "red", "#1d4f5f;}body{display:none"])
def test_a_colour_that_cannot_carry_white_text_is_refused(given: str) -> None:
    call_command("check", "--tag", "page")
    with override_settings(COLOUR=given), pytest.raises(SystemCheckError, match="FOOTPRINT_COLOUR"):
        call_command("check", "--tag", "page")


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "status"), [("/nowhere/", 404), ("/gallery/nothing/", 404), ("/broken/", 500)])
def test_a_page_about_a_problem_quotes_the_reference_that_the_log_holds(
    client: Client, caplog: pytest.LogCaptureFixture, address: str, status: int
) -> None:
    with caplog.at_level(logging.INFO, "footprint.reference"):
        response = client.get(f"{address}?child=ada")

    page = response.content.decode()
    quoted = re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", page)
    logged = [record.getMessage() for record in caplog.records if record.name == "footprint.reference"]
    assert response.status_code == status
    assert logged == [f"{quoted[0]}: GET {address} answered {status}"]
    assert "Ada" not in page
    assert "nonce-" in response["Content-Security-Policy"]


def test_a_form_without_proof_of_origin_is_refused_with_a_reference() -> None:
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)

    response = client.post("/gallery/form/", {})

    assert response.status_code == 403
    assert "Your form was not sent" in response.content.decode()


def test_a_page_that_is_not_allowed_says_so() -> None:
    request = RequestFactory().get("/", headers={"host": "localhost"})

    assert views.not_allowed(request, PermissionError()).status_code == 403
    assert views.bad_request(request, ValueError()).status_code == 400


def test_the_vendored_files_hold_no_font_crest_or_crown() -> None:
    names = [file.name for file in VENDOR.rglob("*") if file.is_file()]
    assert not [name for name in names if re.search(r"woff|crest|crown|opengraph|\.map$", name)]
    for name in ("govuk-frontend.min.css", "moj-frontend.min.css"):
        css = (VENDOR / name).read_text()
        assert "GDS Transport" not in css
        assert "@font-face" not in css
        assert all((VENDOR / picture).exists() for picture in re.findall(r"url\(([^)]+)\)", css))
    assert {"govuk-frontend.LICENCE", "moj-frontend.LICENCE"} <= set(names)


def test_vendoring_takes_a_package_it_knows_and_refuses_another(tmp_path: Path) -> None:
    built = tmp_path / "package" / "dist" / "govuk"
    built.mkdir(parents=True)
    (tmp_path / "package" / "package.json").write_text('{"name": "govuk-frontend", "version": "6.6.0"}')
    (built / "govuk-frontend.min.css").write_text(
        "@font-face{src:url(/assets/fonts/a.woff2)}b{font-family:GDS Transport,arial}"
        "i{background-image:url(/assets/images/govuk-crest.svg);color:red}/*# sourceMappingURL=a.map */"
    )
    (built / "govuk-frontend.min.js").write_text("export {};//# sourceMappingURL=a.map\n")

    vendor(package=tmp_path / "package", into=tmp_path / "out")

    assert (tmp_path / "out" / "govuk-frontend.min.css").read_text() == "b{font-family:arial}i{color:red}\n"
    assert (tmp_path / "out" / "govuk-frontend.min.js").read_text() == "export {};\n"
    (tmp_path / "package" / "package.json").write_text('{"name": "left-pad", "version": "1.0.0"}')
    with pytest.raises(SystemExit, match="only govuk-frontend"):
        vendor(package=tmp_path / "package", into=tmp_path / "out")


def test_pictures_are_asked_for_beside_the_style_sheet() -> None:
    assert without_branding("a{b:url(/assets/images/c.svg)}") == "a{b:url(images/c.svg)}"
