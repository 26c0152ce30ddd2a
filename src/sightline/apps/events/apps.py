from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "sightline.apps.events"
    label = "events"
    verbose_name = "Events"
