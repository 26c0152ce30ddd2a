from django.urls import path

from sightline.apps.glossary import views

app_name = "glossary"
urlpatterns = [
    path("glossary/", views.home, name="home"),
    path("glossary/add/", views.add, name="add"),
    path("glossary/wording/", views.wording, name="wording"),
    path("glossary/<int:pk>/", views.change, name="change"),
]
