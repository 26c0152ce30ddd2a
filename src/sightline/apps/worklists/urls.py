from django.urls import path

from sightline.apps.worklists import row_views, views

app_name = "worklists"
urlpatterns = [
    path("worklists/", views.home, name="home"),
    path("worklists/<slug:name>/", views.worklist, name="worklist"),
    path("worklists/<slug:name>/file.<slug:ending>", views.export, name="export"),
    path("worklists/<slug:name>/reviewed/", views.reviewed, name="reviewed"),
    path("worklists/<slug:name>/<str:key>/<slug:begun>/", row_views.row, name="row"),
    path("worklists/<slug:name>/<str:key>/<slug:begun>/why/", row_views.why_late, name="why_late"),
    path("worklists/<slug:name>/<str:key>/<slug:begun>/done/", row_views.done, name="done"),
    path(
        "worklists/<slug:name>/<str:key>/<slug:begun>/take-back/<slug:what>/",
        row_views.take_back,
        name="take_back",
    ),
]
