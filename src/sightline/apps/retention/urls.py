from django.urls import path

from sightline.apps.retention import views

app_name = "retention"
urlpatterns = [
    path("retention/", views.overview, name="overview"),
    path("retention/erase/", views.erase, name="erase"),
    path("retention/take-out/", views.purge, name="purge"),
    path("retention/hold/", views.hold, name="hold"),
    path("retention/lift-hold/", views.lift, name="lift"),
    path("retention/subject-access/", views.subject_access, name="subject_access"),
]
