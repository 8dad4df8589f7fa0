"""Every address of the site. Each app's own list says which pages are public."""

from django.urls import include, path

urlpatterns = [
    path("gallery/", include("footprint.page.urls")),
    path("review-dates/", include("footprint.reviews.dates_urls")),
    path("council/", include("footprint.council.urls")),
    path("children/", include("footprint.children.urls")),
    path("team/", include("footprint.team.urls")),
    path("reviews/", include("footprint.reviews.urls")),
    path("import/", include("footprint.interchange.urls")),
    path("figures/", include("footprint.reporting.urls")),
    path("annual-report/", include("footprint.reporting.report_urls")),
    path("work-programme/", include("footprint.reporting.programme_urls")),
    path("", include("footprint.accounts.sign_in_urls")),
    path("", include("footprint.accounts.urls")),
    path("", include("footprint.front.urls")),
]

handler400 = "footprint.page.views.bad_request"
handler403 = "footprint.page.views.not_allowed"
handler404 = "footprint.page.views.not_found"
handler500 = "footprint.page.views.server_error"
