from django.urls import URLPattern

app_name = "loads"
urlpatterns: list[URLPattern] = []
