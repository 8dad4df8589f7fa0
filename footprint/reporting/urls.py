"""The figures of the register, and the rows behind them."""

from django.urls import path

from footprint.reporting import figures_views, rows_views

app_name = "reporting"

urlpatterns = [
    path("", figures_views.figures, name="figures"),
    path("<slug:key>/", figures_views.figure, name="figure"),
    path("<slug:key>/table.xlsx", figures_views.figure_excel, name="figure-excel"),
    path("<slug:key>/rows/", rows_views.rows, name="rows"),
    path("<slug:key>/rows/export/", rows_views.rows_export, name="rows-export"),
]
