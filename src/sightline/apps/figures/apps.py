from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "sightline.apps.figures"
    label = "figures"

    def ready(self) -> None:
        from sightline.apps.figures.linked import register_kinds
        from sightline.apps.figures.others import say
        from sightline.apps.figures.queries import source
        from sightline.apps.figures.target_links import to_targets
        from sightline.apps.targets.figures_shown import figures_come_from

        figures_come_from(source)
        say("links", to_targets)
        register_kinds()
