from django.urls import path

from sightline.apps.figures import views

app_name = "figures"
urlpatterns = [
    path("scorecard/", views.scorecard, name="scorecard"),
    path("indicators/", views.indicators, name="indicators"),
]
