from django.urls import path

from sightline.apps.commentary import views

app_name = "commentary"
_CARD = "commentary/<slug:service>/<str:month>/"
urlpatterns = [
    path("commentary/", views.home, name="home"),
    path(_CARD, views.card, name="card"),
    path(f"{_CARD}<str:indicator>/", views.words, name="words"),
    path(f"{_CARD}<str:indicator>/sign-off/", views.sign_off, name="sign_off"),
]
