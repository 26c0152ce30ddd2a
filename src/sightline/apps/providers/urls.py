from django.urls import path

from sightline.apps.providers import views

app_name = "providers"
urlpatterns = [
    path("providers/", views.home, name="home"),
    path("providers/list.<str:ending>", views.list_file, name="list"),
    path("providers/new/", views.new, name="new"),
    path("providers/activity/", views.activity, name="activity"),
    path("providers/placing/", views.checks, name="checks"),
    path("providers/placing/new/", views.new_check, name="new_check"),
    path("providers/placing/<int:id>/", views.check, name="check"),
    path("providers/placing/<int:id>/take-back/", views.take_back, name="take_back"),
    path("providers/inadequate/", views.responses, name="responses"),
    path("providers/inadequate/<int:id>/", views.response, name="response"),
    path("providers/children/<int:id>/", views.placed, name="placed"),
    path("providers/homes/<int:id>/", views.one_home, name="one_home"),
    path("providers/homes/<int:id>/change/", views.change_home, name="change_home"),
    path("providers/homes/<int:id>/add/<slug:what>/", views.add_to_home, name="add_to_home"),
    path("providers/<int:id>/", views.provider, name="provider"),
    path("providers/<int:id>/change/", views.change, name="change"),
    path("providers/<int:id>/home/", views.new_home, name="new_home"),
    path("providers/<int:id>/add/<slug:what>/", views.add, name="add"),
]
