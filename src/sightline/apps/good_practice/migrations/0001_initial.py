import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoodPractice",
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
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("title", models.CharField(max_length=200, verbose_name="What works well")),
                ("what", models.TextField(blank=True, verbose_name="How it is done")),
                ("why", models.TextField(verbose_name="Why it works")),
                (
                    "level",
                    models.CharField(default="authority", max_length=10, verbose_name="Level"),
                ),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="Unit")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Since")),
                (
                    "indicator",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="The figure that shows it"
                    ),
                ),
                (
                    "ask_role",
                    models.CharField(blank=True, max_length=60, verbose_name="Who may be asked"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("put_forward", "Put forward"),
                            ("looked_at", "Being looked at"),
                            ("shared", "Shared"),
                            ("not_taken_up", "Not taken up"),
                        ],
                        default="put_forward",
                        max_length=15,
                        verbose_name="State",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="What was said of it")),
                ("at", models.DateTimeField(verbose_name="Put forward")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of good practice",
                "verbose_name_plural": "good practice",
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["put_forward", "looked_at", "shared", "not_taken_up"])
                        ),
                        name="practice_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_taken_up"), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="practice_not_taken_up_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "authority"), ("unit", "")),
                            models.Q(
                                models.Q(("level", "authority"), _negated=True),
                                models.Q(("unit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="practice_is_of_one_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGoodPractice",
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
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("title", models.CharField(max_length=200, verbose_name="What works well")),
                ("what", models.TextField(blank=True, verbose_name="How it is done")),
                ("why", models.TextField(verbose_name="Why it works")),
                (
                    "level",
                    models.CharField(default="authority", max_length=10, verbose_name="Level"),
                ),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="Unit")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Since")),
                (
                    "indicator",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="The figure that shows it"
                    ),
                ),
                (
                    "ask_role",
                    models.CharField(blank=True, max_length=60, verbose_name="Who may be asked"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("put_forward", "Put forward"),
                            ("looked_at", "Being looked at"),
                            ("shared", "Shared"),
                            ("not_taken_up", "Not taken up"),
                        ],
                        default="put_forward",
                        max_length=15,
                        verbose_name="State",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="What was said of it")),
                ("at", models.DateTimeField(verbose_name="Put forward")),
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
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "historical piece of good practice",
                "verbose_name_plural": "historical good practice",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PracticeUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("where", models.CharField(max_length=200, verbose_name="Where")),
                ("since", models.DateField(verbose_name="Since")),
                ("said", models.TextField(blank=True, verbose_name="How it goes")),
                ("at", models.DateTimeField(verbose_name="Said")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="good_practice.goodpractice",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "where"), name="practice_used_once_where"
                    )
                ],
            },
        ),
    ]
