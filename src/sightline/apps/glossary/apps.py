from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "sightline.apps.glossary"
    label = "glossary"
    verbose_name = "Glossary"
