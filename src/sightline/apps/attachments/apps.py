from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "sightline.apps.attachments"
    label = "attachments"
    verbose_name = "Attachments"
