from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "sightline.apps.commentary"
    label = "commentary"
    verbose_name = "Commentary"

    def ready(self) -> None:
        from sightline.apps.commentary.linked import register_kinds, write_about
        from sightline.apps.figures.others import say

        register_kinds()
        say("links", write_about)
