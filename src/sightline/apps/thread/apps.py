from django.apps import AppConfig


class ThreadConfig(AppConfig):
    name = "sightline.apps.thread"
    label = "thread"
    verbose_name = "Thread"
