from django.urls import URLPattern

app_name = "performance_reports"
urlpatterns: list[URLPattern] = []
