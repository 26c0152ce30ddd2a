from django.urls import path

from sightline.apps.agreed_actions import views

app_name = "agreed_actions"
urlpatterns = [
    path("actions/", views.home, name="home"),
    path("actions/new/", views.new, name="new"),
    path("actions/<int:id>/", views.action, name="action"),
]
