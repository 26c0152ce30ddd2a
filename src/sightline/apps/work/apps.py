from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "sightline.apps.work"
    label = "work"
    verbose_name = "Work"

    def ready(self) -> None:
        from sightline.apps.work.registry import find_due_work

        find_due_work()
