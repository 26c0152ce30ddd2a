from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "sightline.apps.scrutiny"
    label = "scrutiny"
    verbose_name = "Scrutiny"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.scrutiny.agenda_packs.kinds import register_packs
        from sightline.apps.scrutiny.asked.linked import register_asked
        from sightline.apps.scrutiny.kinds import register_committees, register_kinds
        from sightline.apps.scrutiny.today import of_requests

        register_kinds()
        register_committees()
        register_packs()
        register_asked()
        also_today(of_requests)
