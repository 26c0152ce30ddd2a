from django.urls import path

from sightline.apps.notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notices, name="list"),
    path("notices/<int:id>/", views.open_notice, name="open"),
    path("notices/read/", views.read_all, name="read_all"),
    path("notices/choices/", views.choices, name="choices"),
    path("notices/stop/<str:token>/", views.stop, name="stop"),
]
