from django.apps import AppConfig


class PackConfig(AppConfig):
    name = "sightline.apps.pack"
    label = "pack"
    verbose_name = "Board pack"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.pack.linked import register_kinds
        from sightline.apps.pack.of_quality import feed_all
        from sightline.apps.pack.today import lines

        register_kinds()
        feed_all()
        also_today(lines)
