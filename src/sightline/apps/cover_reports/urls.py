from django.urls import URLPattern

app_name = "cover_reports"
urlpatterns: list[URLPattern] = []
