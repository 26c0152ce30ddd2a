from django.urls import URLPattern

app_name = "data_quality"
urlpatterns: list[URLPattern] = []
