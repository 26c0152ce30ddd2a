from django.urls import path

from sightline.apps.performance_reports.views import files, reports, sections

app_name = "performance_reports"
urlpatterns = [
    path("performance-reports/", reports.listed, name="list"),
    path("performance-reports/new/", reports.start, name="start"),
    path("performance-reports/<int:id>/", reports.report, name="report"),
    path("performance-reports/<int:id>/cover/", reports.cover, name="cover"),
    path("performance-reports/<int:id>/move/", reports.move, name="move"),
    path("performance-reports/<int:id>/freeze/", reports.freeze, name="freeze"),
    path("performance-reports/<int:id>/sections/new/", sections.add, name="add_section"),
    path("performance-reports/sections/<int:id>/", sections.section, name="section"),
    path("performance-reports/sections/<int:id>/remove/", sections.remove, name="remove_section"),
    path("performance-reports/<int:id>/words/", files.upload, name="upload"),
    path("performance-reports/words/<int:id>/", files.decide, name="decide"),
    path("performance-reports/<int:id>/report.<str:format>", files.taken_away, name="file"),
]
