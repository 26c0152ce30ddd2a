"""The words the sector uses, as the catalogue lists them: a beginning that people then change."""

from typing import Any

from django.db import migrations

from sightline.apps.glossary.rules import seeds


def add_words(apps: Any, schema_editor: Any) -> None:
    terms = apps.get_model("glossary", "Term")
    terms.objects.bulk_create(
        terms(
            word=seed["word"],
            also=", ".join(seed.get("also", [])),
            stands_for=seed.get("stands_for", ""),
            meaning=seed.get("meaning", ""),
        )
        for seed in seeds()
    )


class Migration(migrations.Migration):
    dependencies = [("glossary", "0001_initial")]
    operations = [migrations.RunPython(add_words, migrations.RunPython.noop)]
