from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    name = "sightline.apps.children"
    label = "children"
    verbose_name = "Children"
