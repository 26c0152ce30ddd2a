from django.urls import path

from sightline.apps.audits.form import views

urlpatterns = [
    path("audits/", views.home, name="home"),
    path("audits/list.<str:ending>", views.list_file, name="list_file"),
    path("audits/mine/", views.mine, name="mine"),
    path("audits/library/", views.library, name="library"),
    path("audits/<int:id>/", views.one, name="audit"),
    path("audits/<int:id>/audit.<str:ending>", views.audit_file, name="audit_file"),
    path("audits/<int:id>/move/<slug:move>/", views.move, name="move"),
    path("audits/<int:id>/write/", views.write, name="write"),
    path("audits/<int:id>/keep/", views.keep, name="keep"),
    path("audits/<int:id>/call/", views.call, name="call"),
    path("audits/<int:id>/hand-in/", views.hand_in, name="hand_in"),
    path("audits/<int:id>/concern/", views.raise_concern, name="raise_concern"),
    path("audits/<int:id>/write/<slug:section>/", views.section, name="section"),
    path("audits/concerns/", views.concerns, name="concerns"),
    path("audits/concerns/<int:id>/", views.concern, name="concern"),
]
