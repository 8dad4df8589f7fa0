"""council/: the council's settings, its code maps and its calendar."""

from datetime import date

from django.urls import path, register_converter

from footprint.council import views

app_name = "council"


class DayConverter:
    """A day, as 2026-06-12."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/<slug:slug>/", views.setting, name="setting"),
    path("code-maps/", views.code_maps, name="code-maps"),
    path("published-numbers/", views.published, name="published"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/<day:day>/remove/", views.remove_holiday, name="remove-holiday"),
]
