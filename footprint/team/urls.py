"""The service's team: whose IRO, caseloads, cover, posts."""

from django.urls import path

from footprint.audit.reading import name_pages
from footprint.team import allocation_views, cases_views, changes_views, list_files, post_views, sharing_views, views

app_name = "team"

urlpatterns = [
    path("unallocated/", allocation_views.unallocated, name="unallocated"),
    path("unallocated/export/", list_files.unallocated_export, name="unallocated-export"),
    path("children/<uuid:child_id>/", allocation_views.child, name="child"),
    path("children/<uuid:child_id>/end/", allocation_views.end_allocation, name="end-allocation"),
    path("children/<uuid:child_id>/told/", allocation_views.told, name="told"),
    path("caseloads/", views.caseloads, name="caseloads"),
    path("caseloads/list.xlsx", list_files.caseloads_excel, name="caseloads-excel"),
    path("caseloads/<uuid:person_id>/", views.caseload, name="caseload"),
    path("caseloads/<uuid:person_id>/share-out/", sharing_views.share_out, name="share-out"),
    path("caseloads/<uuid:person_id>/cases/", cases_views.give_cases, name="give-cases"),
    path("changes/", changes_views.changes, name="changes"),
    path("cover/", views.cover, name="cover"),
    path("cover/book/", views.book_cover, name="book-cover"),
    path("cover/<uuid:cover_id>/end/", views.end_cover, name="end-cover"),
    path("posts/", post_views.posts, name="posts"),
    path("posts/add/", post_views.add, name="add-post"),
    path("posts/<uuid:post_id>/", post_views.change, name="change-post"),
    path("posts/<uuid:post_id>/end/", post_views.end, name="end-post"),
]
name_pages(
    app_name,
    {
        "child": "Whose IRO the child is",
        "end-allocation": "Ending the allocation of an IRO",
        "told": "When the service was told",
    },
)
