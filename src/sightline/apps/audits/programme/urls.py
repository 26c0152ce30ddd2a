from django.urls import path

from sightline.apps.audits.programme.views import year

urlpatterns = [
    path("audits/programme/", year.programme, name="programme"),
    path("audits/programme/<int:id>/", year.planned, name="planned"),
]
