from sightline.apps.plan.minding_urls import urlpatterns as minding

app_name = "plan"
urlpatterns = [*minding]
