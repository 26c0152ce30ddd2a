from django.urls import URLPattern

app_name = "good_practice"
urlpatterns: list[URLPattern] = []
