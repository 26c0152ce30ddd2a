from django.urls import path

from sightline.apps.discrepancies import views

app_name = "discrepancies"
urlpatterns = [
    path("discrepancies/", views.home, name="home"),
    path("discrepancies/new/", views.new, name="new"),
    path("discrepancies/list.<str:ending>", views.list_file, name="list"),
    path("discrepancies/<int:id>/", views.one, name="one"),
    path("discrepancies/<int:id>/<slug:move>/", views.move, name="move"),
]
