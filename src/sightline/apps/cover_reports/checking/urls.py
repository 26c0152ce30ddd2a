from django.urls import path

from sightline.apps.cover_reports.checking import views

urlpatterns = [
    path("cover-reports/<int:id>/check/", views.check, name="check"),
    path("cover-reports/<int:id>/check.<str:ending>", views.check_file, name="check_file"),
    path("cover-reports/<int:id>/check/<int:pk>/", views.finding, name="finding"),
]
