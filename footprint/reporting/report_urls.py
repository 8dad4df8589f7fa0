"""The annual report."""

from django.urls import path

from footprint.reporting.checking.views import check_table
from footprint.reporting.report import approving_views, reading_views, report_views, wording_views, writing_views

app_name = "report"

urlpatterns = [
    path("", report_views.reports, name="reports"),
    path("begin/", report_views.begin, name="begin"),
    path("check/", check_table, name="check"),
    path("as-it-stands/", reading_views.read, name="read"),
    path("as-it-stands/<slug:form>/", reading_views.file, name="file"),
    path("<uuid:report_id>/", report_views.outline, name="outline"),
    path("<uuid:report_id>/paste/", writing_views.paste, name="paste"),
    path("<uuid:report_id>/sections/<slug:section>/", writing_views.write, name="write"),
    path("<uuid:report_id>/sections/<slug:section>/save/", writing_views.save, name="save"),
    path("<uuid:report_id>/sections/<slug:section>/compare/<uuid:aside_id>/", writing_views.compare, name="compare"),
    path("<uuid:report_id>/sections/<slug:section>/wordings/", wording_views.wordings, name="wordings"),
    path("<uuid:report_id>/sections/<slug:section>/wordings/<int:number>/", wording_views.wording, name="wording"),
    path("<uuid:report_id>/sections/<slug:section>/comment/", writing_views.comment, name="comment"),
    path("<uuid:report_id>/sections/<slug:section>/let-stand/<slug:mark>/", writing_views.let_stand, name="let-stand"),
    path("<uuid:report_id>/comments/<uuid:comment_id>/settle/", writing_views.settle_comment, name="settle-comment"),
    path("<uuid:report_id>/send/", approving_views.send, name="send"),
    path("<uuid:report_id>/take-back/", approving_views.take_back, name="take-back"),
    path("<uuid:report_id>/approve/", approving_views.approve, name="approve"),
    path("<uuid:report_id>/publish/", approving_views.publish, name="publish"),
    path("<uuid:report_id>/next-version/", approving_views.next_version, name="next-version"),
    path("<uuid:report_id>/versions/<int:number>/", approving_views.version, name="version"),
    path("<uuid:report_id>/versions/<int:number>/internal/", approving_views.internal, name="internal"),
    path("<uuid:report_id>/versions/<int:number>/for-children/", approving_views.for_children, name="for-children"),
    path("<uuid:report_id>/versions/<int:number>/again/", approving_views.again, name="again"),
    path("<uuid:report_id>/versions/<int:number>/take-back/", approving_views.withdraw, name="withdraw"),
    path(
        "<uuid:report_id>/versions/<int:number>/<slug:view>/<slug:form>/",
        approving_views.version_file,
        name="version-file",
    ),
]
