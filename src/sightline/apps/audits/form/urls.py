from django.urls import path

from sightline.apps.audits.form import views

urlpatterns = [
    path("", views.home, name="home"),
    path("mine/", views.mine, name="mine"),
    path("<int:id>/", views.one, name="audit"),
    path("<int:id>/write/", views.write, name="write"),
    path("<int:id>/write/<slug:section>/", views.section, name="section"),
    path("concerns/", views.concerns, name="concerns"),
    path("concerns/<int:id>/", views.concern, name="concern"),
]
