from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sightline.apps.people"
    label = "people"

    def ready(self) -> None:
        from sightline.apps.people.publications import note_names_of
        from sightline.apps.work import hooks

        hooks.after_publish.append(note_names_of)
