from django.urls import URLPattern, path

from sightline.apps.learning.views import home

app_name = "learning"
urlpatterns: list[URLPattern] = [path("learning/", home.home, name="home")]
