from django.urls import path

from sightline.apps.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("services/", views.units, name="units"),
    path("services/<slug:slug>/", views.service, name="service"),
    path("teams/<slug:slug>/", views.team, name="team"),
    path("areas/", views.areas, name="areas"),
    path("areas/<slug:slug>/", views.area, name="area"),
    path("areas/<slug:slug>/file.<str:format>", views.area, name="area_file"),
    path("inspection/", views.inspection, name="inspection"),
    path("inspection/file.<str:format>", views.inspection, name="inspection_file"),
]
