from django.urls import path

from sightline.apps.loads import views

app_name = "loads"
urlpatterns = [
    path("loads/", views.home, name="home"),
    path("loads/new/", views.new, name="new"),
    path("loads/changes/", views.changes, name="changes"),
    path("loads/publish/", views.publish, name="publish"),
    path("loads/unpublish/", views.unpublish, name="unpublish"),
    path("loads/publications/", views.publications, name="publications"),
    path("loads/make-again/", views.remake, name="remake"),
    path("loads/preparations/<int:id>/", views.preparation, name="preparation"),
    path("loads/preparations/<int:id>/again/", views.again, name="again"),
    path("loads/<slug:load_id>/", views.load, name="load"),
    path("loads/<slug:load_id>/take-back/", views.take_back, name="take_back"),
    path("loads/<slug:load_id>/set-aside/", views.set_aside, name="set_aside"),
    path("loads/<slug:load_id>/corrected/", views.corrected, name="corrected"),
    path(
        "loads/<slug:load_id>/set-aside/<slug:ending>/",
        views.set_aside_file,
        name="set_aside_file",
    ),
]
