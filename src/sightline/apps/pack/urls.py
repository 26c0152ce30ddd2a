from django.urls import URLPattern

app_name = "pack"
urlpatterns: list[URLPattern] = []
