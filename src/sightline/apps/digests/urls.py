from django.urls import path

from sightline.apps.digests import views

app_name = "digests"
urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/<int:id>/", views.letter, name="letter"),
    path("subscriptions/", views.subscription_list, name="subscriptions"),
    path("subscriptions/<int:id>/", views.change, name="change"),
    path("subscriptions/<int:id>/end/", views.end, name="end"),
]
