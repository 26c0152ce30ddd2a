from django.urls import path

from sightline.apps.data_quality import views

app_name = "data_quality"
urlpatterns = [
    path("data-quality/", views.home, name="home"),
    path("data-quality/list/", views.listed, name="list"),
    path("data-quality/list.<str:ending>", views.export, name="export"),
    path("data-quality/checks/<slug:check_id>/", views.one_check, name="check"),
    path("data-quality/findings/<str:key>/", views.finding, name="finding"),
    path("data-quality/accepted/", views.accepted, name="accepted"),
    path("data-quality/faults/", views.faults, name="faults"),
    path("data-quality/faults/<int:id>/", views.fault, name="fault"),
    path("data-quality/strategy/", views.strategy, name="strategy"),
]
