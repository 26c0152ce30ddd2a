from django.urls import path

from sightline.apps.good_practice import views

app_name = "good_practice"
urlpatterns = [
    path("good-practice/", views.home, name="home"),
    path("good-practice/new/", views.new, name="new"),
    path("good-practice/list.<str:ending>", views.list_file, name="list"),
    path("good-practice/<int:id>/", views.practice, name="practice"),
    path("good-practice/<int:id>/edit/", views.edit, name="edit"),
    path("good-practice/<int:id>/decide/", views.decide, name="decide"),
    path("good-practice/<int:id>/file/", views.add_file, name="add_file"),
    path("good-practice/<int:id>/used-again/", views.use, name="use"),
    path("good-practice/<int:id>/used-again/<int:pk>/", views.take_back_use, name="take_back_use"),
]
