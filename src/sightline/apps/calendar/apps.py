from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "sightline.apps.calendar"
    label = "calendar"
    verbose_name = "The QA year"

    def ready(self) -> None:
        from sightline.apps.calendar import reminding  # noqa: F401 (its topic)
        from sightline.apps.calendar.linked import register_kinds
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.learning.evidence import hear_from

        register_kinds()
        hear_from("sightline.apps.calendar.evidence.beside_learning")
        also_today("sightline.apps.calendar.linked.today")
