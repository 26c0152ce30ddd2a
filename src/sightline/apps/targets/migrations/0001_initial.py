import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import sightline.apps.targets.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalIndicatorBands",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("authority", models.CharField(max_length=10)),
                ("indicator", models.SlugField(max_length=120)),
                (
                    "tolerance",
                    models.FloatField(
                        default=0, verbose_name="Counts as met, although short by up to"
                    ),
                ),
                (
                    "tolerance_in_percent",
                    models.BooleanField(default=False, verbose_name="In percent of the target"),
                ),
                (
                    "amber",
                    models.FloatField(
                        default=0, verbose_name="Beyond that, close to the target (amber) up to"
                    ),
                ),
                (
                    "amber_in_percent",
                    models.BooleanField(default=False, verbose_name="In percent of the target"),
                ),
                (
                    "level",
                    models.FloatField(default=0, verbose_name="A change counts as level up to"),
                ),
                (
                    "level_in_percent",
                    models.BooleanField(
                        default=False, verbose_name="In percent of the figure before"
                    ),
                ),
                ("why", models.TextField(verbose_name="Why they were last changed")),
                ("set_at", models.DateTimeField(verbose_name="Last changed")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tolerance",
                "verbose_name_plural": "historical tolerances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IndicatorBands",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("authority", models.CharField(max_length=10)),
                ("indicator", models.SlugField(max_length=120)),
                (
                    "tolerance",
                    models.FloatField(
                        default=0, verbose_name="Counts as met, although short by up to"
                    ),
                ),
                (
                    "tolerance_in_percent",
                    models.BooleanField(default=False, verbose_name="In percent of the target"),
                ),
                (
                    "amber",
                    models.FloatField(
                        default=0, verbose_name="Beyond that, close to the target (amber) up to"
                    ),
                ),
                (
                    "amber_in_percent",
                    models.BooleanField(default=False, verbose_name="In percent of the target"),
                ),
                (
                    "level",
                    models.FloatField(default=0, verbose_name="A change counts as level up to"),
                ),
                (
                    "level_in_percent",
                    models.BooleanField(
                        default=False, verbose_name="In percent of the figure before"
                    ),
                ),
                ("why", models.TextField(verbose_name="Why they were last changed")),
                ("set_at", models.DateTimeField(verbose_name="Last changed")),
            ],
            options={
                "verbose_name": "tolerance",
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "indicator"), name="bands_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amber__gte", 0), ("level__gte", 0), ("tolerance__gte", 0)
                        ),
                        name="bands_are_widths",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SetTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("authority", models.CharField(max_length=10)),
                ("indicator", models.SlugField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statutory", "statutory target"),
                            ("local", "local target"),
                            ("deprivation_adjusted", "deprivation-adjusted target"),
                            ("mid_way", "mid-way target"),
                            ("ambitious", "ambitious target"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("adopted", "Adopted"),
                            ("replaced", "Replaced"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=sightline.apps.targets.rules.Step["PROPOSED"],
                        max_length=10,
                    ),
                ),
                ("points", models.JSONField(default=list)),
                (
                    "from_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Takes the place of another from"
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="Withdrawn from")),
                (
                    "agreed_by",
                    models.CharField(blank=True, max_length=200, verbose_name="Who agreed it"),
                ),
                (
                    "agreed_where",
                    models.CharField(blank=True, max_length=300, verbose_name="Where"),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="On which day")),
                (
                    "taken_over",
                    models.BooleanField(
                        default=False, verbose_name="Stands in place of the file's"
                    ),
                ),
                ("why", models.TextField(verbose_name="Why it was last changed")),
                ("set_at", models.DateTimeField(verbose_name="Last changed")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="targets.settarget",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "ordering": ["indicator", "kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("step__in", ["proposed", "adopted"])),
                        fields=("authority", "indicator", "kind", "step"),
                        name="target_of_a_kind_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("step__in", ["proposed", "adopted", "replaced", "withdrawn"])
                        ),
                        name="target_step_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "statutory",
                                    "local",
                                    "deprivation_adjusted",
                                    "mid_way",
                                    "ambitious",
                                ],
                            )
                        ),
                        name="target_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "adopted"), _negated=True),
                            ("taken_over", True),
                            models.Q(
                                models.Q(("agreed_by", ""), _negated=True),
                                ("agreed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="target_adopted_was_agreed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSetTarget",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("authority", models.CharField(max_length=10)),
                ("indicator", models.SlugField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statutory", "statutory target"),
                            ("local", "local target"),
                            ("deprivation_adjusted", "deprivation-adjusted target"),
                            ("mid_way", "mid-way target"),
                            ("ambitious", "ambitious target"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("adopted", "Adopted"),
                            ("replaced", "Replaced"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=sightline.apps.targets.rules.Step["PROPOSED"],
                        max_length=10,
                    ),
                ),
                ("points", models.JSONField(default=list)),
                (
                    "from_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Takes the place of another from"
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="Withdrawn from")),
                (
                    "agreed_by",
                    models.CharField(blank=True, max_length=200, verbose_name="Who agreed it"),
                ),
                (
                    "agreed_where",
                    models.CharField(blank=True, max_length=300, verbose_name="Where"),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="On which day")),
                (
                    "taken_over",
                    models.BooleanField(
                        default=False, verbose_name="Stands in place of the file's"
                    ),
                ),
                ("why", models.TextField(verbose_name="Why it was last changed")),
                ("set_at", models.DateTimeField(verbose_name="Last changed")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="targets.settarget",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical target",
                "verbose_name_plural": "historical targets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
