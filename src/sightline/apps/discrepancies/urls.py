from django.urls import URLPattern

app_name = "discrepancies"
urlpatterns: list[URLPattern] = []
