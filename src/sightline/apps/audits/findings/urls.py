from django.urls import path

from sightline.apps.audits.findings import views

urlpatterns = [
    path("audits/themes/", views.themes, name="themes"),
    path("audits/themes/<slug:theme>/", views.theme, name="theme"),
    path("audits/report/", views.reports, name="reports"),
    path("audits/report/<slug:period>/", views.report, name="report"),
    path("audits/report/<slug:period>/<slug:ending>/", views.report_file, name="report_file"),
    path("audits/<int:id>/findings/", views.findings, name="findings"),
    path("audits/<int:id>/findings/<int:finding>/", views.change, name="finding_change"),
]
