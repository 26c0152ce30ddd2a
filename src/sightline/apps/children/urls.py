from django.urls import path

from sightline.apps.children import views

app_name = "children"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("children/<str:key>/", views.child, name="child"),
]
