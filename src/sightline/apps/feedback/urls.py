from django.urls import URLPattern, path

from sightline.apps.feedback.views import home

app_name = "feedback"
urlpatterns: list[URLPattern] = [path("feedback/", home.home, name="home")]
