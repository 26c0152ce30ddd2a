from django.urls import URLPattern

app_name = "collected"
urlpatterns: list[URLPattern] = []
