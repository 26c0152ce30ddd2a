from django.urls import URLPattern

app_name = "agreed_actions"
urlpatterns: list[URLPattern] = []
