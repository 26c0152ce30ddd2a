from django.urls import path

from sightline.apps.figures import views

app_name = "figures"
urlpatterns = [
    path("scorecard/", views.scorecard, name="scorecard"),
    path("scorecard/file.<str:format>", views.scorecard_file, name="scorecard_file"),
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<str:id>/", views.indicator, name="indicator"),
    path("indicators/<str:id>/file.<str:format>", views.indicator_file, name="indicator_file"),
    path("indicators/<str:id>/chart.<str:format>", views.chart_file, name="chart_file"),
]
