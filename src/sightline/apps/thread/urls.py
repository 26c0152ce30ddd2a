from django.urls import URLPattern

app_name = "thread"
urlpatterns: list[URLPattern] = []
