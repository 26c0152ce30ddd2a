from django.urls import path

from sightline.apps.audits.form import views

urlpatterns = [
    path("audits/", views.home, name="home"),
    path("audits/mine/", views.mine, name="mine"),
    path("audits/<int:id>/", views.one, name="audit"),
    path("audits/<int:id>/write/", views.write, name="write"),
    path("audits/<int:id>/write/<slug:section>/", views.section, name="section"),
    path("audits/concerns/", views.concerns, name="concerns"),
    path("audits/concerns/<int:id>/", views.concern, name="concern"),
]
