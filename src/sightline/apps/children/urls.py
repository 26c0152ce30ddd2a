from django.urls import path

from sightline.apps.children import assigning, breaking_glass, restricting, views

app_name = "children"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("assignments/", assigning.assignments, name="assignments"),
    path("assignments/<int:pk>/end/", assigning.end, name="end_assignment"),
    path("restrictions/", restricting.restrictions, name="restrictions"),
    path("restrictions/<int:pk>/", restricting.restriction, name="restriction"),
    path("restrictions/<int:pk>/lift/", restricting.lift, name="lift_restriction"),
    path(
        "restrictions/<int:pk>/readers/<int:reader_id>/remove/",
        restricting.remove_reader,
        name="remove_reader",
    ),
    # Before the next: "open" is no child's key.
    path("children/open/", breaking_glass.open_record, name="open"),
    path("children/<str:key>/", views.child, name="child"),
]
