from django.urls import path

from sightline.apps.agreed_actions import views

app_name = "agreed_actions"
urlpatterns = [
    path("actions/", views.home, name="home"),
    path("actions/mine/", views.mine, name="mine"),
    path("actions/new/", views.new, name="new"),
    path("actions/log.<str:ending>", views.log_file, name="log"),
    path("actions/<int:id>/", views.action, name="action"),
    path("actions/<int:id>/edit/", views.edit, name="edit"),
    path("actions/<int:id>/<slug:what>/", views.deed, name="deed"),
]
