from django.urls import path

from sightline.apps.attachments import views

app_name = "attachments"
urlpatterns = [path("attachments/<int:id>/", views.download, name="download")]
