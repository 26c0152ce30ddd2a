from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sightline.apps.people"
    label = "people"
