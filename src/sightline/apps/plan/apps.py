from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "sightline.apps.plan"
    label = "plan"
    verbose_name = "Improvement plan"
