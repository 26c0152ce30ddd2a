from django.apps import AppConfig


class AgreedActionsConfig(AppConfig):
    name = "sightline.apps.agreed_actions"
    label = "agreed_actions"
    verbose_name = "Agreed actions"

    def ready(self) -> None:
        from sightline.apps.agreed_actions.linked import register_kinds

        register_kinds()
