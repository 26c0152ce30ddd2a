from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "sightline.apps.calendar"
    label = "calendar"
    verbose_name = "The QA year"
