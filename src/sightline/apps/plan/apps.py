from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "sightline.apps.plan"
    label = "plan"
    verbose_name = "Improvement plan"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.plan.kinds import register_kinds

        also_today("sightline.apps.plan.leading.today.of_milestones")
        register_kinds()
