from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "sightline.apps.board"
    label = "board"
    verbose_name = "Board"

    def ready(self) -> None:
        from sightline.apps.board.linked import register_kinds

        register_kinds()
