from django.urls import path

from sightline.apps.papers import views

app_name = "papers"
urlpatterns = [
    path("papers/", views.home, name="home"),
    path("papers/published/", views.public_list, name="published"),
    path("papers/published/<int:id>/", views.public_version, name="public_version"),
    path("papers/published/<int:id>/withdraw/", views.withdraw, name="withdraw"),
    path("papers/published/<int:id>/<slug:ending>", views.public_file, name="public_file"),
    path("papers/<int:id>/", views.paper, name="paper"),
    path("papers/<int:id>/compare/", views.compare, name="compare"),
    path("papers/<int:id>/<int:number>/", views.version, name="version"),
    path("papers/<int:id>/<int:number>/publish/", views.publish, name="publish"),
    path("papers/<int:id>/<int:number>/clear/", views.clear, name="clear"),
    path("papers/<int:id>/<int:number>/files/", views.make_files, name="make_files"),
    path(
        "papers/<int:id>/<int:number>/left-out.<slug:ending>",
        views.removals_file,
        name="removals_file",
    ),
    path("papers/<int:id>/<int:number>/<slug:ending>", views.file, name="file"),
]
