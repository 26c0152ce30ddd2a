from django.urls import path

from sightline.apps.calendar.views import checks, framework, year

app_name = "calendar"
urlpatterns = [
    path("calendar/", year.home, name="home"),
    path("calendar/looked/", year.looked, name="looked"),
    path("calendar/activities/<slug:key>/", year.activity, name="activity"),
    path("calendar/activities/<slug:key>/record/", year.record, name="record"),
    path("calendar/occurrences/<int:id>/", year.occurrence, name="occurrence"),
    path("calendar/occurrences/<int:id>/take-back/", year.take_back, name="take_back"),
    path("calendar/improvements/", checks.rechecks, name="rechecks"),
    path("calendar/improvements/<int:id>/<int:months>/", checks.recheck, name="recheck"),
    path("calendar/framework/", framework.framework, name="framework"),
    path("calendar/framework/escalation/", framework.escalation, name="escalation"),
]
